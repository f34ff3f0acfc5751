/** The bar's small drawings, in strokes of the text's colour. What they mean is said by the control that bears them. */
interface Props {
  readonly strokes: string;
}

function Icon({ strokes }: Props): React.JSX.Element {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
      <path d={strokes} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

/** An arrow that turns back to the left. */
export const UndoIcon = (): React.JSX.Element => <Icon strokes="M6 3 2.5 6.5 6 10M2.5 6.5H9a4 4 0 0 1 0 8H6" />;
export const RedoIcon = (): React.JSX.Element => <Icon strokes="M10 3l3.5 3.5L10 10M13.5 6.5H7a4 4 0 0 0 0 8h3" />;
/** Equator, a meridian on either side, and the rim. */
export const GlobeIcon = (): React.JSX.Element => (
  <Icon strokes="M8 1.75a6.25 6.25 0 0 1 0 12.5 6.25 6.25 0 0 1 0-12.5zM1.75 8h12.5M8 1.75c3.4 3.6 3.4 8.9 0 12.5-3.4-3.6-3.4-8.9 0-12.5" />
);
