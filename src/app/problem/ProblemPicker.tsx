/** ProblemPicker: see its folder's owner. */
export function ProblemPicker(): React.JSX.Element {
  return <div data-part="ProblemPicker" />;
}
