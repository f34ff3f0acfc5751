/** MapView: see its folder's owner. */
export function MapView(): React.JSX.Element {
  return <div data-part="MapView" />;
}
