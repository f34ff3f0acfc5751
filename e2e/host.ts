/** A page of somebody else's that shows Steepest in a frame and talks with it by messages, as CONTRACT §4 says. */
import { createServer } from "node:http";
import { expect } from "@playwright/test";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import type { Line } from "./command-line.ts";

interface Heard {
  readonly source: string;
  readonly type: string;
  readonly step?: number;
  readonly runs?: readonly Line[];
  readonly url?: string;
  readonly height?: number;
}
type HostWindow = Window & { heard: Heard[] };

export class Host {
  private constructor(
    readonly page: Page,
    /** Ends the server of the host page, which has an origin of its own. */
    readonly close: () => void,
  ) {}

  static async open(page: Page, frame: string): Promise<Host> {
    const body = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
      <script>window.heard = []; addEventListener("message", (event) => heard.push(event.data));</script>
      <iframe title="Steepest" style="border:0;width:1000px;height:700px" src="${frame.replaceAll("&", "&amp;")}"></iframe>`;
    const server = createServer((_request, response) => response.writeHead(200, { "Content-Type": "text/html" }).end(body));
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return new Host(page, () => server.close());
  }

  say(message: unknown): Promise<void> {
    return this.page.evaluate((data) => document.querySelector("iframe")!.contentWindow!.postMessage(data, "*"), message);
  }

  heard(type: string): Promise<readonly Heard[]> {
    return this.page.evaluate((wanted) => (window as unknown as HostWindow).heard.filter((one) => one.source === "steepest" && one.type === wanted), type);
  }

  async last(type: string): Promise<Heard | undefined> {
    return (await this.heard(type)).at(-1);
  }

  /** Goes to a step and waits until the page reports exactly these runs. `toEqual` tells −0 from 0 and takes NaN for NaN, like Object.is. */
  async expectAt(step: number, lines: readonly Line[]): Promise<void> {
    await this.say({ source: "steepest", type: "seek", step });
    await expect.poll(() => this.last("step"), { message: `step ${step}` }).toEqual({ source: "steepest", type: "step", step, runs: lines });
  }
}
