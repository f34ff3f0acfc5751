import { describe, expect, it } from "vitest";
import { pageCatalogue } from "../catalogue.ts";
import { coreCatalogue } from "../core/catalogue.ts";
import { decode } from "../scenario/index.ts";
import { en, languages } from "../text/index.ts";
import { runNames } from "./names.ts";
import { fromScenario } from "./store/document.ts";

const catalogue = { ...coreCatalogue(), ...pageCatalogue };
const names = (runs: string, text = en): string[] => {
  const document = fromScenario(decode(`v=1&problem=bowl&${runs}`, catalogue).scenario!, catalogue);
  return [...runNames({ catalogue, document }, text).values()];
};

describe("names of runs", () => {
  it("number the second of one name and those after it", () => {
    expect(names("run=adam&run=rmsprop&run=adam~lr=0.1&run=adam~lr=0.2")).toEqual(["Adam", "RMSProp", "Adam 2", "Adam 3"]);
  });

  it("tell momentum and Nesterov from plain gradient descent", () => {
    expect(names("run=sgd&run=sgd~momentum=0.9&run=sgd~momentum=0.9~nesterov=true&run=sgd~momentum=0.5")).toEqual([
      "SGD",
      "Momentum",
      "Nesterov",
      "Momentum 2",
    ]);
  });

  it("keep the id of what is not known", () => {
    expect(names("run=sgdx")).toEqual(["sgdx"]);
  });

  it("are said in the reader's language", async () => {
    expect(names("run=sgd~momentum=0.9&run=asgd", await languages.get("ko")!.load())).toEqual(["모멘텀", "평균화 SGD"]);
  });
});
