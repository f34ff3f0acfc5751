import { describe, expect, it } from "vitest";
import { en } from "../../text/index.ts";
import { ko } from "../../text/ko/index.ts";
import { called, object, topic } from "../../text/ko/particles.ts";
import { placeOf } from "./place.ts";

const place = (path: string, text = en): string => placeOf({ path, text, problem: "bowl", optimizers: ["adam", "sgd"] });

describe("the place of an issue", () => {
  it("is said in words", () => {
    expect(place("runs.1.lr")).toBe("Run 2 · Learning rate");
    expect(place("runs.0")).toBe("Run 1");
    expect(place("problem.kappa")).toBe("Problem · Condition number");
    expect(place("problem")).toBe("Problem");
    expect(place("start")).toBe("Start");
    expect(place("seed")).toBe("Seed");
    expect(place("runs.1.lr", ko)).toMatch(/^실행 2 · /);
  });

  it("stays the path where there are no words", () => {
    expect(place("colour")).toBe("colour");
    expect(place("runs.7.nosuch")).toBe("Run 8 · nosuch");
    expect(place("runsy.1")).toBe("runsy.1");
  });
});

describe("Korean particles", () => {
  it("follow the sound of the word", () => {
    expect(["값", "기울기", "10", "0.05", "1e-3", "Adam", "bar", "-4", "“xyz”"].map(topic)).toEqual([
      "값은",
      "기울기는",
      "10은",
      "0.05는",
      "1e-3은",
      "Adam은",
      "bar은",
      "-4는",
      "“xyz”는",
    ]);
    expect(object("6")).toBe("6을");
    expect(called("nosuch")).toBe("nosuch라는");
    expect(topic("…")).toBe("…은(는)");
  });
});
