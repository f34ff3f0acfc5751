import type { Messages } from "../en/index.ts";

export const shell: Messages["shell"] = {
  tagline: "옵티마이저가 왜 그렇게 움직이는지 눈으로 확인합니다.",
  loading: "시작하는 중…",
  language: "언어",
  noScript: "이 브라우저에서는 Steepest를 시작할 수 없습니다.",
};
