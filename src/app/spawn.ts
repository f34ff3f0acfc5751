/** A fresh worker that computes. */
export const spawn = (): Worker => new Worker(new URL("../worker/main.ts", import.meta.url), { type: "module" });
