/** What a page complains of: everything a visitor's console would show in colour, uncaught errors, refused requests, calls to other hosts. */
import type { BrowserContext } from "@playwright/test";

/**
 * Starts listening to all pages of a context; the list grows while they live.
 * @param allowed what may be said after all, by exact text
 */
export function complaintsOf(context: BrowserContext, allowed: readonly string[] = []): string[] {
  const complaints: string[] = [];
  const complain = (text: string): void => {
    if (!allowed.includes(text)) complaints.push(text);
  };
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complain(`${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => complain(`uncaught: ${error.error().message}`));
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // Whoever leaves a page gives up what was on its way.
    if (reason !== "net::ERR_ABORTED") complain(`failed: ${request.url()}: ${reason}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) complain(`${response.status()}: ${response.url()}`);
  });
  context.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "127.0.0.1") complain(`another host: ${request.url()}`);
  });
  return complaints;
}
