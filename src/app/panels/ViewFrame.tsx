/** Brings a view's module and shows it with the page's texts; a loading row stands in until it is there. */
import { lazy, Suspense } from "react";
import { usePageState, useText } from "../page.ts";
import { views } from "../../views/index.ts";
import type { ComponentType } from "react";
import type { ViewEntry } from "../../views/index.ts";
import type { ViewProps, ViewSource } from "../../views/view.ts";
import styles from "./Panels.module.css";

interface Shown {
  readonly entry: ViewEntry;
  readonly View: ComponentType<ViewProps>;
}

/** Every view's component, made once. */
const shown: readonly Shown[] = views.map((entry) => ({ entry, View: lazy(() => entry.load().then(({ View }) => ({ default: View }))) }));

export type ViewValues = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Props {
  readonly entry: ViewEntry;
  readonly source: ViewSource;
  readonly values: ViewValues;
  readonly onValue: (view: string, name: string, value: string) => void;
  readonly corner?: React.ReactNode;
}

export function ViewFrame({ entry, source, values, onValue, corner }: Props): React.JSX.Element {
  const { panels } = useText();
  const selected = usePageState((state) => state.selected);
  const { id } = entry.def;
  return (
    <Suspense fallback={<p className={styles["loading"]}>{panels.loading}</p>}>
      {shown.map(
        ({ entry: one, View }) =>
          one === entry && (
            <View
              key={id}
              source={source}
              text={panels}
              values={values[id] ?? {}}
              selected={selected}
              onValue={(name, value) => onValue(id, name, value)}
              corner={corner}
            />
          ),
      )}
    </Suspense>
  );
}
