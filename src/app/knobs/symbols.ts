/**
 * Symbols of knobs without a typesetter: the little LaTeX that symbols use, as pieces of text that are upright or italic, on the line,
 * below or above it. Whole formulas are KaTeX's business; it loads only when one is opened.
 */

export interface Piece {
  readonly text: string;
  readonly italic: boolean;
  readonly place: "line" | "sub" | "sup";
}

/** Greek letters of the symbol tables, in the shape that LaTeX gives them. */
const GREEK: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ϵ",
  varepsilon: "ε",
  zeta: "ζ",
  eta: "η",
  theta: "θ",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  phi: "ϕ",
  varphi: "φ",
  chi: "χ",
  psi: "ψ",
  omega: "ω",
};
/** Upright: capital Greek letters and names of operators. */
const UPRIGHT: Readonly<Record<string, string>> = {
  Gamma: "Γ",
  Delta: "Δ",
  Theta: "Θ",
  Lambda: "Λ",
  Sigma: "Σ",
  Phi: "Φ",
  Psi: "Ψ",
  Omega: "Ω",
  min: "min",
  max: "max",
  ell: "ℓ",
  cdot: "·",
  log: "log ",
  infty: "∞",
};

/** Accents by the combining character that follows their letter. */
const ACCENTS: Readonly<Record<string, string>> = { hat: "\u0302", bar: "\u0304", tilde: "\u0303" };

const TOKEN = /\\([a-zA-Z]+)\s*|\\[, ;:!]|([_^])|([{}])|([^\\_^{}])/g;

/** Reads a symbol. What it does not know stays as it is written, without its backslash. */
export function pieces(latex: string): readonly Piece[] {
  const result: Piece[] = [];
  /** Places of the open groups; the last one holds. */
  const places: Piece["place"][] = ["line"];
  let next: Piece["place"] | undefined;
  let accent = "";
  const add = (text: string, italic: boolean): void => {
    const place = next ?? places.at(-1)!;
    next = undefined;
    const last = result.at(-1);
    const whole = text + accent;
    accent = "";
    if (last !== undefined && last.italic === italic && last.place === place) result[result.length - 1] = { ...last, text: last.text + whole };
    else result.push({ text: whole, italic, place });
  };
  for (const [, command, script, brace, character] of latex.matchAll(TOKEN)) {
    if (command !== undefined) {
      if (command in ACCENTS) accent = ACCENTS[command]!;
      else if (command in GREEK) add(GREEK[command]!, true);
      else add(UPRIGHT[command] ?? command, false);
    } else if (script !== undefined) {
      next = script === "_" ? "sub" : "sup";
    } else if (brace === "{") {
      places.push(next ?? places.at(-1)!);
      next = undefined;
    } else if (brace === "}") {
      if (places.length > 1) places.pop();
    } else if (character !== undefined) {
      add(character === "-" ? "−" : character, /[a-zA-Z]/.test(character));
    }
  }
  return result;
}

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The symbol as one line of plain text, for names and options: β₁, η⁻, Δmin. */
export function symbolText(latex: string): string {
  return pieces(latex)
    .map(({ text, place }) => {
      if (place === "line") return text;
      const digits = place === "sub" ? SUBSCRIPTS : SUPERSCRIPTS;
      const signs = place === "sub" ? "₊₋" : "⁺⁻";
      return Array.from(text, (letter) =>
        /\d/.test(letter) ? digits[Number(letter)]! : letter === "+" ? signs[0]! : letter === "−" ? signs[1]! : letter,
      ).join("");
    })
    .join("");
}
