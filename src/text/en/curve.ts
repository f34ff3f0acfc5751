/** Texts of the curve that stands in place of the map where there is one parameter. */
export const words = {
  stage: "Loss curve: left and right arrow keys move the start, Shift ten times as far",
  summary: (name: string, from: string, to: string) => `Loss over ${name}, from ${from} to ${to}. Below it a lane for each run, with its steps.`,
  start: (name: string, value: string) => `The start is at ${name} = ${value}.`,
  run: (run: string, name: string, value: string, loss: string) => `${run}: at ${name} = ${value}, loss ${loss}.`,
};

export type WordsOfCurve = typeof words;
