/** A card for each preset: its surface with the paths of its runs, its title, and what to look at. */
import { useMemo } from "react";
import { decode } from "../../scenario/index.ts";
import { chapterOf, chapters, presetIds, presets } from "../../scenario/presets.ts";
import { usePage, usePageState } from "../page.ts";
import { scenarioOf } from "../store/link.ts";
import { usePresets } from "./usePresets.ts";
import { CurveThumbnail } from "./CurveThumbnail.tsx";
import { Thumbnail } from "./Thumbnail.tsx";
import styles from "./Gallery.module.css";
import type { Window2 } from "../../core/model.ts";
import type { Catalogue, Reading, Scenario } from "../../scenario/index.ts";
import type { ChapterId, PresetId } from "../../scenario/presets.ts";

interface Card {
  readonly id: PresetId;
  readonly reading: Reading;
  readonly scenario: Scenario;
  readonly window: Window2 | undefined;
}

function cardsOf(catalogue: Catalogue): readonly Card[] {
  return presetIds.flatMap((id) => {
    const reading = decode(presets[id], catalogue);
    const { scenario } = reading;
    return scenario === undefined ? [] : [{ id, reading, scenario, window: scenario.problem.values["window"] as Window2 | undefined }];
  });
}

const chapterIds = Object.keys(chapters) as readonly ChapterId[];

export function GalleryCards({ close }: { readonly close: () => void }): React.JSX.Element {
  const { store } = usePage();
  const catalogue = usePageState((state) => state.catalogue);
  const origin = usePageState((state) => state.document.origin);
  const known = usePresets();
  const current = known?.idOf(origin);
  const cards = useMemo(() => cardsOf(catalogue), [catalogue]);
  const open = (reading: Reading): void => {
    // Language, theme and whatever else the page is set to stay, panels too where the preset names none; the camera, the lens and the playhead begin anew.
    const { page: now } = scenarioOf(store.getState());
    const page = { ...now, step: reading.page.step, view: reading.page.view ?? now.view, lens: reading.page.lens, cam: undefined };
    store.actions.load({ ...reading, page });
    close();
  };
  return (
    <div className={styles["chapters"]}>
      {chapterIds.map((chapter) => (
        <section key={chapter} aria-labelledby={`chapter-${chapter}`}>
          <h3 id={`chapter-${chapter}`}>{known?.chapters[chapter]}</h3>
          <Cards cards={cards.filter(({ id }) => chapterOf(id) === chapter)} known={known} current={current} open={open} />
        </section>
      ))}
    </div>
  );
}

interface CardsProps {
  readonly cards: readonly Card[];
  readonly known: ReturnType<typeof usePresets>;
  readonly current: PresetId | undefined;
  readonly open: (reading: Reading) => void;
}

function Cards({ cards, known, current, open }: CardsProps): React.JSX.Element {
  return (
    <ul className={styles["cards"]}>
      {cards.map(({ id, reading, scenario: { problem, runs, start, seed, steps, tolerance }, window }) => (
        <li key={id}>
          <button type="button" className={styles["card"]} aria-current={id === current} onClick={() => open(reading)}>
            {window !== undefined && <Thumbnail problem={problem} window={window} plan={{ problem, runs, start, seed, steps, tolerance }} />}
            {start.length === 1 && <CurveThumbnail problem={problem} start={start[0]!} />}
            <span className={styles["title"]}>{known?.words[id].title}</span>
            <span className={styles["look"]}>{known?.words[id].look}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
