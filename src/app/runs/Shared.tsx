/** What is the same for every run: the number of steps, which makes the comparison fair, the seed, and when to stop. */
import { rootKnobs } from "../../scenario/schema.ts";
import { formatExact, parseNumber } from "../knobs/numbers.ts";
import { nudge } from "../knobs/slider.ts";
import { TypedField } from "../knobs/TypedField.tsx";
import { knobName } from "../knobs/words.ts";
import { useActions, usePageState, useText } from "../page.ts";
import styles from "./Runs.module.css";

const NAMES = ["steps", "seed", "tolerance"] as const;

function Field({ name }: { readonly name: (typeof NAMES)[number] }): React.JSX.Element {
  const text = useText();
  const actions = useActions();
  const value = usePageState((state) => state.document[name]);
  const knob = rootKnobs[name];
  const label = knobName(text, "", name);
  return (
    <div className={styles["sharedField"]}>
      <span aria-hidden="true">{label}</span>
      <TypedField
        label={label}
        value={value}
        format={formatExact}
        parse={(typed) => parseNumber(typed, knob)}
        change={(to, gesture) => actions.setRoot(name, to, gesture)}
        nudge={(from, presses) => nudge(knob, from, presses)}
        gesture={`root.${name}`}
      />
    </div>
  );
}

export function Shared(): React.JSX.Element {
  const { runs } = useText();
  return (
    <fieldset className={styles["shared"]} aria-label={runs.fair}>
      <span className={styles["fair"]} aria-hidden="true">
        {runs.fair}
      </span>
      {NAMES.map((name) => (
        <Field key={name} name={name} />
      ))}
    </fieldset>
  );
}
