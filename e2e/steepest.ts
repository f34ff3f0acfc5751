/** The page as its users know it: by roles and names. */
import type { Page } from "@playwright/test";

export class Steepest {
  constructor(readonly page: Page) {}
}
