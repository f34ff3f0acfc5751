import { expect, it } from "vitest";
import wasm from "./assembly/index.ts?asc";
it("compiles", () => {
  const bytes = Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { abort() {} } });
  expect((exports["f"] as (x: number) => number)(1)).toBeCloseTo(Math.E, 12);
});
