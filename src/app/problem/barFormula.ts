/**
 * A formula for the bar, which has one line: set in one size, so that nothing in it is too small to read. Fractions stand on the line, with a
 * slash; an angle given in degrees stands as itself. The page about the surface shows the formula as it is computed.
 */
const FRACTION = "\\frac{";
const DEGREES = /\\frac\{([^{}\s]+)\\,\\pi\}\{180\}/g;
/** Brackets of either kind; `\left(` and `\right)` open and close as braces do. */
const BRACKET = /\\left.|\\right.|[{}]/y;

const opens = (bracket: string): boolean => bracket === "{" || bracket.startsWith("\\left");

/** @returns the index after the brace that closes the group beginning at `from` */
function groupEnd(latex: string, from: number): number {
  let depth = 0;
  for (let i = from; i < latex.length; i++) {
    if (latex[i] === "{") depth++;
    else if (latex[i] === "}" && --depth === 0) return i + 1;
  }
  return latex.length;
}

/** Whether one of the marks stands outside of all brackets. */
function hasOutside(latex: string, marks: readonly string[]): boolean {
  let depth = 0;
  for (let i = 0; i < latex.length; i++) {
    BRACKET.lastIndex = i;
    const [bracket] = BRACKET.exec(latex) ?? [];
    if (bracket !== undefined) {
      depth += opens(bracket) ? 1 : -1;
      i += bracket.length - 1;
    } else if (depth === 0 && marks.some((mark) => latex.startsWith(mark, i))) return true;
  }
  return false;
}

const bracketed = (latex: string, marks: readonly string[]): string => (hasOutside(latex, marks) ? `\\left(${latex}\\right)` : latex);

function withSlashes(latex: string): string {
  const at = latex.indexOf(FRACTION);
  if (at < 0) return latex;
  const above = at + FRACTION.length - 1;
  const below = groupEnd(latex, above);
  const end = groupEnd(latex, below);
  const upper = bracketed(withSlashes(latex.slice(above + 1, below - 1)), [" + ", " - "]);
  const lower = bracketed(withSlashes(latex.slice(below + 1, end - 1)), [" + ", " - ", "\\,", "/"]);
  return `${latex.slice(0, at)}${upper}/${lower}${withSlashes(latex.slice(end))}`;
}

export function onOneLine(latex: string): string {
  return withSlashes(latex.replaceAll(DEGREES, "$1"));
}
