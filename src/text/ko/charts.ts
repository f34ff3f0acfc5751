import type { WordsOfCharts } from "../en/charts.ts";

export const words: WordsOfCharts = {
  choice: "나란히 볼 좌표, 두 개에서 네 개",
  own: "현재 설정",
  unserved: (runs) => `이 좌표에서 실행 불가: ${runs}`,
  together: "한데 모아 보기",
  density: "재생 위치에서의 분포, 모든 좌표의 모든 실행: 축 위의 짧은 선으로 나타낸 데이터와 그 위의 밀도, 또는 점으로 나타낸 관측 비율과 그 옆의 확률.",
  gap: "학습률에 따른 좌표 사이의 차이",
  gapPicture: (symbol, first) =>
    `학습률 η, η/2, η/4, …에서 같은 시간 동안 ${first} 좌표의 경로와 ${symbol} 값이 가장 크게 벌어진 정도. 두 축 모두 로그 눈금입니다.`,
  largest: (symbol) => `최대 |Δ${symbol}|`,
  guide: "기울기 1",
  slope: (chart, slope) => `${chart}: 기울기 ${slope}`,
  verdicts: {
    first: "η의 1차까지 일치합니다.",
    order: "1차로 일치하지도, 일정한 차이로 남지도 않습니다.",
    none: "전혀 일치하지 않습니다. 스텝을 줄여도 차이가 사라지지 않습니다.",
    same: "반올림 오차 안에서 모든 좌표의 경로가 같습니다.",
    lost: "두 학습률 이상에서 모든 좌표의 경로가 끝까지 가지 못했습니다.",
  },
  noGap: {
    unserved: "이 좌표들 가운데 실행할 수 없는 곳이 있습니다.",
    "no-rate": "줄여 볼 학습률이 없습니다.",
    "own-length": "스텝 길이를 학습률이 아니라 스스로 정합니다.",
    schedule: "학습률 스케줄이 스텝 번호를 따르므로, 학습률을 줄이면 스텝을 늘려도 같은 시간이 되지 않습니다.",
    branch: "다른 실행에서 갈라져 나왔으므로 재지 않습니다.",
  },
  lost: (charts) => `일부 학습률에서는 ${charts} 좌표의 경로가 분포족을 벗어납니다(×).`,
  measuring: "재는 중…",
};
