/** Entry of the engine's worker. The same file serves both workers of the page: the one that runs and the disposable one that answers. */
import { pageCatalogue } from "../catalogue.ts";
import { coreCatalogue } from "../core/catalogue.ts";
import { Engine } from "./engine.ts";
import { transferList } from "../protocol/messages.ts";
import type { FromEngine, ToEngine } from "../protocol/messages.ts";

/** A message to oneself comes after those already waiting; timers would be throttled to 4 ms. */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.addEventListener("message", () => waiting.shift()?.());
channel.port1.start();

const post = (message: FromEngine): void => self.postMessage(message, { transfer: transferList(message) });
const engine = new Engine({ ...coreCatalogue(), ...pageCatalogue }, post, (callback) => {
  waiting.push(callback);
  channel.port2.postMessage(undefined);
});
self.addEventListener("message", (event: MessageEvent<ToEngine>) => {
  try {
    engine.handle(event.data);
  } catch (error) {
    post({ type: "failed", code: "internal", message: error instanceof Error ? error.message : String(error) });
  }
});
