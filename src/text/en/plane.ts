/** Texts of the plane that stands for three logits. */
export const words = {
  what: "The plane a + b + c = const. Across it, along (1, 1, 1), no probability changes: F is singular there, and its pseudo-inverse stands in for the inverse.",
  stage: "Loss on a plane through the parameters: arrow keys move the start, Shift ten times as far",
  axes: ["(a − b)/√2", "(a + b − 2c)/√6"] as readonly [string, string],
  start: (at: string) => `The start is at ${at}.`,
  run: (run: string, at: string) => `${run}: on the plane at ${at}.`,
};

export type WordsOfPlane = typeof words;
