/**
 * A data set as text: typed or pasted, it becomes the data as soon as it can be read. Where it cannot, it stays as it is typed, with the line that is
 * at fault named below; Escape brings the data back.
 */
import { useId, useState } from "react";
import { useActions } from "../page.ts";
import { readData, writeData } from "./rows.ts";
import styles from "./Data.module.css";
import type { WordsOfData } from "../../text/index.ts";
import type { Value } from "../../core/knobs.ts";
import type { DataProps } from "./DataKnob.tsx";
import type { DataFault } from "./rows.ts";

interface Props extends DataProps {
  readonly words: WordsOfData;
  /** Name of the setting that says how many classes there are, where one does. */
  readonly classes: string | undefined;
}
interface Draft {
  readonly text: string;
  /** What it was read as; `undefined`: it cannot be read. */
  readonly value: Value | undefined;
}

const FEWEST_ROWS = 4;
const MOST_ROWS = 6;

function faultText(words: WordsOfData, fault: DataFault, classes: string | undefined): string {
  switch (fault.code) {
    case "empty":
      return words.empty(fault.least);
    case "too-long":
      return words.tooLong(fault.most);
    case "not-a-number":
      return words.notNumber(fault.line, fault.found);
    case "columns":
      return words.columns(fault.line, fault.found, fault.needed);
    case "class":
      return words.notClass(fault.line, fault.found, fault.most, classes);
    case "below":
    case "above":
      return words[fault.code](fault.line, fault.found, fault.limit, fault.open);
  }
}

export function DataText({ knob, label, value, siblings, change, gesture, words, classes }: Props): React.JSX.Element {
  const actions = useActions();
  const id = useId();
  const [draft, setDraft] = useState<Draft>();
  // What was read and has been changed elsewhere since then is no draft any more.
  const text = draft === undefined || (draft.value !== undefined && draft.value !== value) ? writeData(knob, value) : draft.text;
  const read = draft !== undefined && draft.value === undefined ? readData(draft.text, knob, siblings) : undefined;
  const fault = read?.ok === false ? faultText(words, read.fault, classes) : undefined;
  const type = (typed: string): void => {
    const result = readData(typed, knob, siblings);
    setDraft({ text: typed, value: result.ok ? result.value : undefined });
    if (result.ok) change(result.value, `${gesture}.text`);
  };
  return (
    <div className={styles["text"]}>
      <label htmlFor={`${id}-text`}>{knob.kind === "vector" ? words.asNumbers : words.asRows}</label>
      <textarea
        id={`${id}-text`}
        className={styles["rows"]}
        rows={knob.kind === "vector" ? FEWEST_ROWS : MOST_ROWS}
        spellCheck={false}
        autoComplete="off"
        title={label}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? `${id}-form` : `${id}-fault ${id}-form`}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || draft === undefined) return;
          // Escape means the text here, not the dialog around it.
          event.preventDefault();
          event.stopPropagation();
          setDraft(undefined);
        }}
        onBlur={() => {
          actions.endGesture();
          if (draft?.value !== undefined) setDraft(undefined);
        }}
      />
      {fault !== undefined && (
        <p id={`${id}-fault`} className={styles["fault"]} role="alert">
          {fault} {words.kept}
        </p>
      )}
      <p id={`${id}-form`} className={styles["note"]}>
        {knob.kind === "vector" ? words.formNumbers : words.formRows}
      </p>
    </div>
  );
}
