/** Balls ½dᵀMd = c of matrices: of F, of what data or sampled labels make of it, of the Hessian, and of what a run's method divides by. */
import { strokeBall } from "./parts.ts";
import type { MatrixBall } from "../../../core/geometry/norms.ts";
import type { DistanceReading } from "../../../core/geometry/reading.ts";
import type { DistanceMark, LineStyle } from "./mark.ts";

type Options = Pick<DistanceMark, "id" | "needs" | "order"> & { readonly initiallyOn?: boolean };

function ball({ initiallyOn = false, ...rest }: Options, line: LineStyle, of: (reading: DistanceReading) => MatrixBall | undefined): DistanceMark {
  return {
    ...rest,
    initiallyOn,
    group: "balls",
    sample: "round",
    line,
    paint(context, frame, { reading, colours }) {
      const found = of(reading);
      if (found !== undefined) strokeBall(context, frame, colours, line, reading.norms.at, found);
    },
  };
}

const dashed = (dash: readonly number[]): LineStyle => ({ colour: "fisher", dash, width: 2 });

export const ellipse = ball({ id: "ellipse", needs: "distribution", order: 40, initiallyOn: true }, dashed([7, 4]), ({ fisher }) => fisher);
export const empirical = ball({ id: "empirical", needs: "empiricalFisher", order: 39 }, dashed([2, 3]), (reading) => reading.empirical);
export const sampled = ball({ id: "sampled", needs: "labels", order: 38 }, dashed([12, 4, 2, 4]), (reading) => reading.sampled);
export const hessian = ball({ id: "hessian", needs: "hessian", order: 35 }, { colour: "hessian", dash: [], width: 2 }, ({ norms }) => norms.hessian);
export const ruler = ball({ id: "ruler", needs: "plane", order: 36 }, { colour: "ruler", dash: [], width: 2 }, (reading) => reading.ruler);
