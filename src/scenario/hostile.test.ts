import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { MOST_ISSUES } from "./issues.ts";
import { catalogue } from "./testing/catalogue.ts";

const SIZE = 100_000;
const z = (content: string | Uint8Array): string => `problem=rosenbrock&z=${deflateRawSync(content).toString("base64url")}`;
const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

/** Texts made to throw, to hang, to fill the memory or to be run. */
const HOSTILE: Record<string, string> = {
  "100 kB of one letter": "x".repeat(SIZE),
  "100 kB of opening brackets": "[".repeat(SIZE),
  "100 kB of braces": '{"a":'.repeat(SIZE / 5),
  "a list nested 50,000 deep": nested(SIZE / 2),
  "a deep list inside a scenario": `{"problem":{"id":"rosenbrock"},"start":${nested(SIZE / 2)}}`,
  "10,000 parentheses": `problem=formula&f=${"(".repeat(10_000)}`,
  "10,000 runs": `problem=rosenbrock${"&run=sgd".repeat(10_000)}&steps=5`,
  ampersands: "&".repeat(SIZE),
  "50,000 parameters": "&a".repeat(SIZE / 2),
  "25,000 malformed escapes": "&%FF".repeat(SIZE / 4),
  "malformed escapes in runs": `problem=rosenbrock${`&run=sgd${"~%FF".repeat(780)}`.repeat(32)}`,
  "100 kB of percent signs": `problem=rosenbrock&f=${"%".repeat(SIZE)}`,
  tildes: `problem=rosenbrock&run=sgd${"~".repeat(SIZE)}`,
  "one setting 20,000 times": `problem=rosenbrock&run=sgd${"~lr=1".repeat(SIZE / 5)}`,
  dots: `problem=bowl&p${".a".repeat(SIZE / 2)}=1`,
  "nested dots": `problem=bowl&run=sgd~schedule${".schedule".repeat(SIZE / 10)}=1`,
  commas: `problem=rosenbrock&start=${",".repeat(SIZE)}`,
  "a number of 100,000 digits": `problem=rosenbrock&steps=${"9".repeat(SIZE)}`,
  "a number with 100,000 zeros": `problem=rosenbrock&tolerance=0.${"0".repeat(SIZE)}1`,
  "escaped quotation marks": `{"${'\\"'.repeat(SIZE / 2)}":1}`,
  backslashes: `{"${"\\\\".repeat(SIZE / 2)}":1}`,
  "a zip bomb": z(new Uint8Array(50_000_000)),
  "a zip bomb of brackets": z(nested(2_000_000)),
  "a zip bomb of lists": z(`{"a":[${"[],".repeat(1_600_000)}1]}`),
  "a zip bomb of one key": z(`{${'"steps":1,'.repeat(400_000)}"seed":2}`),
  "a packed link inside a packed link": z(JSON.stringify({ z: "AAAA".repeat(1000) })),
  "pollution by JSON":
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"problem":{"id":"rosenbrock","__proto__":{"polluted":1}},"runs":[{"optimizer":"sgd","__proto__":{"polluted":1}}],"page":{"__proto__":{"polluted":1}}}',
  "pollution by a link":
    "problem=rosenbrock&__proto__=1&__proto__.polluted=1&constructor.prototype.polluted=1&p.__proto__.polluted=1&run=sgd~__proto__.polluted=1~schedule.__proto__=1~schedule.constructor.prototype.polluted=1",
  "pollution by z": z('{"__proto__":{"polluted":1},"problem":{"__proto__":{"polluted":1}},"runs":[{"__proto__":{"polluted":1}}]}'),
  "ids that every object has": "problem=constructor&run=toString&run=__proto__&run=hasOwnProperty",
  "a script": "problem=<script>globalThis.polluted=1</script>&run=</script><img src=x onerror=alert(1)>&f=');globalThis.polluted=1;('",
  "code in a formula": "problem=formula&f=constructor.constructor('globalThis.polluted=1')()",
  "terminal commands": "problem=\u001b[2J&run=\u009b31m&\r\n\u2028evil=1",
  "half a surrogate pair": "problem=\ud800&run=\udc00~\ud800=1&\udfff=2",
  "half surrogate pairs in JSON": '{"problem":{"id":"\\ud800"},"runs":[{"optimizer":"\\udc00"}],"page":{"hide":["\\ud800"],"lang":"\\ud800"}}',
  "look-alike letters": "prоblem=rosenbrock&ｖ=1&problem=rosenbrock&steps=１００&run=ѕgd",
  "text that runs backwards": "problem=rosenbrock&\u202egnp.exe=1",
  "a null byte": "problem=rosenbrock%00&\0=1",
};

describe("hostile text", () => {
  it.each(Object.entries(HOSTILE))("%s is read without harm", (_, text) => {
    const { scenario, issues } = decode(text, catalogue);
    expect(scenario !== undefined || issues.length > 0).toBe(true);
    expect(issues.length).toBeLessThanOrEqual(MOST_ISSUES + 1);
    for (const { path, message } of issues) {
      expect(`${path}: ${message}`).not.toMatch(/[\p{Control}\p{Surrogate}\u2028\u2029\u202e]/u);
      expect(path.length + message.length).toBeLessThan(2000);
    }
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.hasOwn(globalThis, "polluted")).toBe(false);
    if (scenario === undefined) return;
    expect(decode(encode(scenario, catalogue), catalogue).scenario).toEqual(scenario);
    expect(Object.getPrototypeOf(scenario.problem.values)).toBe(Object.prototype);
  });

  it.each(Object.entries(HOSTILE))("%s takes no time that grows faster than its length", (_, text) => {
    // Anything quadratic takes many seconds. The best of a few: another program may have had the machine.
    const times = Array.from({ length: 4 }, () => {
      const before = performance.now();
      decode(text, catalogue);
      return performance.now() - before;
    });
    expect(Math.min(...times)).toBeLessThan(500);
  });

  it("of more than 8 million characters is not looked at", () => {
    expect(decode("&".repeat(8_000_001), catalogue)).toMatchObject({ scenario: undefined, issues: [{ path: "", code: "too-long" }] });
  });

  it("keeps the first 32 of 10,000 runs and what follows them", () => {
    const { scenario } = decode(HOSTILE["10,000 runs"]!, catalogue);
    expect(scenario?.runs).toHaveLength(32);
    expect(scenario?.steps).toBe(5);
  });

  it("stays text: nothing is stripped, nothing is run", () => {
    const f = "<img src=x onerror=alert(1)>');process.exit(1);//${1}`";
    const { scenario, issues } = decode(`problem=formula&f=${encodeURIComponent(f)}`, catalogue);
    expect(issues).toEqual([]);
    expect(scenario?.problem.values["f"]).toBe(f);
  });

  it("counts what it does not list", () => {
    const { issues } = decode(`problem=rosenbrock${"&steps=1".repeat(1001)}`, catalogue);
    expect(issues).toHaveLength(MOST_ISSUES + 1);
    expect(issues.at(-1)).toMatchObject({ path: "", code: "more-issues", args: { count: 1000 - MOST_ISSUES } });
  });
});
