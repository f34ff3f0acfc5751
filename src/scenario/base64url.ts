/** Base64url without padding (RFC 4648 §5), strict: one text for one list of bytes. Written here because the hosts' own differ. */
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const NONE = 255;
const VALUES = new Uint8Array(128).fill(NONE);
for (let i = 0; i < ALPHABET.length; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

export function toBase64url(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    // At most 4 bits wait here, so `bits` stays below 2^12.
    bits = ((bits & 15) << 8) | byte;
    held += 8;
    while (held >= 6) {
      held -= 6;
      text += ALPHABET[(bits >> held) & 63]!;
    }
  }
  return held === 0 ? text : text + ALPHABET[(bits << (6 - held)) & 63]!;
}

/** `undefined` where a character is foreign, the length impossible, or a left-over bit set. Padding is let through: it says nothing. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const length = text.endsWith("==") ? text.length - 2 : text.endsWith("=") ? text.length - 1 : text.length;
  if (length % 4 === 1) return undefined;
  const bytes = new Uint8Array((length * 3) >> 2);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? NONE;
    if (value === NONE) return undefined;
    bits = ((bits & 63) << 6) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = (bits >> held) & 255;
    }
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : undefined;
}
