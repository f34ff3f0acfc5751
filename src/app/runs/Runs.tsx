/** Runs: see its folder's owner. */
export function Runs(): React.JSX.Element {
  return <div data-part="Runs" />;
}
