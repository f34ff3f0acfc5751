/** The page's frame: bar, map with its timeline, and the side column. On a phone the column's parts become tabs below the map. */
import { lazy, Suspense } from "react";
import { Notices } from "./shell/Notices.tsx";
import { TopBar } from "./shell/TopBar.tsx";
import { MapView } from "./map/MapView.tsx";
import { Panels } from "./panels/Panels.tsx";
import { Runs } from "./runs/Runs.tsx";
import { Timeline } from "./timeline/Timeline.tsx";
import styles from "./App.module.css";

const PresetCaption = lazy(() => import("./problem/PresetCaption.tsx").then(({ PresetCaption: component }) => ({ default: component })));

export function App(): React.JSX.Element {
  return (
    <div className={styles["page"]}>
      <TopBar />
      <Notices />
      <main className={styles["main"]}>
        <MapView />
        <Timeline />
        <div className={styles["side"]}>
          <Suspense fallback={null}>
            <PresetCaption />
          </Suspense>
          <Panels runs={<Runs />} />
        </div>
      </main>
    </div>
  );
}
