/** Runs that a chart cannot serve: a method that needs the natural parameters, elsewhere. */
import { useStore } from "zustand";
import { runNames } from "../names.ts";
import { useText } from "../page.ts";
import styles from "./Charts.module.css";
import type { WordsOfCharts } from "../../text/index.ts";
import type { PageStore } from "../store/store.ts";

interface Props {
  readonly store: PageStore;
  readonly words: WordsOfCharts;
}

export function Unserved({ store, words }: Props): React.JSX.Element | null {
  const text = useText();
  const issues = useStore(store, ({ engineIssues }) => engineIssues);
  const names = [...runNames(store.getState(), text).values()];
  const unserved = issues.flatMap(({ path, code }) => (code === "unsupported" ? (names[Number(path.split(".")[1])] ?? []) : []));
  return unserved.length === 0 ? null : <span className={styles["unserved"]}>{words.unserved(unserved.join(", "))}</span>;
}
