/** Timeline: see its folder's owner. */
export function Timeline(): React.JSX.Element {
  return <div data-part="Timeline" />;
}
