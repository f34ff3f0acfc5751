/** What to look at in the preset that is shown. It leaves when another problem is chosen, or when it is sent away. */
import { useActions, usePageState, useText } from "../page.ts";
import { useLow, usePhone } from "../phone.ts";
import { usePresets } from "./usePresets.ts";
import styles from "./PresetCaption.module.css";

export function PresetCaption(): React.JSX.Element | null {
  const { presets } = useText();
  const phone = usePhone();
  const low = useLow();
  const known = usePresets();
  const actions = useActions();
  const origin = usePageState(({ document, captionDismissed }) => (captionDismissed ? undefined : document.origin));
  const preset = known?.idOf(origin);
  if (known === undefined || preset === undefined) return null;
  const { title, look, why, myth } = known.words[preset];
  return (
    <section className={styles["caption"]} aria-label={presets.caption}>
      <div className={styles["head"]}>
        <h2>{title}</h2>
        <button type="button" onClick={() => actions.dismissCaption()}>
          {presets.dismiss}
        </button>
      </div>
      {phone || low ? (
        <details>
          <summary>{look}</summary>
          <p>{why}</p>
        </details>
      ) : (
        <p>
          {look} {why}
        </p>
      )}
      {myth !== undefined && (
        <details>
          <summary>{myth.said}</summary>
          <p>{myth.holds}</p>
        </details>
      )}
    </section>
  );
}
