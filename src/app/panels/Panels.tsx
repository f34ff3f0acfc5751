/** The side column: the runs and the panels below them, divided by splitters; on a phone one at a time, chosen by a row of tabs. */
import { useId, useState } from "react";
import { usePageState, useText } from "../page.ts";
import { useLow, usePhone } from "../phone.ts";
import { views } from "../../views/index.ts";
import { arrange } from "./arrangement.ts";
import { PanelArea } from "./PanelArea.tsx";
import { createSizes } from "./sizes.ts";
import { useViewSource } from "./source.ts";
import { Splitter } from "./Splitter.tsx";
import { Tabs } from "./Tabs.tsx";
import { ViewFrame } from "./ViewFrame.tsx";
import type { ViewValues } from "./ViewFrame.tsx";
import styles from "./Panels.module.css";

const RUNS = "runs";

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
  const areas = arrange(view, views, useLow());
  const names = [panels.runs, ...areas.map(({ views, current }) => (current ?? views[0]!).name(panels))];
  return (
    <div className={styles["stack"]}>
      <div ref={sizes.register(RUNS)} className={styles["runs"]}>
        {runs}
      </div>
      {areas.map((area, i) => (
        <PanelArea key={area.id} area={area} shared={shared} box={sizes.register(area.id)}>
          <Splitter label={panels.resize(names[i]!, names[i + 1]!)} sizes={sizes} above={areas[i - 1]?.id ?? RUNS} below={area.id} />
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
