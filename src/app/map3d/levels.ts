/** The levels that the map shows, on their way to the 3-D picture: both have the same bands and lines, and one key below them. */
import type { Levels } from "../../draw/levels.ts";
import type { PageStore } from "../store/store.ts";

class Channel {
  current: Levels | undefined;
  private readonly listeners = new Set<() => void>();

  set(levels: Levels | undefined): void {
    if (levels === this.current) return;
    this.current = levels;
    for (const listener of this.listeners) listener();
  }
  /** @returns a function that ends it */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

const channels = new WeakMap<PageStore, Channel>();

export function levelsOf(store: PageStore): Channel {
  const channel = channels.get(store) ?? new Channel();
  channels.set(store, channel);
  return channel;
}
