/** What has just happened, once; and what could not be read, which loads where there is any. */
import { lazy, Suspense } from "react";
import { usePageState, useText } from "../page.ts";
import styles from "./Notices.module.css";

const Issues = lazy(() => import("./Issues.tsx").then(({ Issues: component }) => ({ default: component })));

export function Notices(): React.JSX.Element {
  const { shell } = useText();
  const any = usePageState(({ issues, engineIssues }) => issues.length + engineIssues.length > 0);
  const notice = usePageState((state) => state.notice);
  return (
    <div className={styles["notices"]}>
      {any && (
        <Suspense fallback={null}>
          <Issues />
        </Suspense>
      )}
      <p role="status" className={styles["notice"]}>
        {notice !== undefined && <span key={notice.serial}>{shell.notices[notice.code]}</span>}
      </p>
    </div>
  );
}
