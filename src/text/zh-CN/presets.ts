import type { Messages } from "../en/index.ts";

export const presets: Messages["presets"] = {
  gallery: "示例库",
  explain: "每幅图说明一个要点，打开后即可动手调整；撤销可回到之前的状态。",
  caption: "观察要点",
  dismiss: "关闭",
  chapters: () => import("./preset-words.ts").then(({ chapters }) => chapters),
  load: () => import("./preset-words.ts").then(({ words }) => words),
};
