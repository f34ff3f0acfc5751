/** Texts of sharing. */
export const share = {
  share: "Share",
  title: "Share what you see",
  explain: "The link holds everything: problem, runs, start, step and view. Whoever opens it sees the same numbers, to the last bit.",
  link: "Link",
  copyLink: "Copy link",
  qr: "QR code of the link",
  qrTooLong: "The link is too long for a QR code that a phone could read.",
  embed: "Embed",
  embedCode: "Code for a web page",
  copyEmbed: "Copy code",
};
