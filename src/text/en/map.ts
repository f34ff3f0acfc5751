/** Texts of the page: map. */
export const map = {};
