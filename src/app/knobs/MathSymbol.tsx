/** A symbol as it stands in formulas. What it means is said beside it or in the control's name, so that it is silent itself. */
import { pieces } from "./symbols.ts";
import styles from "./Knobs.module.css";

const ELEMENTS = { line: "span", sub: "sub", sup: "sup" } as const;

export function MathSymbol({ latex }: { readonly latex: string }): React.JSX.Element {
  return (
    <span className={styles["symbol"]} aria-hidden="true">
      {pieces(latex).map(({ text, italic, place }, i) => {
        const Element = ELEMENTS[place];
        return (
          <Element key={`${i} ${text}`} className={italic ? styles["italic"] : undefined}>
            {text}
          </Element>
        );
      })}
    </span>
  );
}
