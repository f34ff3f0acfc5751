/** The menu of overlays: one checkbox for each layer of the registry. */
import { useId, useRef } from "react";
import { layers } from "../../views/map/layers/index.ts";
import { useText } from "../page.ts";
import styles from "./Map.module.css";

interface Props {
  readonly on: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  /** What comes with the problem. */
  readonly children: React.ReactNode;
}

const listed = layers.filter(({ unlisted }) => unlisted !== true);

export function LayersMenu({ on, onToggle, children }: Props): React.JSX.Element {
  const text = useText().map;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  /** Popovers stand in the top layer: the place below the button has to be told. */
  const place = (event: React.ToggleEvent<HTMLFieldSetElement>): void => {
    const box = button.current?.getBoundingClientRect();
    if (event.newState !== "open" || box === undefined) return;
    event.currentTarget.style.left = `${box.left}px`;
    event.currentTarget.style.top = `${box.bottom}px`;
  };
  return (
    <>
      <button ref={button} type="button" className={styles["menuButton"]} popoverTarget={id}>
        {text.layersMenu}
      </button>
      <fieldset id={id} popover="auto" aria-label={text.layersMenu} className={styles["menu"]} onBeforeToggle={place}>
        {listed.map((layer) => (
          <label key={layer.id} className={styles["menuRow"]}>
            <input type="checkbox" checked={on.has(layer.id)} onChange={() => onToggle(layer.id)} />
            {text.layers[layer.id]}
          </label>
        ))}
        {children}
      </fieldset>
    </>
  );
}
