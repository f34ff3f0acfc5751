/** What is wrong with something typed, in words. */
import type { Messages } from "../../text/index.ts";
import type { NumberFault } from "./numbers.ts";

export function faultText({ runs: { controls } }: Messages, fault: NumberFault): string {
  switch (fault.code) {
    case "not-a-number":
      return controls.notNumber;
    case "not-whole":
      return controls.notWhole;
    case "below":
      return controls.below(fault.limit, fault.open);
    case "above":
      return controls.above(fault.limit, fault.open);
    case "wrong-length":
      return controls.length(fault.count);
    case "upside-down":
      return controls.upsideDown;
    case "not-a-distribution":
      return controls.notDistribution;
  }
}
