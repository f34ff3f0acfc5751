/** Titles and sentences of the presets in the page's language, a moment after they are first wanted. */
import { useEffect, useState } from "react";
import { useText } from "../page.ts";
import type { Messages } from "../../text/index.ts";

type Words = Awaited<ReturnType<Messages["presets"]["load"]>>;

export function usePresetWords(): Words | undefined {
  const { presets } = useText();
  const [words, setWords] = useState<Words>();
  useEffect(() => {
    let current = true;
    presets.load().then(
      (loaded) => {
        if (current) setWords(loaded);
      },
      // Without them the pictures still speak.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [presets]);
  return words;
}
