/** From what the probe noted to the latencies of single moves. */

/** @typedef {{ moves: number[], starts: { session: number, at: number, move: number }[], painted: { session: number, at: number }[], frames: number[] }} DragLog */

/**
 * Milliseconds of each move until a frame showed its place or a later one. `move` of a start counts the moves before it.
 * @param {DragLog} log
 */
export function latencies({ moves, starts, painted }) {
  const shown = new Map(painted.map(({ session, at }) => [session, at]));
  /** Starts that reached the screen, in order. A start that was overtaken by the next one never did. */
  const seen = starts.flatMap(({ session, move }) => {
    const at = shown.get(session);
    return at === undefined ? [] : [{ move, at }];
  });
  return moves.flatMap((moved, i) => {
    const answer = seen.find(({ move }) => move > i);
    return answer === undefined ? [] : [answer.at - moved];
  });
}

/** @param {readonly number[]} sorted @param {number} share */
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
/** @param {number} value */
const rounded = (value) => Math.round(value * 10) / 10;

/** @param {readonly number[]} times @param {DragLog} log */
export function summary(times, { moves, starts, frames, painted }) {
  const sorted = times.toSorted((a, b) => a - b);
  const gaps = frames.slice(1).map((at, i) => at - frames[i]);
  return {
    p50: rounded(quantile(sorted, 0.5)),
    p95: rounded(quantile(sorted, 0.95)),
    max: rounded(sorted.at(-1) ?? Number.NaN),
    frames: painted.length,
    moves: moves.length,
    starts: starts.length,
    longestFrame: rounded(Math.max(...gaps)),
  };
}
