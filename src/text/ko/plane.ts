import type { WordsOfPlane } from "../en/plane.ts";

export const words: WordsOfPlane = {
  what: "평면 a + b + c = 상수. 평면을 가로지르는 (1, 1, 1) 방향으로는 어떤 확률도 변하지 않습니다. 그 방향으로 F는 특이하며, 역행렬 대신 의사역행렬을 씁니다.",
  stage: "매개변수 공간을 지나는 평면 위의 손실: 화살표로 시작점 이동, Shift를 누르면 열 배",
  axes: ["(a − b)/√2", "(a + b − 2c)/√6"],
  start: (at) => `시작점은 ${at}입니다.`,
  run: (run, at) => `${run}: 평면 위의 위치 ${at}.`,
};
