/** The handles of the lens on the map, and its card. What changes with the reading is written by the control. */
import { useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { usePageState } from "../../page.ts";
import styles from "./Lens.module.css";
import type { WordsOfLens } from "../../../text/index.ts";
import type { Lens } from "../../store/state.ts";
import type { LensControl } from "./control.ts";

interface Props {
  readonly control: LensControl;
  readonly words: WordsOfLens;
}

const ORDERS = [1, 2] as const;
const FOLLOWS = ["nothing", "playhead", "cursor"] as const satisfies readonly Lens["follows"][];
/** A finger alone has no cursor to follow. */
const HOVERS = matchMedia("(any-hover: hover)");
/** Whether it was folded last: the next one is as well. */
let folded = false;

export function Card({ control, words }: Props): React.JSX.Element {
  const id = useId();
  const order = usePageState((state) => state.lens?.order);
  const follows = usePageState((state) => state.lens?.follows);
  const disc = useRef<HTMLDivElement>(null);
  const centre = useRef<HTMLButtonElement>(null);
  const rim = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLElement>(null);
  const live = useRef<HTMLParagraphElement>(null);
  const [brief, setBrief] = useState(folded);
  const fold = (): void => {
    folded = !brief;
    setBrief(folded);
  };

  useEffect(
    () => control.hold({ disc: disc.current!, centre: centre.current!, rim: rim.current!, card: card.current!, live: live.current! }, words),
    [control, words],
  );

  const { stage } = control.map.elements;
  const value = (name: string): React.JSX.Element => <b data-value={name} />;
  const handles = (
    <>
      <div ref={disc} className={styles["disc"]} />
      <button ref={centre} type="button" className={styles["centre"]} aria-label={words.centre} aria-describedby={`${id}-keys`} />
      <div ref={rim} className={styles["rim"]} role="slider" tabIndex={0} aria-label={words.radius} aria-valuemin={0} aria-valuenow={0} />
    </>
  );
  const body = (
    <section ref={card} className={styles["card"]} data-brief={brief} aria-labelledby={`${id}-verdict`}>
      <header>
        <strong id={`${id}-verdict`} data-value="verdict" />
        <span className={styles["buttons"]}>
          <button type="button" aria-label={words.figures} aria-expanded={!brief} onClick={fold}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
              <path d="m4 6 4 4 4-4" />
            </svg>
          </button>
          <button type="button" aria-label={words.close} onClick={() => control.dismiss()}>
            ×
          </button>
        </span>
      </header>
      <p data-value="brief" className={styles["brief"]} />
      <p data-value="reason" className={styles["reason"]} />
      <dl className={styles["numbers"]}>
        <div className={styles["wide"]}>
          <dt>{words.point}</dt>
          <dd>{value("point")}</dd>
        </div>
        <div>
          <dt>J</dt>
          <dd>{value("loss")}</dd>
        </div>
        <div>
          <dt>‖g‖</dt>
          <dd>{value("gradient")}</dd>
        </div>
        <div>
          <dt>λ₁</dt>
          <dd>{value("low")}</dd>
        </div>
        <div>
          <dt>λ₂</dt>
          <dd>{value("high")}</dd>
        </div>
        <div>
          <dt title={words.indexHelp}>{words.index}</dt>
          <dd>{value("index")}</dd>
        </div>
        <div>
          <dt title={words.conditionHelp}>κ</dt>
          <dd>{value("condition")}</dd>
        </div>
      </dl>
      <fieldset className={styles["orders"]} aria-label={words.model}>
        {ORDERS.map((one) => (
          <label key={one}>
            <input type="radio" name={`${id}-order`} checked={order === one} onChange={() => control.change({ order: one })} />
            {words.orders[one]}
          </label>
        ))}
      </fieldset>
      <table className={styles["errors"]}>
        <caption>{words.errors}</caption>
        <thead>
          <tr>
            <th scope="col">r</th>
            <th scope="col">{words.tangent}</th>
            <th scope="col">{words.quadratic}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{value("radius")}</th>
            <td>{value("tangent")}</td>
            <td>{value("quadratic")}</td>
          </tr>
          <tr>
            <th scope="row">{value("halfRadius")}</th>
            <td>{value("halfTangent")}</td>
            <td>{value("halfQuadratic")}</td>
          </tr>
          <tr>
            <th scope="row">{words.falls}</th>
            <td>{value("tangentFalls")}</td>
            <td>{value("quadraticFalls")}</td>
          </tr>
          <tr>
            <th scope="row">{words.law}</th>
            <td>÷4 (r²)</td>
            <td>÷8 (r³)</td>
          </tr>
        </tbody>
      </table>
      <div className={styles["key"]}>
        <div data-part="scale">
          <span>{words.errorKey}</span>
          <div>
            <div data-part="bar" className={styles["bar"]} />
            <div data-part="figures" className={styles["figures"]} />
          </div>
        </div>
        <p data-part="exact" hidden>
          {words.noError}
        </p>
        <p>
          <svg viewBox="0 0 24 8" aria-hidden="true">
            <path d="M0 4H24" className={styles["own"]} />
          </svg>
          {words.surfaceLines}
          <svg viewBox="0 0 24 8" aria-hidden="true">
            <path d="M0 4H24" className={styles["model"]} />
          </svg>
          {words.modelLines}
        </p>
        <p data-part="conic" title={words.conicHelp}>
          <svg viewBox="0 0 24 8" aria-hidden="true">
            <path d="M0 4H10" className={styles["up"]} />
            <path d="M13 4H24" className={styles["fall"]} />
          </svg>
          <span data-part="rise" />
        </p>
      </div>
      <label className={styles["follows"]}>
        {words.follows}
        <select value={follows} onChange={(event) => control.follow(event.currentTarget.value as Lens["follows"])}>
          {FOLLOWS.filter((one) => one !== "cursor" || HOVERS.matches).map((one) => (
            <option key={one} value={one}>
              {words.following[one]}
            </option>
          ))}
        </select>
      </label>
      <p id={`${id}-keys`} hidden>
        {words.centreKeys}
      </p>
      <p ref={live} className={styles["live"]} aria-live="polite" />
    </section>
  );
  return (
    <>
      {createPortal(handles, stage)}
      {createPortal(body, stage.parentElement!)}
    </>
  );
}
