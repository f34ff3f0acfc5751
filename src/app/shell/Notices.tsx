/** Notices: see its folder's owner. */
export function Notices(): React.JSX.Element {
  return <div data-part="Notices" />;
}
