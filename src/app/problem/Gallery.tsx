/** The gallery's button and its dialog, whose pictures load when it opens. */
import { lazy, Suspense, useId, useRef, useState } from "react";
import { useText } from "../page.ts";
import { GALLERY_BUTTON } from "../shell/ids.ts";
import styles from "./Gallery.module.css";

const GalleryCards = lazy(() => import("./GalleryCards.tsx").then(({ GalleryCards: component }) => ({ default: component })));

export function Gallery(): React.JSX.Element {
  const { presets, shell } = useText();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const close = (): void => dialog.current?.close();
  return (
    <>
      <button
        type="button"
        id={GALLERY_BUTTON}
        className={styles["button"]}
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {presets.gallery}
      </button>
      <dialog ref={dialog} className={styles["dialog"]} aria-labelledby={titleId} onClose={() => setOpen(false)}>
        <div className={styles["contents"]}>
          <div className={styles["head"]}>
            <h2 id={titleId}>{presets.gallery}</h2>
            <p>{presets.explain}</p>
            <button type="button" onClick={close}>
              {shell.close}
            </button>
          </div>
          {open && (
            <Suspense fallback={null}>
              <GalleryCards close={close} />
            </Suspense>
          )}
        </div>
      </dialog>
    </>
  );
}
