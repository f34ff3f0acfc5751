/** Below the actions' bars: KL of the step on a gauge with its limit δ, what δ would have allowed, and what every run has cost so far. */
import { useEffect, useId, useRef, useState } from "react";
import { readable } from "../../draw/scales.ts";
import { PolicyController } from "./policy.ts";
import type { PolicyTask } from "./policy.ts";
import styles from "./Policy.module.css";

/** δ as the slider has it: powers of ten. */
const SLIDER = { min: -5, max: 0, step: 0.01, initial: -2 } as const;
const DIGITS = 3;

export function Policy({ source, run, words }: PolicyTask): React.JSX.Element {
  const { policy: text } = words;
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const controller = useRef<PolicyController>(undefined);
  const [power, setPower] = useState<number>(SLIDER.initial);
  const level = Number((10 ** power).toPrecision(DIGITS));
  const present = useRef(level);
  useEffect(() => {
    const made = new PolicyController({ source, run, words }, host.current!, present.current);
    controller.current = made;
    return () => made.close();
  }, [source, run, words]);
  const number = (name: string): React.JSX.Element => <data data-policy={name} value="" />;
  return (
    <div ref={host} className={styles["policy"]}>
      <div className={styles["limit"]}>
        <label htmlFor={id}>{text.limit}</label>
        <input
          id={id}
          type="range"
          min={SLIDER.min}
          max={SLIDER.max}
          step={SLIDER.step}
          value={power}
          aria-valuetext={readable(level, DIGITS)}
          onChange={(event) => {
            const next = Number(event.target.value);
            setPower(next);
            present.current = Number((10 ** next).toPrecision(DIGITS));
            controller.current?.setLevel(present.current);
          }}
        />
        <output htmlFor={id}>{readable(level, DIGITS)}</output>
      </div>
      <div data-gauge="" className={styles["gauge"]} aria-hidden="true">
        <i className={styles["bar"]} />
        <i className={styles["mark"]} />
      </div>
      <p className={styles["verdict"]}>
        {text.kl} <b>{number("kl")}</b> <span data-policy="verdict" />
      </p>
      <dl className={styles["reach"]} aria-label={text.reach}>
        {(["length", "quadratic", "better", "worse"] as const).map((name) => (
          <div key={name} title={text.meaning[name]}>
            <dt>{text[name]}</dt>
            <dd>{number(name)}</dd>
          </div>
        ))}
      </dl>
      <table className={styles["runs"]}>
        <caption>{text.counters}</caption>
        <thead>
          <tr>
            <th scope="col">{text.run}</th>
            {(["samples", "first", "back"] as const).map((name) => (
              <th key={name} scope="col" title={text.meaning[name]}>
                {text[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {source.runs.map(({ key, name }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {(["samples", "first", "back"] as const).map((column) => (
                <td key={column} data-policy={`${column}.${key}`}>
                  –
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
