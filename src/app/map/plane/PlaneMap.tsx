/** In place of the map, where a plane shows all there is to see of more than two parameters; and which plane it is, in words. */
import { useMemo } from "react";
import { late } from "../../../text/late.ts";
import { usePage, useText } from "../../page.ts";
import { useLateText } from "../../useLateText.ts";
import { Picture } from "../picture/Picture.tsx";
import { PlaneControl } from "./control.ts";
import type { Plane } from "../../../core/model.ts";
import type { PictureElements } from "../picture/kept.ts";

export function PlaneMap({ plane }: { readonly plane: Plane }): React.JSX.Element {
  const parts = usePage();
  const text = useText();
  const words = useLateText(late.plane);
  const keep = useMemo(() => words && ((elements: PictureElements) => new PlaneControl(elements, parts, plane, text, words)), [parts, plane, text, words]);
  return <Picture label={words?.stage ?? text.map.name} cursor="crosshair" note={words?.what ?? ""} keep={keep} />;
}
