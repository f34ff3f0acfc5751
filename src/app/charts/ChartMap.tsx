/** One map among others: its name, its stage, and the text that stands for the picture. The living part is the map's own controller. */
import { useEffect, useId, useRef, useState } from "react";
import { useText } from "../page.ts";
import { MapController } from "../map/controller.ts";
import { Trouble } from "../map/Trouble.tsx";
import { holdStart } from "./touch.ts";
import mapStyles from "../map/Map.module.css";
import styles from "./Charts.module.css";
import type { EngineError } from "../../client/engine.ts";
import type { Attachment } from "../map/controller.ts";
import type { PageParts } from "../page.ts";

interface Props {
  /** The page as this map sees it. */
  readonly parts: PageParts;
  readonly name: string;
  readonly on: ReadonlySet<string>;
  readonly attachment: Attachment;
  /** What stands at the end of the line of the name. */
  readonly children?: React.ReactNode;
}

export function ChartMap({ parts, name, on, attachment, children }: Props): React.JSX.Element {
  const text = useText();
  const [title, described] = [useId(), useId()];
  const stage = useRef<HTMLDivElement>(null);
  const heights = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const progress = useRef<HTMLProgressElement>(null);
  const description = useRef<HTMLParagraphElement>(null);
  const [controller, setController] = useState<MapController>();
  const [trouble, setTrouble] = useState<EngineError>();

  useEffect(() => {
    const elements = {
      stage: stage.current!,
      heights: heights.current!,
      overlay: overlay.current!,
      progress: progress.current!,
      description: description.current!,
    };
    const made = new MapController(elements, parts, setTrouble);
    setController(made);
    const release = holdStart(made, parts.store);
    return () => {
      release();
      made.close();
    };
  }, [parts]);
  useEffect(() => controller?.setText(text), [controller, text]);
  useEffect(() => controller?.setLayers(on), [controller, on]);
  useEffect(() => controller?.attach(attachment), [controller, attachment]);

  return (
    <section className={styles["map"]} aria-labelledby={title} aria-describedby={described}>
      <div className={styles["head"]}>
        <h2 id={title} className={styles["name"]}>
          {name}
        </h2>
        {children}
      </div>
      <div className={styles["frame"]}>
        <div ref={stage} className={mapStyles["stage"]} role="application" aria-label={`${name}: ${text.map.stage}`} aria-describedby={described}>
          <canvas ref={heights} className={mapStyles["heights"]} hidden={trouble !== undefined} />
          <canvas ref={overlay} className={mapStyles["overlay"]} hidden={trouble !== undefined} />
        </div>
        <progress ref={progress} className={mapStyles["progress"]} aria-label={text.map.computing} hidden />
        {trouble && <Trouble trouble={trouble} />}
      </div>
      <p ref={description} id={described} className={mapStyles["description"]} />
    </section>
  );
}
