/** The distributions at the playhead, of every run in every chart, over the data. */
import { useEffect, useRef } from "react";
import { DensityControl } from "./density.ts";
import styles from "./Charts.module.css";
import type { PageParts } from "../page.ts";

interface Props {
  /** All charts together. */
  readonly parts: PageParts;
  /** Of outcomes, where they are few. */
  readonly names: readonly string[];
  readonly label: string;
}

export function Density({ parts, names, label }: Props): React.JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const listed = names.join();
  useEffect(() => {
    canvas.current!.setAttribute("role", "img");
    const control = new DensityControl(canvas.current!, parts, listed.split(","));
    return () => control.close();
  }, [parts, listed]);
  return (
    <div className={styles["density"]}>
      <canvas ref={canvas} aria-label={label} />
    </div>
  );
}
