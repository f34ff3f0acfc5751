import type { Messages } from "../en/index.ts";

export const share: Messages["share"] = {
  share: "공유",
  title: "지금 화면 공유하기",
  explain: "문제, 실행, 시작점, 스텝, 화면 상태가 모두 링크에 들어 있습니다. 링크를 여는 사람은 마지막 비트까지 같은 숫자를 보게 됩니다.",
  link: "공유 링크",
  copyLink: "링크 복사",
  qr: "링크의 QR 코드",
  qrTooLong: "링크가 너무 길어 휴대전화로 읽을 수 있는 QR 코드를 만들 수 없습니다.",
  embed: "퍼가기",
  embedCode: "웹 페이지용 코드",
  copyEmbed: "코드 복사",
};
