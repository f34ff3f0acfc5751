/** 설정 속 데이터의 글. */
import type { WordsOfData } from "../en/data.ts";

export const words: WordsOfData = {
  count: (count) => `점 ${count}개`,
  chosen: (index, count, place, label) => `점 ${count}개 중 ${index}번: ${place}${label === undefined ? "" : `, 클래스 ${label}`}`,
  class: (k) => `클래스 ${k}`,
  classOfNew: "새 점의 클래스",
  classOf: (index) => `${index}번 점의 클래스`,
  hint: "클릭하면 추가, 끌면 이동, Delete 또는 Alt+클릭으로 삭제합니다. 키: Page Up/Down으로 선택, 화살표로 이동, Enter로 추가.",
  hintBars: "막대를 끕니다. 키: 좌우로 선택, 위아래로 변경.",
  remove: "삭제",
  listed: "기본 데이터로 되돌리기",
  notDrawn: "예제마다 입력이 두 개일 때만 그림으로 보입니다. 지금은 글로만 표시합니다.",
  asRows: "행으로: 입력, 그다음 목표값",
  asNumbers: "숫자로",
  formRows: "CSV나 TSV를 붙여 넣습니다. 한 줄에 예제 하나이며, 제목 줄은 건너뜁니다.",
  formNumbers: "빈칸, 쉼표, 세미콜론, 줄바꿈으로 구분합니다.",
  kept: "고칠 때까지 이전 데이터를 그대로 씁니다.",
  empty: (least) => `적어도 ${least}개가 필요합니다.`,
  tooLong: (most) => `최대 ${most.toLocaleString("ko")}행까지 가능합니다.`,
  notNumber: (line, found) => (found === "" ? `${line}번째 줄: 숫자가 빠졌습니다.` : `${line}번째 줄: “${found}”은(는) 숫자가 아닙니다.`),
  columns: (line, found, needed) => `${line}번째 줄에는 숫자가 ${found}개 있습니다. ${needed}개여야 합니다.`,
  notClass: (line, found, most, setting) =>
    `${line}번째 줄: “${found}”은(는) 0부터 ${most}까지의 클래스가 아닙니다.${setting === undefined ? "" : ` 더 늘리려면 설정 “${setting}”을(를) 바꿉니다.`}`,
  below: (line, found, limit, open) => `${line}번째 줄: ${found}은(는) ${limit}${open ? "보다 커야 합니다." : " 이상이어야 합니다."}`,
  above: (line, found, limit, open) => `${line}번째 줄: ${found}은(는) ${limit}${open ? "보다 작아야 합니다." : " 이하여야 합니다."}`,
};
