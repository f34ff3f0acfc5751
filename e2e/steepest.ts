/** The page as its users know it: by roles and names, in whichever language it speaks. */
import { expect } from "@playwright/test";
import { en } from "../src/text/index.ts";
import type { Locator, Page } from "@playwright/test";
import type { Messages } from "../src/text/index.ts";

/** Numbers as the page writes them use a true minus sign. */
const numberOf = (text: string): number => Number(text.replaceAll("−", "-"));

interface Reading {
  readonly name: string;
  readonly step: number;
  readonly loss: number;
  readonly gradNorm: number;
}

export class Steepest {
  constructor(
    readonly page: Page,
    readonly text: Messages = en,
  ) {}

  get map(): Locator {
    return this.page.getByRole("region", { name: this.text.map.name, exact: true });
  }
  /** What takes the map's pointers and keys. */
  get stage(): Locator {
    return this.map.getByRole("application");
  }
  /** The canvas of the surface, which lies exactly under the plot. */
  get heights(): Locator {
    return this.stage.locator("canvas").first();
  }
  get runs(): Locator {
    return this.page.getByRole("table", { name: this.text.runs.title, exact: true });
  }
  get timeline(): Locator {
    return this.page.getByRole("slider", { name: this.text.timeline.name, exact: true });
  }
  get status(): Locator {
    return this.page.getByRole("status");
  }
  /** What says which problem is looked at, and opens the choice. */
  get problem(): Locator {
    return this.page.getByRole("combobox", { name: this.text.problems.problem, exact: true });
  }
  get formula(): Locator {
    return this.page.getByRole("textbox", { name: this.text.problems.formula });
  }
  get shareDialog(): Locator {
    return this.page.getByRole("dialog", { name: this.text.share.title });
  }
  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }
  /** The field and the slider of a setting: `Learning rate`, of `Adam`. */
  field(setting: string, owner: string): Locator {
    return this.page.getByRole("textbox", { name: this.text.runs.controls.of(setting, owner), exact: true });
  }
  slider(setting: string, owner: string): Locator {
    return this.page.getByRole("slider", { name: this.text.runs.controls.of(setting, owner), exact: true });
  }

  /** Opens a link, or what the page shows without one, and waits until numbers have come. */
  async open(query = ""): Promise<void> {
    await this.page.goto(query === "" ? "./" : `./?${query}`);
    await this.settled();
  }

  async settled(): Promise<void> {
    await expect(this.map).toBeVisible();
    await expect.poll(async () => (await this.readings()).every(({ step, loss }) => Number.isFinite(step) && Number.isFinite(loss))).toBe(true);
  }

  /** Query of the address bar, which follows the state when it comes to rest. */
  address(): string {
    return new URL(this.page.url()).search.slice(1);
  }
  /** A key of the address, split and decoded as CONTRACT §2 says; the last one where there are several. */
  key(name: string): string | undefined {
    const part = this.address()
      .split("&")
      .findLast((one) => one.startsWith(`${name}=`));
    return part === undefined ? undefined : decodeURIComponent(part.slice(name.length + 1));
  }
  start(): number[] {
    return (this.key("start") ?? "").split(",").filter(Boolean).map(Number);
  }

  /** The table of runs, row by row. */
  async readings(): Promise<Reading[]> {
    const rows = await this.runs
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader") })
      .all();
    return Promise.all(
      rows.map(async (row) => {
        const [step, loss, gradNorm] = (await row.getByRole("cell").allTextContents()).map(numberOf);
        return { name: (await row.getByRole("rowheader").getByRole("button").textContent()) ?? "", step: step!, loss: loss!, gradNorm: gradNorm! };
      }),
    );
  }

  async runNames(): Promise<string[]> {
    return (await this.readings()).map(({ name }) => name);
  }

  async chooseProblem(title: string): Promise<void> {
    await this.problem.click();
    await this.page.getByRole("option", { name: title, exact: true }).click();
  }

  async addOptimizer(name: string): Promise<void> {
    await this.button(this.text.runs.add).click();
    await this.page.getByRole("group", { name: this.text.runs.add }).getByRole("button", { name, exact: true }).click();
  }

  /** Where a point of the plane is on the screen, with the camera that the address tells (`cam=`). */
  async onScreen(x: number, y: number): Promise<{ readonly x: number; readonly y: number }> {
    const box = (await this.heights.boundingBox())!;
    const [cx = 0, cy = 0, halfHeight = 1] = (this.key("cam") ?? "").split(",").map(Number);
    const scale = box.height / (2 * halfHeight);
    return { x: box.x + box.width / 2 + (x - cx) * scale, y: box.y + box.height / 2 - (y - cy) * scale };
  }
}
