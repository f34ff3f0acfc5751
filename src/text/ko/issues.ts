import type { Messages } from "../en/index.ts";

import { called, object, topic } from "./particles.ts";

type Args = Readonly<Record<string, string | number | boolean>>;
/** What stands in for a bad value, as the reader says: a default, or nothing. */
const instead = ({ fallback }: Args): string =>
  fallback === "" || fallback === undefined ? "이 값은 쓰지 않습니다." : `기본값 ${object(String(fallback))} 씁니다.`;
const found = ({ found: value }: Args): string => String(value ?? "이 값");

export const issues: Messages["issues"] = {
  title: "읽지 못한 부분",
  dismiss: "알림 닫기",
  run: (number) => `실행 ${number}`,
  start: "시작점",
  byCode: {
    "not-a-number": (args) => `${topic(found(args))} 숫자가 아닙니다. ${instead(args)}`,
    "not-whole": (args) => `${topic(found(args))} 정수가 아닙니다. ${instead(args)}`,
    "out-of-range": (args) => `${topic(found(args))} 허용 범위를 벗어났습니다. ${instead(args)}`,
    "not-numbers": (args) => `${topic(found(args))} 숫자 목록이 아닙니다. ${instead(args)}`,
    "wrong-length": (args) => `${topic(found(args))} 숫자의 개수가 맞지 않습니다. ${instead(args)}`,
    "upside-down": (args) => `${found(args)}에서는 아래쪽 값이 위쪽 값보다 작아야 합니다. ${instead(args)}`,
    "not-2-d": ({ dim }) => `매개변수가 ${dim}개입니다. 지도에는 두 개를 그립니다. 실행은 패널에서 볼 수 있습니다.`,
    "too-few": (args) => `${topic(found(args))} 숫자가 너무 적습니다. ${instead(args)}`,
    "not-a-distribution": (args) => `${topic(found(args))} 확률분포가 아닙니다. 모두 0 이상이고 합이 1이어야 합니다. ${instead(args)}`,
    "not-examples": (args) => `${topic(found(args))} 입력과 목푯값으로 된 데이터가 아닙니다. ${instead(args)}`,
    "bad-inputs": (args) => `데이터의 입력이 올바르지 않습니다. ${instead(args)}`,
    "bad-targets": (args) => `데이터의 목푯값이 올바르지 않습니다. ${instead(args)}`,
    "no-examples": () => "주어진 클래스에 속하는 데이터가 하나도 없습니다.",
    "unknown-choice": (args) => `${topic(found(args))} 고를 수 있는 값이 아닙니다. ${instead(args)}`,
    "not-a-flag": (args) => `${topic(found(args))} 참·거짓 값이 아닙니다. ${instead(args)}`,
    "not-text": (args) => `${topic(found(args))} 올바른 텍스트가 아닙니다. ${instead(args)}`,
    "too-long": () => "너무 길어서 쓰지 않습니다.",
    "not-an-object": (args) => `${topic(found(args))} 설정 묶음이 아니므로 쓰지 않습니다.`,
    "not-a-list": (args) => `${topic(found(args))} 실행 목록이 아닙니다. 기본값인 Adam을 씁니다.`,
    "not-names": (args) => `${topic(found(args))} 이름 목록이 아니므로 쓰지 않습니다.`,
    "not-a-lens": (args) => `${topic(found(args))} 렌즈의 x, y, 반지름, 차수가 아니므로 쓰지 않습니다.`,
    "not-a-name": (args) => `${topic(found(args))} 이름이 아니므로 쓰지 않습니다.`,
    "unknown-name": (args) => `${called(found(args))} 이름은 없으므로 쓰지 않습니다.`,
    // Its name stands before the sentence, as the place where it was found.
    "unknown-key": () => "알 수 없는 항목이므로 쓰지 않습니다.",
    "unknown-keys": ({ count }) => `알 수 없는 항목이 ${count}개 더 있습니다.`,
    "unknown-problem": (args) => `${called(found(args))} 문제를 알 수 없으므로 아무것도 실행하지 않습니다.`,
    "unknown-optimizer": (args) => `${called(found(args))} 옵티마이저를 알 수 없습니다. 다른 것으로 바꾸지 않고 이 실행은 실패로 표시합니다.`,
    "too-many-runs": ({ most }) => `실행은 ${most}개까지만 쓸 수 있어 나머지는 쓰지 않습니다.`,
    "no-runs": () => "실행이 하나도 없어 기본값인 Adam을 씁니다.",
    "not-applicable": () => "이 문제는 데이터로 이루어져 있지 않아 배치를 뽑을 수 없습니다.",
    repeated: () => "같은 항목이 두 번 나와 처음 것만 씁니다.",
    "newer-version": () => "더 새로운 버전에서 만든 시나리오라 읽을 수 없습니다.",
    "other-revision": () => "다른 수치 개정판에서 만든 링크라 숫자가 조금 다를 수 있습니다.",
    empty: () => "시나리오가 들어 있지 않습니다.",
    missing: () => "꼭 있어야 하는 값이 빠졌습니다.",
    "not-json": () => "JSON으로 읽을 수 없습니다.",
    "bad-escape": () => "퍼센트 인코딩이 잘못되었습니다.",
    "bad-deflate": () => "압축된 부분을 풀 수 없습니다.",
    "more-issues": ({ count }) => `그 밖에 ${count}건이 더 있습니다.`,
    "nesterov-needs-momentum": () => "네스테로프 모멘텀은 모멘텀이 0보다 크고 댐프닝이 0일 때만 쓸 수 있어 껐습니다.",
    "branch-order": () => "분기는 앞에 있는 실행에서만 갈라져 나올 수 있습니다.",
    "branch-method": () => "분기는 원래 실행과 같은 옵티마이저를 써야 합니다.",
    "branch-step": () => "원래 실행이 그 스텝까지 가지 않았습니다.",
    unsupported: () => "이 문제에서는 이 방법을 쓸 수 없습니다.",
    "needs-whole-loss": () => "이 방법은 스텝마다 전체 손실이 필요해 배치로는 실행할 수 없습니다.",
  },
};
