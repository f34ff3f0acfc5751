import type { Messages } from "../en/index.ts";

export const presets: Messages["presets"] = {
  gallery: "图库",
  explain: "每幅图展示一个想法，打开后即可动手调整；撤销可回到之前的状态。",
  caption: "看什么",
  dismiss: "关闭说明",
  load: () => import("./preset-words.ts").then(({ words }) => words),
};
