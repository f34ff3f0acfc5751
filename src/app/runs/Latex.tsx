/** A formula, set before it is painted: for what loads together with the typesetter. */
import { useLayoutEffect, useRef } from "react";
import { typeset } from "../problem/katex.ts";

interface Props {
  readonly children: string;
  readonly display?: boolean;
}

export function Latex({ children, display = false }: Props): React.JSX.Element {
  const node = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (node.current !== null) typeset(children, node.current, display);
  }, [children, display]);
  return <span ref={node} />;
}
