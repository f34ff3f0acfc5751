/** What an open view found on the way of a run, on its journey from the view to the timeline. No part of the state: it goes with the view. */
import type { Annotations } from "../../views/view.ts";
import type { PageStore } from "../store/store.ts";

class Channel {
  current: Annotations | undefined;
  private readonly listeners = new Set<() => void>();

  set(annotations: Annotations | undefined): void {
    if (annotations === this.current) return;
    this.current = annotations;
    for (const listener of this.listeners) listener();
  }
  /** @returns a function that ends it */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

const channels = new WeakMap<PageStore, Channel>();

export function annotationsOf(store: PageStore): Channel {
  const channel = channels.get(store) ?? new Channel();
  channels.set(store, channel);
  return channel;
}
