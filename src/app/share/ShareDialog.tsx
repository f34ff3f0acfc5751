/** The link of the state as it was when the dialog opened: to copy, to scan, to embed. */
import { useState } from "react";
import { encode } from "uqr";
import { copyText } from "../clipboard.ts";
import { usePage, useText } from "../page.ts";
import { linkOf } from "../store/link.ts";
import styles from "./Share.module.css";

/** Bytes in a QR code that a phone still reads from a projector: about version 25. */
const LONGEST_QR = 1200;

/** Dark modules as one path of unit squares. */
function modules(data: readonly (readonly boolean[])[]): string {
  return data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
}

function QrCode({ link }: { readonly link: string }): React.JSX.Element {
  const { share } = useText();
  if (link.length > LONGEST_QR) return <p>{share.qrTooLong}</p>;
  const { data, size } = encode(link, { ecc: "L", border: 2 });
  return (
    <svg className={styles["qr"]} role="img" aria-label={share.qr} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={modules(data)} fill="#000" />
    </svg>
  );
}

/** The dialog opened empty, so that it is its contents that take the focus: the link, selected for copying. */
const focusOn = (field: HTMLInputElement | null): void => field?.focus();

export function ShareDialog({ close }: { readonly close: () => void }): React.JSX.Element {
  const { share, shell } = useText();
  const { store } = usePage();
  const [query] = useState(() => linkOf(store.getState()));
  const address = `${location.origin}${location.pathname}`;
  const link = `${address}?${query}`;
  const code = `<iframe src="${address}?${query.replaceAll("&", "&amp;")}&amp;embed=1" width="800" height="600" title="Steepest" style="border:0"></iframe>`;
  return (
    <>
      <div className={styles["head"]}>
        <h2>{share.title}</h2>
        <button type="button" onClick={close}>
          {shell.close}
        </button>
      </div>
      <p>{share.explain}</p>
      <label className={styles["field"]}>
        {share.link}
        <input ref={focusOn} readOnly value={link} onFocus={(event) => event.target.select()} />
      </label>
      <button type="button" className={styles["button"]} onClick={() => void copyText(store, link)}>
        {share.copyLink}
      </button>
      <QrCode link={link} />
      <details>
        <summary>{share.embed}</summary>
        <label className={styles["field"]}>
          {share.embedCode}
          <textarea readOnly rows={4} value={code} onFocus={(event) => event.target.select()} />
        </label>
        <button type="button" onClick={() => void copyText(store, code)}>
          {share.copyEmbed}
        </button>
      </details>
    </>
  );
}
