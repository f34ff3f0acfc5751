/** Texts of charts side by side. */
export const words = {
  choice: "Coordinates side by side, two to four",
  own: "settings",
  together: "All together",
};

export type WordsOfCharts = typeof words;
