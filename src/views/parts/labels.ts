/** Labels beside the ends of lines: each as near to its line as the others let it, none over another, none outside. */

export interface Wish {
  /** Where the line ends. */
  readonly at: number;
  readonly height: number;
}

/**
 * Centres of labels along one axis, for wishes in any order.
 * Neighbours that would overlap form a block, which settles where the sum of its squared displacements is least (pool adjacent violators).
 */
export function placeLabels(wishes: readonly Wish[], from: number, to: number): number[] {
  const order = wishes.map((_, i) => i).toSorted((a, b) => wishes[a]!.at - wishes[b]!.at || a - b);
  /** Blocks of touching labels: first centre's ideal, summed over members, and how many. */
  const blocks: { members: number[]; length: number; ideal: number; start: number }[] = [];
  const settle = (block: (typeof blocks)[number]): void => {
    block.start = Math.max(from, Math.min(to - block.length, block.ideal / block.members.length));
  };
  for (const i of order) {
    const { at, height } = wishes[i]!;
    const block = { members: [i], length: height, ideal: at - height / 2, start: 0 };
    settle(block);
    blocks.push(block);
    for (let last = blocks.length - 1; last > 0; last--) {
      const [above, below] = [blocks[last - 1]!, blocks[last]!];
      if (above.start + above.length <= below.start) break;
      // Where the upper block would have to start for each member of the lower one to be at its wish.
      above.ideal += below.ideal - below.members.length * above.length;
      above.members.push(...below.members);
      above.length += below.length;
      settle(above);
      blocks.pop();
    }
  }
  const centres = Array.from({ length: wishes.length }, () => 0);
  for (const { members, start } of blocks) {
    let edge = start;
    for (const i of members) {
      centres[i] = edge + wishes[i]!.height / 2;
      edge += wishes[i]!.height;
    }
  }
  return centres;
}
