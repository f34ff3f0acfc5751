/** Buttons of the bar that stand in the menu where the bar is narrow: the menu presses them where they are. */
export const GALLERY_BUTTON = "gallery-button";
export const SETTINGS_BUTTON = "surface-settings-button";
export const ABOUT_BUTTON = "about-surface-button";
/** What opens from a button that is not shown stands beside the menu's, and gives the focus back to it. */
export const MORE_BUTTON = "more-button";
