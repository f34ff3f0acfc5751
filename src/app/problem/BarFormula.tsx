/** The problem's formula in the bar, on one line. */
import { onOneLine } from "./barFormula.ts";
import { Tex } from "./Tex.tsx";
import { withSymbols } from "./title.ts";
import type { Knobs } from "../../core/knobs.ts";

interface Props {
  readonly latex: string | undefined;
  readonly formula: string;
  readonly knobs: Knobs;
}

export function BarFormula({ latex, formula, knobs }: Props): React.JSX.Element {
  return <Tex latex={latex && onOneLine(withSymbols(`J = ${latex}`, knobs))} plain={`J = ${formula}`} />;
}
