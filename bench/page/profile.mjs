/** Where the time of the page's thread went, from a profile of the browser's own. */

const MOST = 25;

/**
 * Milliseconds by function, the most expensive first: its own time, without what it calls.
 * @param {{ nodes: { id: number, callFrame: { functionName: string, url: string, lineNumber: number } }[], samples?: number[], timeDeltas?: number[] }} profile
 */
export function hottest({ nodes, samples = [], timeDeltas = [] }) {
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [id, `${functionName || "(anonymous)"} ${url.split("/").at(-1)}:${lineNumber + 1}`]),
  );
  /** @type {Map<string, number>} */
  const own = new Map();
  for (const [i, id] of samples.entries()) {
    const name = names.get(id) ?? "?";
    own.set(name, (own.get(name) ?? 0) + (timeDeltas[i] ?? 0) / 1000);
  }
  return [...own]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(([name, milliseconds]) => `${milliseconds.toFixed(0)} ${name}`);
}
