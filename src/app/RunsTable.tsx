/** The runs and how they ended. */
import { readable } from "../draw/scales.ts";
import type { Messages } from "../text/index.ts";
import type { Trajectory } from "./trajectories.ts";

interface Props {
  readonly text: Messages;
  readonly names: readonly string[];
  readonly trajectories: readonly Trajectory[];
}

export function RunsTable({ text, names, trajectories }: Props): React.JSX.Element {
  return (
    <table aria-label={text.runs}>
      <thead>
        <tr>
          <th scope="col">{text.optimizer}</th>
          <th scope="col">{text.steps}</th>
          <th scope="col">{text.loss}</th>
          <th scope="col">{text.gradientNorm}</th>
          <th scope="col">{text.ending}</th>
        </tr>
      </thead>
      <tbody>
        {trajectories.map((run, index) => (
          // Runs have no identity but their place.
          <tr key={index}>
            <th scope="row">
              <svg width="40" height="12" aria-hidden="true">
                <line
                  x1="0"
                  y1="6"
                  x2="40"
                  y2="6"
                  style={{ stroke: `var(--run-${index + 1})`, strokeDasharray: `var(--run-${index + 1}-dash)` }}
                  strokeWidth="2"
                />
              </svg>
              {names[index]}
            </th>
            <td>{run.step}</td>
            <td>{readable(run.loss)}</td>
            <td>{readable(run.gradNorm)}</td>
            <td>{run.ended === undefined ? text.running : text.endings[run.ended.kind]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
