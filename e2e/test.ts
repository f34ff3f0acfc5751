/** Playwright's test with the page object, in a context whose console must stay clean to the end. */
import { test as base } from "@playwright/test";
import { complaintsOf } from "./complaints.ts";
import { Host } from "./host.ts";
import { Steepest } from "./steepest.ts";

export { expect } from "@playwright/test";

interface Options {
  /** Whether the page keeps a copy of its files, as every visit does. Off except where that is tested: it costs each page a second. */
  offlineCopy: boolean;
  /** What this test makes the browser say, by exact text. */
  provoked: readonly string[];
}
interface Fixtures {
  readonly complaints: string[];
  /** The page under test, not yet opened. */
  readonly steepest: Steepest;
  /** Opens a page of somebody else's that shows an address in a frame. */
  readonly embed: (address: string) => Promise<Host>;
}

export const test = base.extend<Options & Fixtures>({
  offlineCopy: [false, { option: true }],
  provoked: [[], { option: true }],
  complaints: [
    async ({ context, offlineCopy, provoked }, provide) => {
      if (!offlineCopy) {
        await context.addInitScript(() => {
          Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
        });
      }
      const complaints = complaintsOf(context, provoked);
      await provide(complaints);
      base.expect(complaints, "complaints of the page").toEqual([]);
    },
    { auto: true },
  ],
  steepest: async ({ page }, provide) => provide(new Steepest(page)),
  embed: async ({ page }, provide) => {
    const hosts: Host[] = [];
    await provide(async (address) => {
      const host = await Host.open(page, address);
      hosts.push(host);
      return host;
    });
    for (const host of hosts) host.close();
  },
});
