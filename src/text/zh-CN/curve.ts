import type { WordsOfCurve } from "../en/curve.ts";

export const words: WordsOfCurve = {
  stage: "损失曲线：左右方向键移动起点，按住 Shift 为十倍",
  summary: (name, from, to) => `损失随 ${name} 的变化，从 ${from} 到 ${to}。下方每个运行有一行，标出各步。`,
  start: (name, value) => `起点在 ${name} = ${value}。`,
  run: (run, name, value, loss) => `${run}：${name} = ${value}，损失 ${loss}。`,
};
