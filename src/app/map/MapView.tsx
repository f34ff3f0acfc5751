/** The map's elements: tools, the stage with its two canvases, the key, and the text that stands for the picture. */
import { useEffect, useId, useRef, useState } from "react";
import { layers } from "../../views/map/layers/index.ts";
import { Panes } from "../map3d/Panes.tsx";
import { PanesSwitch } from "../map3d/PanesSwitch.tsx";
import { usePage, useText } from "../page.ts";
import { MapController } from "./controller.ts";
import { LayersMenu } from "./LayersMenu.tsx";
import { MapKey } from "./MapKey.tsx";
import { Readings } from "./Readings.tsx";
import { SpacingSelect } from "./SpacingSelect.tsx";
import { Trouble } from "./Trouble.tsx";
import styles from "./Map.module.css";
import type { EngineError } from "../../client/engine.ts";

const INITIALLY_ON: ReadonlySet<string> = new Set(layers.filter(({ initiallyOn }) => initiallyOn).map(({ id }) => id));

export function MapView(): React.JSX.Element {
  const parts = usePage();
  const text = useText();
  const id = useId();
  const [on, setOn] = useState(INITIALLY_ON);
  const [trouble, setTrouble] = useState<EngineError>();
  const stage = useRef<HTMLDivElement>(null);
  const heights = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const readout = useRef<HTMLDivElement>(null);
  const key = useRef<HTMLDivElement>(null);
  const progress = useRef<HTMLProgressElement>(null);
  const description = useRef<HTMLParagraphElement>(null);
  const controller = useRef<MapController>(null);

  useEffect(() => {
    const elements = {
      stage: stage.current!,
      heights: heights.current!,
      overlay: overlay.current!,
      readout: readout.current!,
      key: key.current!,
      progress: progress.current!,
      description: description.current!,
    };
    const made = new MapController(elements, parts, setTrouble);
    controller.current = made;
    return () => made.close();
  }, [parts]);
  useEffect(() => controller.current?.setText(text), [text, parts]);
  useEffect(() => controller.current?.setLayers(on), [on, parts]);

  const toggle = (layer: string): void => {
    const next = new Set(on);
    if (!next.delete(layer)) next.add(layer);
    setOn(next);
  };
  return (
    <section className={styles["map"]} aria-label={text.map.name} aria-describedby={id}>
      <div className={styles["tools"]}>
        <PanesSwitch />
        <LayersMenu on={on} onToggle={toggle} />
        <SpacingSelect />
        <Readings ref={readout} />
      </div>
      <Panes description={id}>
        <div className={styles["frame"]}>
          {/* An application in the sense of ARIA: its keys are its own, and the description says what they did. */}
          <div ref={stage} id="map" className={styles["stage"]} role="application" aria-label={text.map.stage} aria-describedby={id}>
            <canvas ref={heights} className={styles["heights"]} hidden={trouble !== undefined} />
            <canvas ref={overlay} className={styles["overlay"]} hidden={trouble !== undefined} />
          </div>
          <progress ref={progress} className={styles["progress"]} aria-label={text.map.computing} hidden />
          {trouble === undefined ? null : <Trouble trouble={trouble} />}
        </div>
      </Panes>
      <MapKey ref={key} />
      <p ref={description} id={id} className={styles["description"]} aria-live="polite" />
    </section>
  );
}
