import type { Messages } from "../en/index.ts";

type Args = Readonly<Record<string, string | number | boolean>>;
/** What stands in for a bad value, as the reader says: a default, or nothing. */
const instead = ({ fallback }: Args): string => (fallback === "" || fallback === undefined ? "该值被忽略。" : `改用默认值 ${fallback}。`);
const found = ({ found: value }: Args): string => String(value ?? "该值");

export const issues: Messages["issues"] = {
  title: "无法识别的内容",
  dismiss: "关闭提示",
  run: (number) => `运行 ${number}`,
  start: "起点",
  byCode: {
    "not-a-number": (args) => `${found(args)} 不是有效的数。${instead(args)}`,
    "not-whole": (args) => `${found(args)} 不是整数。${instead(args)}`,
    "out-of-range": (args) => `${found(args)} 超出允许范围。${instead(args)}`,
    "not-numbers": (args) => `${found(args)} 不是一组数。${instead(args)}`,
    "wrong-length": (args) => `${found(args)} 的个数不对。${instead(args)}`,
    "upside-down": (args) => `${found(args)} 的下界必须小于上界。${instead(args)}`,
    "too-few": (args) => `${found(args)} 的数太少。${instead(args)}`,
    "not-a-distribution": (args) => `${found(args)} 不是概率分布：各数须不小于 0，且总和为 1。${instead(args)}`,
    "not-examples": (args) => `${found(args)} 不是由输入和目标组成的数据。${instead(args)}`,
    "bad-inputs": (args) => `数据的输入不符合要求。${instead(args)}`,
    "bad-targets": (args) => `数据的目标不符合要求。${instead(args)}`,
    "no-examples": () => "没有一条数据属于现有的类别。",
    "unknown-choice": (args) => `${found(args)} 不在可选项之中。${instead(args)}`,
    "not-a-flag": (args) => `${found(args)} 不是真假值。${instead(args)}`,
    "not-text": (args) => `${found(args)} 不是有效的文本。${instead(args)}`,
    "too-long": () => "内容过长，已忽略。",
    "not-an-object": (args) => `${found(args)} 不是一组设置，已忽略。`,
    "not-a-list": (args) => `${found(args)} 不是运行列表，改用默认的 Adam。`,
    "not-names": (args) => `${found(args)} 不是名称列表，已忽略。`,
    "not-a-lens": (args) => `${found(args)} 不是透镜的 x、y、半径和阶数，已忽略。`,
    "not-a-name": (args) => `${found(args)} 不是名称，已忽略。`,
    "unknown-name": (args) => `没有名为 ${found(args)} 的项，已忽略。`,
    // Its name stands before the sentence, as the place where it was found.
    "unknown-key": () => "未知的项，已忽略。",
    "unknown-keys": ({ count }) => `另有 ${count} 个未知的项。`,
    "unknown-problem": (args) => `没有名为 ${found(args)} 的问题，因此不运行任何内容。`,
    "unknown-optimizer": (args) => `没有名为 ${found(args)} 的优化器。不会用别的优化器代替，该运行标为失败。`,
    "too-many-runs": ({ most }) => `最多 ${most} 次运行，其余已忽略。`,
    "no-runs": () => "没有任何运行，改用默认的 Adam。",
    "not-applicable": () => "该问题不由数据构成，无法抽取小批量。",
    repeated: () => "同一项出现了两次，只取第一次。",
    "newer-version": () => "该场景由更新的版本生成，无法读取。",
    "other-revision": () => "该链接由另一数值修订版生成，数字可能略有不同。",
    empty: () => "其中没有场景。",
    missing: () => "缺少必需的值。",
    "not-json": () => "无法按 JSON 读取。",
    "bad-escape": () => "百分号编码有误。",
    "bad-deflate": () => "压缩部分无法解开。",
    "more-issues": ({ count }) => `另有 ${count} 条未列出。`,
    "nesterov-needs-momentum": () => "Nesterov 动量要求动量大于 0 且动量抑制（dampening）为 0，因此已关闭。",
    "branch-order": () => "分支只能从排在前面的运行分出。",
    "branch-method": () => "分支必须沿用原运行的优化器。",
    "branch-step": () => "原运行没有走到这一步。",
    unsupported: () => "该方法不适用于这个问题。",
  },
};
