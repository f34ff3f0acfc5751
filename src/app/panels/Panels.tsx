/** The side column: the runs and the panels below them, divided by splitters; on a phone one at a time, chosen by a row of tabs. */
import { lazy, Suspense, useCallback, useId, useRef, useState } from "react";
import { usePageState, useText } from "../page.ts";
import { RoomContext } from "../runs/room.ts";
import { useLow, usePhone } from "../phone.ts";
import { views } from "../../views/index.ts";
import { arrange, folded } from "./arrangement.ts";
import { PanelArea } from "./PanelArea.tsx";
import { createSizes } from "./sizes.ts";
import { useViewSource } from "./source.ts";
import { Tabs } from "./Tabs.tsx";
import { ViewFrame } from "./ViewFrame.tsx";
import type { ViewValues } from "./ViewFrame.tsx";
import styles from "./Panels.module.css";

/** Nobody drags what is not painted yet. */
const Splitter = lazy(() => import("./Splitter.tsx").then(({ Splitter: component }) => ({ default: component })));

const RUNS = "runs";
/** Pixels of the column from which on the runs, their open settings and all panels have room beside each other. */
const ROOM_FOR_ALL = 960;

interface Props {
  /** What stands above the panels, and is the first tab on a phone. */
  readonly runs: React.ReactNode;
}

export function Panels({ runs }: Props): React.JSX.Element {
  const phone = usePhone();
  const source = useViewSource();
  const [values, setValues] = useState<ViewValues>({});
  const onValue = (view: string, name: string, value: string): void => setValues((now) => ({ ...now, [view]: { ...now[view], [name]: value } }));
  const shared = { source, values, onValue };
  return phone ? <OneAtATime runs={runs} shared={shared} /> : <Stack runs={runs} shared={shared} />;
}

interface Shared {
  readonly source: ReturnType<typeof useViewSource>;
  readonly values: ViewValues;
  readonly onValue: (view: string, name: string, value: string) => void;
}

function Stack({ runs, shared }: Props & { readonly shared: Shared }): React.JSX.Element {
  const { panels } = useText();
  const view = usePageState((state) => state.page.view);
  const [sizes] = useState(createSizes);
  const stack = useRef<HTMLDivElement>(null);
  /** Runs whose settings are open, and whether the shared place makes room for them: until all are closed or it is opened by hand. */
  const [settings, setSettings] = useState({ open: 0, fold: false });
  const claim = useCallback((change: 1 | -1): void => {
    const low = (stack.current?.clientHeight ?? 0) < ROOM_FOR_ALL;
    setSettings(({ open, fold }) => ({ open: open + change, fold: open === 0 ? low : open + change > 0 && fold }));
  }, []);
  const arranged = arrange(view, views, useLow());
  const areas = settings.fold ? folded(arranged) : arranged;
  const unfold = (): void => setSettings(({ open }) => ({ open, fold: false }));
  const names = [panels.runs, ...areas.map(({ views, current }) => (current ?? views[0]!).name(panels))];
  return (
    <div ref={stack} className={styles["stack"]}>
      <div ref={sizes.register(RUNS)} className={styles["runs"]}>
        <RoomContext value={claim}>{runs}</RoomContext>
      </div>
      {areas.map((area, i) => (
        <PanelArea key={area.id} area={area} shared={shared} box={sizes.register(area.id)} onShow={unfold}>
          <Suspense fallback={null}>
            <Splitter label={panels.resize(names[i]!, names[i + 1]!)} sizes={sizes} above={areas[i - 1]?.id ?? RUNS} below={area.id} />
          </Suspense>
        </PanelArea>
      ))}
    </div>
  );
}

function OneAtATime({ runs, shared }: Props & { readonly shared: Shared }): React.JSX.Element {
  const { panels } = useText();
  const prefix = useId();
  const asked = usePageState((state) => state.page.view?.find((id) => views.some(({ def }) => def.id === id)));
  const [current, setCurrent] = useState(asked ?? RUNS);
  const entry = views.find(({ def }) => def.id === current);
  const tabs = [{ id: RUNS, name: panels.runs }, ...views.map((one) => ({ id: one.def.id, name: one.name(panels) }))];
  return (
    <div className={styles["phone"]}>
      <Tabs label={panels.group} tabs={tabs} current={current} prefix={prefix} onChoose={setCurrent} />
      <div role="tabpanel" id={entry === undefined ? `${prefix}-panel` : undefined} aria-labelledby={`${prefix}-tab-${RUNS}`} hidden={entry !== undefined}>
        {runs}
      </div>
      {entry !== undefined && (
        <div role="tabpanel" id={`${prefix}-panel`} aria-labelledby={`${prefix}-tab-${current}`}>
          <section className={styles["single"]} aria-label={entry.name(panels)}>
            <ViewFrame entry={entry} {...shared} />
          </section>
        </div>
      )}
    </div>
  );
}
