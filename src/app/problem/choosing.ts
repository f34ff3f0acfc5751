/** Searching and walking through a grid of options. */

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase();

/** The entries of whose words one contains every word of the query, whatever the case and the accents. */
export function search<T>(entries: readonly T[], query: string, wordsOf: (entry: T) => readonly string[]): readonly T[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const words = plain(wordsOf(entry).join(" "));
    return wanted.every((word) => words.includes(word));
  });
}

/**
 * The option that a key leads to from another; undefined where the key is none of ours, or leads nowhere.
 * @param sideways whether ← and → are for the options
 */
export function movedTo(key: string, from: number, count: number, columns: number, sideways: boolean): number | undefined {
  const distance: Readonly<Record<string, number>> = {
    ArrowDown: columns,
    ArrowUp: -columns,
    ...(sideways ? { ArrowRight: 1, ArrowLeft: -1, Home: -from, End: count - 1 - from } : {}),
  };
  const by = distance[key];
  if (by === undefined || count === 0) return undefined;
  const to = from + by;
  if (to >= 0 && to < count) return to;
  // The last row may be short: down from above its gap leads to its end.
  const lastRow = Math.floor((count - 1) / columns);
  return key === "ArrowDown" && Math.floor(from / columns) < lastRow ? count - 1 : undefined;
}
