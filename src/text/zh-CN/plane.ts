import type { WordsOfPlane } from "../en/plane.ts";

export const words: WordsOfPlane = {
  what: "平面 a + b + c = 常数。沿 (1, 1, 1) 穿过平面时概率都不变：F 在这个方向上奇异，用伪逆代替逆。",
  stage: "参数空间中一个平面上的损失：方向键移动起点，按住 Shift 为十倍",
  axes: ["(a − b)/√2", "(a + b − 2c)/√6"],
  start: (at) => `起点在 ${at}。`,
  run: (run, at) => `${run}：在平面上的位置 ${at}。`,
};
