/** Fingers on the screen, by the browser's own protocol: Playwright itself can only tap. */
import type { CDPSession, Page } from "@playwright/test";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Positions on the way of a gesture: enough for the page to follow, few enough to be quick. */
const MOVES = 6;

export class Fingers {
  private constructor(private readonly session: CDPSession) {}

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  /** Every finger goes straight from its first place to its second; `held` runs while all are still down. */
  async move(paths: readonly (readonly [from: Point, to: Point])[], held?: () => Promise<void>): Promise<void> {
    const at = (share: number): { x: number; y: number; id: number }[] =>
      paths.map(([from, to], id) => ({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y), id }));
    await this.session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
    for (let i = 1; i <= MOVES; i++) await this.session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(i / MOVES) });
    await held?.();
    await this.session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }
}
