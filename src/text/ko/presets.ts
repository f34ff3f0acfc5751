import type { Messages } from "../en/index.ts";

export const presets: Messages["presets"] = {
  gallery: "갤러리",
  explain: "그림마다 하나의 아이디어가 담겨 있습니다. 열면 바로 만져 볼 수 있고, 실행 취소를 누르면 이전 상태로 돌아갑니다.",
  caption: "무엇을 볼 것인가",
  dismiss: "설명 닫기",
  chapters: () => import("./preset-words.ts").then(({ chapters }) => chapters),
  load: () => import("./preset-words.ts").then(({ words }) => words),
};
