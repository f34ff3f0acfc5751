/** Texts of the page: presets. */
export const presets = {};
