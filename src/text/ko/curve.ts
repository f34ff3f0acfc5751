import type { WordsOfCurve } from "../en/curve.ts";

export const words: WordsOfCurve = {
  stage: "손실 곡선: 좌우 화살표로 시작점 이동, Shift를 누르면 열 배",
  summary: (name, from, to) => `${name}에 대한 손실, ${from}에서 ${to}까지. 아래에는 실행마다 스텝을 찍은 줄이 있습니다.`,
  start: (name, value) => `시작점은 ${name} = ${value}입니다.`,
  run: (run, name, value, loss) => `${run}: ${name} = ${value}, 손실 ${loss}.`,
};
