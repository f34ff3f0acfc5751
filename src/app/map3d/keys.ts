/** Keys of the 3-D picture beside those that it shares with the map: W, A, S and D turn it (by place, not by letter), Home turns it back. */

/** Degrees that one key turns by. */
const STEP = 5;
const LARGE = 3;

const WAYS: Readonly<Record<string, readonly [azimuth: number, elevation: number]>> = { KeyA: [-1, 0], KeyD: [1, 0], KeyW: [0, 1], KeyS: [0, -1] };

interface Turns {
  readonly by: (azimuth: number, elevation: number) => void;
  readonly back: () => void;
}

/** @returns a function that ends it */
export function listenToTurns(stage: HTMLElement, { by, back }: Turns): () => void {
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[event.code];
    if (way === undefined && event.key !== "Home") return;
    event.preventDefault();
    if (way === undefined) back();
    else by(way[0] * STEP * (event.shiftKey ? LARGE : 1), way[1] * STEP * (event.shiftKey ? LARGE : 1));
  };
  stage.addEventListener("keydown", press);
  return () => stage.removeEventListener("keydown", press);
}
