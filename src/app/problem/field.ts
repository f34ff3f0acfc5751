/** The formula's field, for those who bring the focus to it: it may still be loading. */
export const FORMULA_FIELD = "formula-field";

let awaited = false;

/** Now, or as soon as the field is there. */
export function focusField(): void {
  const field = document.getElementById(FORMULA_FIELD);
  awaited = field === null;
  field?.focus();
}

/** @returns whether the focus was asked for before there was a field; asked once */
export function takeFocus(): boolean {
  const wanted = awaited;
  awaited = false;
  return wanted;
}
