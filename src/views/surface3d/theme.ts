/** Colours and type of the 3-D picture, as the page's tokens say. */
export interface PathStyle {
  readonly colour: string;
  readonly dash: readonly number[];
}

export interface SurfaceTheme {
  readonly text: string;
  readonly label: string;
  readonly casing: string;
  /** Figures and captions; names. */
  readonly font: string;
  readonly strongFont: string;
}
