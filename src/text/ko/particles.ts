/** Korean particles follow the sound that a word ends with: of Hangul it is written, of digits and Latin letters it is how they are read. */

/** Code of 가, and how many syllables share an initial and a vowel. */
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;
/** 영 일 삼 육 칠 팔; 엘 엠 엔 알 are the letters whose names end so. */
const CLOSED = new Set("013678lmnrLMNR");
const OPEN = /[0-9a-zA-Z]/;

/** @returns whether the word ends with a consonant; undefined where nobody can tell */
function isClosed(word: string): boolean | undefined {
  const last = word.match(/[\p{L}\p{N}]/gu)?.at(-1);
  if (last === undefined) return undefined;
  const code = last.codePointAt(0)!;
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) return (code - FIRST_SYLLABLE) % FINALS !== 0;
  if (CLOSED.has(last)) return true;
  return OPEN.test(last) ? false : undefined;
}

const following =
  (closed: string, open: string) =>
  (word: string): string => {
    const ends = isClosed(word);
    return `${word}${ends === undefined ? `${closed}(${open})` : ends ? closed : open}`;
  };

/** 은 or 는. */
export const topic = following("은", "는");
/** 을 or 를. */
export const object = following("을", "를");
/** 이라는 or 라는. */
export const called = following("이라는", "라는");
