/** The page: one scenario, its map and its runs. */
import { useEffect, useState } from "react";
import { readable } from "../draw/scales.ts";
import { MapPanel } from "./MapPanel.tsx";
import { RunsTable } from "./RunsTable.tsx";
import { open } from "./session.ts";
import type { EngineClient } from "../client/engine.ts";
import type { Messages } from "../text/index.ts";
import type { Shown } from "./session.ts";

function describe({ title, window, scenario, trajectories, names }: Shown, text: Messages): string {
  const [xlo, xhi, ylo, yhi] = window.map((edge) => readable(edge)) as [string, string, string, string];
  const runs = trajectories.map((run, i) => text.runEnds(names[i]!, String(run.step), readable(run.loss))).join("; ");
  return text.mapDescription(title, text.windowText(xlo, xhi, ylo, yhi), `(${scenario.start.map((value) => readable(value)).join(", ")})`, runs);
}

export function App({ engine, text }: { readonly engine: EngineClient; readonly text: Messages }): React.JSX.Element {
  const [shown, setShown] = useState<Shown>();
  useEffect(() => open(engine, location.search, setShown), [engine]);
  return (
    <>
      <header>
        <h1>Steepest</h1>
        <p>{text.tagline}</p>
      </header>
      <main>
        {shown !== undefined && shown.issues.length > 0 && (
          <section data-issues="" aria-label={text.issues}>
            <h2>{text.issues}</h2>
            <ul>
              {shown.issues.map(({ path, message }) => (
                <li key={`${path} ${message}`}>
                  <code>{path}</code> {message}
                </li>
              ))}
            </ul>
          </section>
        )}
        {shown?.restarted === true && <p role="alert">{text.engineLost}</p>}
        <section className="map" aria-label={text.map} aria-describedby="map-text">
          {shown?.built === true ? (
            <MapPanel
              engine={engine}
              plan={shown.scenario}
              window={shown.window}
              minima={shown.minima}
              trajectories={shown.trajectories}
              subscribe={shown.subscribe}
              startLabel={text.start}
            />
          ) : (
            <p>{shown === undefined ? text.loading : text.noProblem}</p>
          )}
        </section>
        <section className="runs" aria-label={text.runs}>
          <h2>
            {shown?.title} <span>{shown?.formula}</span>
          </h2>
          <RunsTable text={text} names={shown?.names ?? []} trajectories={shown?.trajectories ?? []} />
          <p id="map-text" aria-live="polite">
            {shown?.built === true ? describe(shown, text) : ""}
          </p>
        </section>
      </main>
    </>
  );
}
