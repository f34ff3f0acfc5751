/** What there is to say about methods at length: asked of the engine when something is opened, then kept. */
import { useEffect, useState } from "react";
import { usePage, useText } from "../page.ts";
import type { Words } from "../../core/model.ts";
import type { Messages } from "../../text/index.ts";
import type { PageParts } from "../page.ts";

type Dictionary = Readonly<Record<string, string>>;

const kept = new Map<string, Promise<Words>>();

async function ask(page: Pick<PageParts, "ask">, optimizer: string): Promise<Words> {
  const answer = await page.ask({ kind: "words", optimizer });
  if (answer.kind !== "words") throw new Error(`an answer of another kind: ${answer.kind}`);
  return answer.words;
}

function wordsOf(page: Pick<PageParts, "ask">, optimizer: string): Promise<Words> {
  const words = kept.get(optimizer) ?? ask(page, optimizer);
  kept.set(optimizer, words);
  // What failed once may succeed when it is opened again.
  words.catch(() => kept.delete(optimizer));
  return words;
}

/** Words of one method, with their translation, for those who are no component. */
export async function loadWords(
  page: Pick<PageParts, "ask">,
  definitions: Messages["definitions"],
  optimizer: string,
): Promise<{ readonly words: Words; readonly say: (english: string) => string }> {
  const [dictionary, words] = await Promise.all([definitions.load() as Promise<Dictionary>, wordsOf(page, optimizer)]);
  return { words, say: (english) => dictionary[english] ?? english };
}

export interface Loaded {
  readonly words: ReadonlyMap<string, Words>;
  /** A sentence of a definition in the page's language. */
  readonly say: (english: string) => string;
}

/** Words of methods, with their translation. `undefined` while they are on their way, "failed" where they cannot come. */
export function useWords(optimizers: readonly string[]): Loaded | "failed" | undefined {
  const page = usePage();
  const { definitions } = useText();
  const [loaded, setLoaded] = useState<Loaded | "failed">();
  const wanted = optimizers.join(" ");
  useEffect(() => {
    let current = true;
    const ids = wanted.split(" ");
    Promise.all([definitions.load(), ...ids.map((id) => wordsOf(page, id))]).then(
      ([dictionary, ...all]: [Dictionary, ...Words[]]) => {
        if (current) setLoaded({ words: new Map(ids.map((id, i) => [id, all[i]!])), say: (english) => dictionary[english] ?? english });
      },
      () => {
        if (current) setLoaded("failed");
      },
    );
    return () => {
      current = false;
    };
  }, [page, definitions, wanted]);
  return loaded;
}
