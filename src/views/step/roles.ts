/** Which colour a quantity wears, and formulas that wear them. */
import { keyOf, tokenise } from "./tokens.ts";
import type { StepParts, Words } from "../../core/model.ts";
import type { Role, Roles } from "./print.ts";

/** By the names under which methods tell of their vectors. */
const BY_NAME: readonly (readonly [RegExp, Role])[] = [
  [/gradient/, "g"],
  [/velocity|moment|average|path of/, "v"],
  [/step$/, "s"],
];
const HESSIAN = /Hessian|Jacobian/;

export function roleOf(name: string): Role | undefined {
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
}

export function rolesOf(words: Pick<Words, "symbols">, vectors: StepParts["vectors"]): Roles {
  const roles = new Map<string, Role>();
  for (const { symbol, meaning } of words.symbols) if (HESSIAN.test(meaning)) roles.set(keyOf(symbol), "h");
  for (const { name, symbol } of vectors) {
    const role = roleOf(name);
    if (role !== undefined) roles.set(keyOf(symbol), role);
  }
  return roles;
}

/** A formula whose symbols carry the class of their colour. */
export function coloured(latex: string, roles: Roles): string {
  const tokens = tokenise(latex);
  const names = [...roles].map(([key, role]) => ({ name: key.split(" "), role })).toSorted((a, b) => b.name.length - a.name.length);
  let result = "";
  let done = 0;
  for (let i = 0; i < tokens.length;) {
    // Words, and the names of environments, are not symbols.
    if ([String.raw`\text`, String.raw`\begin`, String.raw`\end`, String.raw`\operatorname`].includes(tokens[i]!.text)) {
      while (i < tokens.length && tokens[i]!.text !== "}") i++;
      continue;
    }
    const found = names.find(({ name }) => name.every((part, k) => tokens[i + k]?.text === part));
    if (found === undefined) i++;
    else {
      const [from, to] = [tokens[i]!.from, tokens[i + found.name.length - 1]!.to];
      result += `${latex.slice(done, from)}{\\htmlClass{role-${found.role}}{${latex.slice(from, to)}}}`;
      done = to;
      i += found.name.length;
    }
  }
  return result + latex.slice(done);
}
