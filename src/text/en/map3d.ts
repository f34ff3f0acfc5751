/** Texts of the page: the 3-D picture of the surface. */
import type { WordsOfCharts } from "./charts.ts";

export const words = {
  panes: "Pictures of the surface",
  names: { "2d": "2D", "3d": "3D", both: "Both", charts: "Charts" },
  loadCharts: (): Promise<WordsOfCharts> => import("./charts.ts").then(({ words: loaded }) => loaded),
  stage:
    "Loss surface in 3D: arrow keys move the start, Alt and arrow keys move the view, plus and minus zoom, 0 shows everything; W, A, S and D turn the picture, Home turns it back",
  height: "Height",
  heights: { log: "Log height", linear: "Linear height" },
  /** What the heights stand for, and units of x for one of them. */
  scaleLinear: (factor: string, x: string): string => `height: 1 in J = ${factor} in ${x}`,
  scaleLog: (factor: string, x: string): string => `height: ×10 in J = ${factor} in ${x}`,
  cut: (loss: string): string => `cut at J = ${loss}`,
  noLog: "no room for a log scale here",
  seen: (azimuth: string, elevation: string): string => `Seen from ${elevation}° above, turned by ${azimuth}°.`,
  turn: "Turn the picture",
  left: "Turn left",
  right: "Turn right",
  higher: "Look from higher",
  lower: "Look from lower",
  back: "Turn back",
  onPicture: "On the 3D picture",
  across: "Turn left, turn right",
  upDown: "Look from higher, from lower",
  loadingCharts: "Loading the charts…",
  loading: "Loading the 3D picture…",
  failed: "The 3D picture could not be loaded.",
  noWebgl: "The 3D picture needs WebGL2, which this browser does not offer. The 2D map shows the same surface.",
  lost: "The graphics card has dropped the 3D picture.",
  again: "Draw it again",
};

export type WordsOf3d = typeof words;
