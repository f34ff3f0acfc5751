/** TopBar: see its folder's owner. */
export function TopBar(): React.JSX.Element {
  return <div data-part="TopBar" />;
}
