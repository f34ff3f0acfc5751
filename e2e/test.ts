/** Playwright's test with the page object, in a context whose console must stay clean to the end. */
import { test as base } from "@playwright/test";
import { complaintsOf } from "./complaints.ts";
import { Steepest } from "./steepest.ts";

export { expect } from "@playwright/test";

interface Fixtures {
  /** The page under test, not yet opened. */
  readonly steepest: Steepest;
  /** Keeps a copy of all files for working offline, as every visit does. Off except where that is tested: it costs each page a second. */
  readonly offlineCopy: boolean;
  readonly complaints: string[];
}

export const test = base.extend<Fixtures>({
  offlineCopy: [false, { option: true }],
  complaints: [
    async ({ context, offlineCopy }, use) => {
      // eslint-disable-next-line
      if (!offlineCopy) await context.addInitScript(() => delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker);
      const complaints = complaintsOf(context);
      await use(complaints);
      base.expect(complaints, "complaints of the page").toEqual([]);
    },
    { auto: true },
  ],
  steepest: async ({ page }, use) => use(new Steepest(page)),
});
