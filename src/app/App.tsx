/** The page's frame: bar, map with its timeline, and the side column. On a phone the column's parts become tabs below the map. */
import { Notices } from "./shell/Notices.tsx";
import { TopBar } from "./shell/TopBar.tsx";
import { MapView } from "./map/MapView.tsx";
import { PresetCaption } from "./problem/PresetCaption.tsx";
import { Panels } from "./panels/Panels.tsx";
import { Runs } from "./runs/Runs.tsx";
import { Timeline } from "./timeline/Timeline.tsx";
import styles from "./App.module.css";

export function App(): React.JSX.Element {
  return (
    <div className={styles["page"]}>
      <TopBar />
      <Notices />
      <main className={styles["main"]}>
        <MapView />
        <Timeline />
        <div className={styles["side"]}>
          <PresetCaption />
          <Panels runs={<Runs />} />
        </div>
      </main>
    </div>
  );
}
