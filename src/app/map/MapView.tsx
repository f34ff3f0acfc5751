/** The map's elements: tools, the stage with its two canvases, the key, and the text that stands for the picture. */
import { lazy, Suspense, useEffect, useId, useMemo, useRef, useState } from "react";
import { layers } from "../../views/map/layers/index.ts";
import { usePage, usePageState, useText } from "../page.ts";
import { MapController } from "./controller.ts";
import { LayersMenu } from "./LayersMenu.tsx";
import { recall, remember } from "./memory.ts";
import { MapKey } from "./MapKey.tsx";
import { Readings } from "./Readings.tsx";
import { SpacingSelect } from "./SpacingSelect.tsx";
import styles from "./Map.module.css";
import type { EngineError } from "../../client/engine.ts";

/** After the first picture. */
const PanesSwitch = lazy(() => import("../map3d/Panes.tsx").then(({ PanesSwitch: component }) => ({ default: component })));
const Picture3d = lazy(() => import("../map3d/Panes.tsx").then(({ Picture3d: component }) => ({ default: component })));
const Trouble = lazy(() => import("./Trouble.tsx").then(({ Trouble: component }) => ({ default: component })));
const Distances = lazy(() => import("./distances/Distances.tsx").then(({ Distances: component }) => ({ default: component })));
const Lens = lazy(() => import("./lens/Lens.tsx").then(({ Lens: component }) => ({ default: component })));

/** The overlays that are on, where those with these names are not as they are initially. */
function onWith(switched: readonly string[]): ReadonlySet<string> {
  return new Set(layers.filter(({ id, initiallyOn }) => initiallyOn !== switched.includes(id)).map(({ id }) => id));
}

export function MapView(): React.JSX.Element {
  const parts = usePage();
  const text = useText();
  const id = useId();
  const charts = usePageState(({ page }) => page.charts);
  const panes = usePageState(({ view3d }) => view3d[2]);
  // What is embedded shows what whoever embeds it wants, and leaves no traces.
  const { embed } = parts.store.getState().page;
  const [switched, setSwitched] = useState(() => (embed ? [] : recall().switched));
  const on = useMemo(() => onWith(switched), [switched]);
  const [trouble, setTrouble] = useState<EngineError>();
  const stage = useRef<HTMLDivElement>(null);
  const heights = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const readout = useRef<HTMLDivElement>(null);
  const key = useRef<HTMLDivElement>(null);
  const progress = useRef<HTMLProgressElement>(null);
  const description = useRef<HTMLParagraphElement>(null);
  const controller = useRef<MapController>(null);
  const [map, setMap] = useState<MapController>();

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
    setMap(made);
    return () => made.close();
  }, [parts]);
  useEffect(() => controller.current?.setText(text), [text, parts]);
  useEffect(() => controller.current?.setLayers(on), [on, parts]);

  const toggle = (layer: string): void => {
    const next = switched.includes(layer) ? switched.filter((id) => id !== layer) : [...switched, layer];
    setSwitched(next);
    if (!embed) remember({ switched: next });
  };
  return (
    <section className={styles["map"]} aria-label={text.map.name} aria-describedby={id}>
      <div className={styles["tools"]}>
        <LayersMenu on={on} onToggle={toggle}>
          <Suspense>{map && !charts && <Distances map={map} />}</Suspense>
        </LayersMenu>
        <SpacingSelect />
        <Suspense>{map && !charts && <Lens map={map} />}</Suspense>
        <Suspense>
          <PanesSwitch />
        </Suspense>
        <Readings ref={readout} />
      </div>
      <div className={styles["panes"]} data-panes={charts ? 3 : panes}>
        <div className={styles["frame"]}>
          {/* An application in the sense of ARIA: its keys are its own, and the description says what they did. */}
          <div
            ref={stage}
            id={charts ? undefined : "map"}
            className={styles["stage"]}
            role="application"
            inert={trouble !== undefined}
            aria-label={text.map.stage}
            aria-describedby={id}
          >
            <canvas ref={heights} className={styles["heights"]} hidden={trouble !== undefined} />
            <canvas ref={overlay} className={styles["overlay"]} hidden={trouble !== undefined} />
          </div>
          <progress ref={progress} className={styles["progress"]} aria-label={text.map.computing} hidden />
          <Suspense>{trouble && <Trouble trouble={trouble} />}</Suspense>
        </div>
        <Suspense>{map && <Picture3d sight={map.sight} description={id} on={on} />}</Suspense>
      </div>
      <MapKey ref={key} />
      <p ref={description} id={id} className={styles["description"]} aria-live="polite" />
    </section>
  );
}
