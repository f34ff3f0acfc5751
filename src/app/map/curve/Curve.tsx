/** In place of the map, where there is one parameter: its loss as a curve, with a start to drag along it. */
import { useMemo } from "react";
import { late } from "../../../text/late.ts";
import { useLateText } from "../../useLateText.ts";
import { usePage, useText } from "../../page.ts";
import { Picture } from "../picture/Picture.tsx";
import { CurveControl } from "./control.ts";
import type { PictureElements } from "../picture/kept.ts";

export function Curve(): React.JSX.Element {
  const parts = usePage();
  const text = useText();
  const words = useLateText(late.curve);
  const keep = useMemo(() => words && ((elements: PictureElements) => new CurveControl(elements, parts, text, words)), [parts, text, words]);
  return <Picture label={words?.stage ?? text.map.name} cursor="ew-resize" keep={keep} />;
}
