/** Which charts stand side by side. */

/** Fewer are nothing to compare, more have no room. */
const LEAST = 2;
const MOST = 4;

/** The charts of a link, without repetitions; where they are too few, the problem's own and the ones after it. */
export function chosenCharts(wanted: readonly string[] | undefined, own: string, all: readonly string[]): readonly string[] {
  const chosen = [...new Set(wanted)].filter((chart) => all.includes(chart)).slice(0, MOST);
  if (chosen.length >= LEAST) return chosen;
  const others = [own, ...all].filter((chart) => !chosen.includes(chart));
  return [...chosen, ...new Set(others)].slice(0, LEAST);
}

/** The charts after one was switched, in the order of the knob; `undefined` where they would be too few or too many. */
export function nextCharts(charts: readonly string[], chart: string, all: readonly string[]): readonly string[] | undefined {
  const next = all.filter((one) => charts.includes(one) !== (one === chart));
  return next.length < LEAST || next.length > MOST ? undefined : next;
}

/** With which charts the comparison begins: three, the problem's own among them. */
export function firstCharts(own: string, all: readonly string[]): readonly string[] {
  const some = new Set([own, ...all].slice(0, LEAST + 2));
  return all.filter((chart) => some.has(chart));
}
