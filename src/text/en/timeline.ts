/** Texts of the page: timeline. */
export const timeline = {};
