/** The presets and their titles and sentences in the page's language, a moment after they are first wanted. */
import { useEffect, useState } from "react";
import { useText } from "../page.ts";
import type { PresetId } from "../../scenario/presets.ts";
import type { Messages } from "../../text/index.ts";

interface Presets {
  readonly words: Awaited<ReturnType<Messages["presets"]["load"]>>;
  readonly chapters: Awaited<ReturnType<Messages["presets"]["chapters"]>>;
  /** Of a document's origin. */
  readonly idOf: (origin: string | undefined) => PresetId | undefined;
}

export function usePresets(): Presets | undefined {
  const { presets } = useText();
  const [known, setKnown] = useState<Presets>();
  useEffect(() => {
    let current = true;
    Promise.all([presets.load(), presets.chapters(), import("../../scenario/presets.ts")]).then(
      ([words, chapters, { presetOf }]) => {
        if (current) setKnown({ words, chapters, idOf: (origin) => (origin === undefined ? undefined : presetOf(origin)) });
      },
      // Without them the pictures still speak.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [presets]);
  return known;
}
