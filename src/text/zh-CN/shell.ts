import type { Messages } from "../en/index.ts";

export const shell: Messages["shell"] = {
  tagline: "看清优化器为什么这样走每一步。",
  loading: "正在启动…",
  language: "语言",
  noScript: "Steepest 无法在此浏览器中启动。",
};
