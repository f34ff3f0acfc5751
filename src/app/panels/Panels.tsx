/** Panels: see its folder's owner. */
export function Panels(): React.JSX.Element {
  return <div data-part="Panels" />;
}
