/** A formula in LaTeX. Until the typesetter has come, and where it cannot, the same as plain text. */
import { useLayoutEffect, useRef, useState } from "react";

type Typeset = (latex: string, element: HTMLElement, displayMode: boolean) => void;
/** Once loaded, every formula is set before the next frame is painted. */
let typeset: Typeset | undefined;

interface Props {
  readonly latex: string | undefined;
  /** Stands there until then. */
  readonly plain: string;
  readonly display?: boolean;
  readonly className?: string | undefined;
}

export function Tex({ latex, plain, display = false, className }: Props): React.JSX.Element {
  const place = useRef<HTMLSpanElement>(null);
  const [ready, setReady] = useState(typeset !== undefined);
  useLayoutEffect(() => {
    if (latex === undefined) return;
    if (typeset !== undefined) {
      if (place.current !== null) typeset(latex, place.current, display);
      return;
    }
    let current = true;
    import("./katex.ts").then(
      (module) => {
        typeset = module.typeset;
        if (current) setReady(true);
      },
      // Offline before it was ever loaded: the plain text says the same.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [latex, display, ready]);
  const set = ready && latex !== undefined;
  // Two elements, so that React never finds the typesetter's nodes where it left its own.
  return set ? (
    <span key="set" ref={place} className={className} />
  ) : (
    <span key="plain" className={className}>
      {plain}
    </span>
  );
}
