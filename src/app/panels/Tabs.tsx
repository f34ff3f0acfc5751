/** A row of tabs by the ARIA pattern: one stop for the Tab key, arrows choose, Home and End go to the ends. */
import { useRef } from "react";
import styles from "./Panels.module.css";

export interface Tab {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** None is chosen while the panel is collapsed. */
  readonly current: string | undefined;
  /** Beginning of the ids of tabs (`prefix-tab-id`) and of their panels (`prefix-panel`). */
  readonly prefix: string;
  readonly onChoose: (id: string) => void;
}

export function Tabs({ label, tabs, current, prefix, onChoose }: Props): React.JSX.Element {
  const row = useRef<HTMLDivElement>(null);
  const press = (event: React.KeyboardEvent): void => {
    const at = tabs.findIndex(({ id }) => id === current);
    const last = tabs.length - 1;
    const places: Readonly<Record<string, number>> = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at <= 0 ? last : at - 1, Home: 0, End: last };
    const place = places[event.key];
    if (place === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onChoose(tabs[place]!.id);
    row.current?.querySelectorAll<HTMLElement>("[role=tab]")[place]?.focus();
  };
  return (
    <div ref={row} role="tablist" tabIndex={-1} aria-label={label} className={styles["tabs"]} onKeyDown={press}>
      {tabs.map(({ id, name }, i) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`${prefix}-tab-${id}`}
          aria-selected={id === current}
          aria-controls={id === current ? `${prefix}-panel` : undefined}
          tabIndex={id === current || (current === undefined && i === 0) ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
