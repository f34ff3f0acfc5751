/** A formula, set by KaTeX: loaded only together with what shows formulas. */
import { useLayoutEffect, useRef } from "react";
import katex from "katex";
import "katex/dist/katex.min.css";

interface Props {
  readonly children: string;
  readonly display?: boolean;
}

export function Latex({ children, display = false }: Props): React.JSX.Element {
  const node = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (node.current !== null) katex.render(children, node.current, { displayMode: display, throwOnError: false });
  }, [children, display]);
  return <span ref={node} />;
}
