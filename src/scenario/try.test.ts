import { it } from "vitest";
import { deflateSync } from "fflate";
import { decode, encode, toJsonText, stringify } from "./index.ts";
import { catalogue } from "./testing/catalogue.ts";
import { toBase64url } from "./base64url.ts";
const time = (name: string, f: () => unknown) => { const all=[]; for (let i=0;i<5;i++){const t=performance.now(); f(); all.push(performance.now()-t);} console.log(name, all.map(x=>x.toFixed(1)).join(" ")); };
it("x", () => {
  const rows = Array.from({length: 200000}, (_, k) => ({run:0, step:k, theta:[Math.random()*3, Math.random()], loss: Math.random(), gradNorm: Math.random()}));
  time("stringify 200k", () => { let n = 0; for (const r of rows) n += stringify(r).length; return n; });
  time("JSON.stringify 200k", () => { let n = 0; for (const r of rows) n += JSON.stringify(r).length; return n; });
  const typed = rows.map((r) => ({...r, theta: Float64Array.from(r.theta)}));
  time("stringify typed", () => { let n = 0; for (const r of typed) n += stringify(r).length; return n; });
  const url = "v=1&problem=rosenbrock&run=adam~lr=0.02~beta1=0.95&run=sgd~lr=0.01~momentum=0.9&start=-1.5,2.5&seed=1&steps=100";
  time("decode x1000", () => { for (let i=0;i<1000;i++) decode(url, catalogue); });
  const s = decode(url, catalogue).scenario!;
  time("encode x1000", () => { for (let i=0;i<1000;i++) encode(s, catalogue); });
  const z = (t: string) => "problem=rosenbrock&z=" + toBase64url(deflateSync(new TextEncoder().encode(t), {level: 9}));
  const hostile: Record<string,string> = {
    open: "[".repeat(1e5), nested: "[".repeat(5e4)+"]".repeat(5e4), obj: '{"a":'.repeat(2e4)+"1"+"}".repeat(2e4),
    bomb: "problem=rosenbrock&z=" + toBase64url(deflateSync(new Uint8Array(1e8))),
    znest: z('{"a":' + "[".repeat(2e6)+"]".repeat(2e6) + "}"), zlists: z('{"a":[' + "[],".repeat(1.6e6)+"1]}"),
    zkeys: z("{" + Array.from({length: 5e5}, (_, i) => `"${i}":1`).join(",") + "}"),
    zdup: z("{" + '"steps":1,'.repeat(4e5)+ '"steps":2}'),
    amp: "&a".repeat(5e4), amps: "&".repeat(1e5), runs: "problem=rosenbrock" + "&run=sgd".repeat(1e4), dots: "p" + ".a".repeat(5e4) + "=1",
    digits: "problem=rosenbrock&steps=" + "9".repeat(1e5), tildes: "problem=rosenbrock&run=adam" + "~lr=1".repeat(2e4), pct: "problem=" + "%".repeat(1e5), pct2: "problem=" + "%F0%9F%98%80".repeat(8e3),
    quotes: '{"' + '\\"'.repeat(5e4) + '":1}', slashes: '{"' + '\\\\'.repeat(5e4) + '":1}', commas: "problem=rosenbrock&start=" + ",".repeat(1e5),
    big: "{" + '"a":1,'.repeat(1.3e6) + '"b":1}', bigamp: "&a".repeat(3.9e6),
    data: `{"problem":{"id":"gaussian","data":[${Array.from({length: 100000}, () => Math.random()).join(",")}]}}`,
  };
  for (const [n, t] of Object.entries(hostile)) time(`${n} ${t.length}`, () => decode(t, catalogue));
  const big = decode(hostile["data"]!, catalogue).scenario!;
  time("encode data", () => encode(big, catalogue));
  console.log(encode(big, catalogue).length);
}, 60000);
