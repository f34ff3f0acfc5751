/** 设置中数据集的文字。 */
import type { WordsOfData } from "../en/data.ts";

export const words: WordsOfData = {
  count: (count) => `${count} 个点`,
  chosen: (index, count, place, label) => `第 ${index} 个点，共 ${count} 个：${place}${label === undefined ? "" : `，类别 ${label}`}`,
  class: (k) => `类别 ${k}`,
  classOfNew: "新点的类别",
  classOf: (index) => `第 ${index} 个点的类别`,
  hint: "点击添加，拖动移动，Delete 或 Alt+点击删除。按键：Page Up/Down 选择，方向键移动，Enter 添加。",
  hintBars: "拖动条形。按键：左右选择，上下改变。",
  remove: "删除",
  listed: "恢复默认数据",
  notDrawn: "每个样本有两个输入时才能画出，这里只显示文本。",
  asRows: "按行：先输入，后目标",
  asNumbers: "按数字",
  formRows: "可粘贴 CSV 或 TSV，每行一个样本，标题行会跳过。",
  formNumbers: "用空格、逗号、分号或换行分隔。",
  kept: "改正之前沿用原来的数据。",
  empty: (least) => `至少需要 ${least} 个。`,
  tooLong: (most) => `最多 ${most.toLocaleString("zh-CN")} 行。`,
  notNumber: (line, found) => (found === "" ? `第 ${line} 行：缺少一个数。` : `第 ${line} 行：“${found}”不是数字。`),
  columns: (line, found, needed) => `第 ${line} 行有 ${found} 个数，应为 ${needed} 个。`,
  notClass: (line, found, most, setting) =>
    `第 ${line} 行：“${found}”不是 0 到 ${most} 之间的类别。${setting === undefined ? "" : `要增加类别，请改设置“${setting}”。`}`,
  below: (line, found, limit, open) => `第 ${line} 行：${found} 必须${open ? "大于" : "不小于"} ${limit}。`,
  above: (line, found, limit, open) => `第 ${line} 行：${found} 必须${open ? "小于" : "不大于"} ${limit}。`,
};
