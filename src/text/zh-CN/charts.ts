import type { WordsOfCharts } from "../en/charts.ts";

export const words: WordsOfCharts = {
  choice: "Coordinates side by side, two to four",
  own: "settings",
  together: "All together",
};
