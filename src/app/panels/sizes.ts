/** Heights of the panels, outside React: dragging a splitter moves boxes and renders nothing. Kept by the browser, not in the link. */

const STORED = "steepest.panels";

export interface Sizes {
  /** A panel's box comes and goes. */
  readonly register: (id: string) => (box: HTMLElement | null) => void;
  readonly measure: (id: string) => number;
  readonly divide: (above: string, aboveHeight: number, below: string, belowHeight: number) => void;
  readonly save: () => void;
  readonly reset: () => void;
}

function read(): Record<string, number> {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(STORED) ?? "{}");
    if (typeof raw !== "object" || raw === null) return {};
    return Object.fromEntries(Object.entries(raw).filter((entry): entry is [string, number] => typeof entry[1] === "number" && entry[1] > 0));
  } catch {
    // Storage may be forbidden or hold nonsense: then every panel has its own height.
    return {};
  }
}

export function createSizes(): Sizes {
  let heights = read();
  const boxes = new Map<string, HTMLElement>();
  const apply = (id: string, box: HTMLElement): void => {
    const height = heights[id];
    if (height === undefined) box.style.removeProperty("--height");
    else box.style.setProperty("--height", `${height}px`);
    box.toggleAttribute("data-sized", height !== undefined);
  };
  const measure = (id: string): number => boxes.get(id)?.getBoundingClientRect().height ?? 0;
  const save = (): void => {
    try {
      localStorage.setItem(STORED, JSON.stringify(heights));
    } catch {
      // Full or forbidden: the heights last as long as the page.
    }
  };
  return {
    register: (id) => (box) => {
      if (box === null) boxes.delete(id);
      else {
        boxes.set(id, box);
        apply(id, box);
      }
    },
    measure,
    divide(above, aboveHeight, below, belowHeight) {
      // The others keep what they have: otherwise the room that one gives would go to all.
      heights = Object.fromEntries([...boxes.keys()].map((id) => [id, measure(id)]));
      heights[above] = aboveHeight;
      heights[below] = belowHeight;
      for (const [id, box] of boxes) apply(id, box);
    },
    save,
    reset() {
      heights = {};
      for (const [id, box] of boxes) apply(id, box);
      save();
    },
  };
}
