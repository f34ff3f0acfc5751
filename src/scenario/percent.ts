/**
 * Percent-coding of share links (RFC 3986), never a form's: a plus sign is a plus sign.
 * Written as they are: ASCII letters, digits and - . _ ~ , = ( ) * / ^ +. Inside a text ~ and , are escaped, since they separate.
 */

/** `encodeURIComponent` escapes these although a link may carry them … */
const SPARED: Readonly<Record<string, string>> = { "%3D": "=", "%2F": "/", "%5E": "^", "%2B": "+" };
/** … and spares these although ours may not, or although they separate. */
const ESCAPED: Readonly<Record<string, string>> = { "!": "%21", "'": "%27", "~": "%7E" };
const DIFFERENT = /%3D|%2F|%5E|%2B|[!'~]/g;

export function encodeText(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(DIFFERENT, (found) => SPARED[found] ?? ESCAPED[found] ?? found);
}

const MALFORMED = /%(?![0-9a-fA-F]{2})/;

/** `undefined` where an escape is malformed or does not make up UTF-8. */
export function decodeText(raw: string): string | undefined {
  // Most texts have no escape at all, and an exception for each malformed one of a flood would take its time.
  if (!raw.includes("%")) return raw;
  if (MALFORMED.test(raw)) return undefined;
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}

/** Halves of surrogate pairs, which have no UTF-8 form, become U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** Stricter than `Number`, which also takes "", " 1", "0x10" and "Infinity". */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

export function parseNumber(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : undefined;
}
