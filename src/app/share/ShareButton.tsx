/** The button and its dialog, whose contents load when it opens. */
import { lazy, Suspense, useRef, useState } from "react";
import { useText } from "../page.ts";
import styles from "./Share.module.css";

const ShareDialog = lazy(() => import("./ShareDialog.tsx").then(({ ShareDialog: component }) => ({ default: component })));

export function ShareButton(): React.JSX.Element {
  const { share } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles["button"]}
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {share.share}
      </button>
      <dialog ref={dialog} className={styles["dialog"]} aria-label={share.title} onClose={() => setOpen(false)}>
        {open && (
          <Suspense fallback={null}>
            <ShareDialog close={() => dialog.current?.close()} />
          </Suspense>
        )}
      </dialog>
    </>
  );
}
