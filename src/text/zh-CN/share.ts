import type { Messages } from "../en/index.ts";

export const share: Messages["share"] = {
  share: "分享",
  title: "分享当前画面",
  explain: "链接包含全部内容：问题、运行、起点、步数和视图。打开链接的人看到的数字逐位相同。",
  link: "分享链接",
  copyLink: "复制链接",
  qr: "链接的二维码",
  qrTooLong: "链接过长，无法生成手机可识别的二维码。",
  embed: "嵌入",
  embedCode: "网页代码",
  copyEmbed: "复制代码",
};
