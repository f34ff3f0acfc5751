/** Time: transport buttons, the track with its events, the number of the step, the speed. */
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { useActions, usePage, usePageState, useText } from "../page.ts";
import { usePhone } from "../phone.ts";
import { countAt, UNITS } from "../../views/parts/units.ts";
import { stepBy } from "./moves.ts";
import { installShortcuts } from "./shortcuts.ts";
import { Track } from "./Track.tsx";
import styles from "./Timeline.module.css";

const Shortcuts = lazy(() => import("./Shortcuts.tsx").then(({ Shortcuts: component }) => ({ default: component })));

/** Steps a second that are offered. */
const SPEEDS = [1, 5, 30, 120, 1000];

function Icon({ path, filled = false }: { readonly path: string; readonly filled?: boolean }): React.JSX.Element {
  return (
    <svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
      <path d={path} fill={filled ? "currentColor" : "none"} stroke={filled ? "none" : "currentColor"} strokeWidth="1.75" />
    </svg>
  );
}

export function Timeline(): React.JSX.Element {
  const parts = usePage();
  const actions = useActions();
  const { timeline: text, runs } = useText();
  const playing = usePageState((state) => state.playing);
  const speed = usePageState((state) => state.speed);
  const steps = usePageState(({ document }) => document.steps);
  const unit = UNITS[usePageState(({ equal }) => equal)];
  const phone = usePhone();
  const number = useRef<HTMLElement>(null);
  const [help, setHelp] = useState(false);
  useEffect(() => installShortcuts(parts, () => setHelp(true)), [parts]);
  const showStep = useCallback((step: number): void => {
    if (number.current !== null && number.current.textContent !== String(step)) number.current.textContent = String(step);
  }, []);
  return (
    <section className={styles["timeline"]} aria-label={text.transport}>
      <div className={styles["transport"]}>
        <button type="button" aria-label={text.reset} title={text.reset} onClick={() => actions.seek(0)}>
          <Icon path="M-5-6V6M6-6-1 0 6 6" />
        </button>
        <button type="button" aria-label={text.back} title={text.back} onClick={() => stepBy(parts, -1)}>
          <Icon path="M4-6-3 0 4 6" />
        </button>
        <button
          type="button"
          className={styles["play"]}
          aria-label={playing ? text.pause : text.play}
          title={playing ? text.pause : text.play}
          onClick={() => (playing ? actions.pause() : actions.play())}
        >
          <Icon filled path={playing ? "M-5-6H-1.5V6H-5ZM1.5-6H5V6H1.5Z" : "M-4-6.5 6 0-4 6.5Z"} />
        </button>
        <button type="button" aria-label={text.forward} title={text.forward} onClick={() => stepBy(parts, 1)}>
          <Icon path="M-4-6 3 0-4 6" />
        </button>
      </div>
      <Track onStep={showStep} />
      <p className={styles["number"]}>
        <span className={styles["step"]}>
          <b ref={number} />
          {/* Keeps the room for the longest number, so that the track does not move while it plays. */}
          <b aria-hidden="true">{countAt(unit, steps)}</b>
        </span>{" "}
        / {phone || unit.name === "steps" ? countAt(unit, steps) : runs.spent(countAt(unit, steps))}
      </p>
      <div className={styles["end"]}>
        <select aria-label={text.speed} title={text.perSecond(speed)} value={speed} onChange={(event) => actions.setSpeed(Number(event.target.value))}>
          {(SPEEDS.includes(speed) ? SPEEDS : [...SPEEDS, speed].toSorted((a, b) => a - b)).map((one) => (
            <option key={one} value={one}>
              {phone ? text.perSecondShort(one) : text.perSecond(one)}
            </option>
          ))}
        </select>
        <button
          type="button"
          className={styles["help"]}
          aria-label={text.shortcuts.open}
          title={text.shortcuts.open}
          aria-haspopup="dialog"
          onClick={() => setHelp(true)}
        >
          ?
        </button>
      </div>
      {help && (
        <Suspense fallback={null}>
          <Shortcuts onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </section>
  );
}
