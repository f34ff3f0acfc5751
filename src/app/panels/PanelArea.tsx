/** One stretch of the column: a view under its own head, or several under tabs; collapsed, only the head remains. */
import { useId } from "react";
import { useActions, usePageState, useText } from "../page.ts";
import { views } from "../../views/index.ts";
import { useLow } from "../phone.ts";
import { SHARED_PLACE, withCurrent } from "./arrangement.ts";
import { Tabs } from "./Tabs.tsx";
import { ViewFrame } from "./ViewFrame.tsx";
import type { Area } from "./arrangement.ts";
import type { ViewValues } from "./ViewFrame.tsx";
import type { ViewSource } from "../../views/view.ts";
import styles from "./Panels.module.css";

interface Props {
  readonly area: Area;
  readonly shared: {
    readonly source: ViewSource;
    readonly values: ViewValues;
    readonly onValue: (view: string, name: string, value: string) => void;
  };
  readonly box: (element: HTMLElement | null) => void;
  /** Something of it is to be shown. */
  readonly onShow: () => void;
  /** The splitter above it. */
  readonly children: React.ReactNode;
}

export function PanelArea({ area, shared, box, onShow, children }: Props): React.JSX.Element {
  const { panels } = useText();
  const actions = useActions();
  const view = usePageState((state) => state.page.view);
  const prefix = useId();
  const low = useLow();
  const { current } = area;
  const first = area.views[0]!;
  const name = (current ?? first).name(panels);
  const show = (id: string | undefined): void => {
    if (id !== undefined && area.id === SHARED_PLACE) onShow();
    actions.setPage({ view: withCurrent(view, views, { area: area.id, current: id }, low) });
  };
  const toggle = (
    <button
      type="button"
      className={styles["toggle"]}
      aria-expanded={current !== undefined}
      aria-label={current === undefined ? panels.expand(name) : panels.collapse(name)}
      onClick={() => show(current === undefined ? first.def.id : undefined)}
    >
      <span className={styles["chevron"]} aria-hidden="true" />
    </button>
  );
  if (first.alone) {
    return (
      <>
        {children}
        <section ref={box} className={styles["area"]} data-open={current !== undefined} aria-label={name}>
          {current === undefined ? (
            <div className={styles["head"]}>
              <span className={styles["title"]}>{name}</span>
              {toggle}
            </div>
          ) : (
            <ViewFrame entry={current} {...shared} corner={toggle} />
          )}
        </section>
      </>
    );
  }
  const tabs = area.views.map((entry) => ({ id: entry.def.id, name: entry.name(panels) }));
  return (
    <>
      {children}
      <section ref={box} className={styles["area"]} data-open={current !== undefined} data-tall={current?.tall === true} aria-label={panels.group}>
        <div className={styles["head"]}>
          <Tabs label={panels.group} tabs={tabs} current={current?.def.id} prefix={prefix} onChoose={show} />
          {toggle}
        </div>
        {current !== undefined && (
          <div role="tabpanel" id={`${prefix}-panel`} aria-labelledby={`${prefix}-tab-${current.def.id}`} className={styles["panel"]}>
            <ViewFrame entry={current} {...shared} />
          </div>
        )}
      </section>
    </>
  );
}
