/** The shapes that tell runs apart without colour. Triangles, crosses and diamonds are not among them: they belong to the surface. */

/** Looks there are: colour `--run-1…8`, dash and marker belong together. */
export const RUN_SLOTS = 8;

/** Vertices of a regular polygon or, with an inner radius, of a star. */
function polygon(corners: number, radius: number, turn: number, inner = radius): string {
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / corners;
    const r = i % 2 === 0 ? radius : inner;
    return `${(r * Math.cos(angle)).toFixed(2)} ${(r * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}

function disc(r: number): string {
  return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

/**
 * Outline of a run's marker about the origin, as SVG path data (for `d` and for Path2D; fill it with the even-odd rule, or the ring is a disc).
 * @param slot 0 … RUN_SLOTS − 1
 * @param radius half its size in pixels; the areas look alike
 */
export function markerPath(slot: number, radius: number): string {
  const r = radius;
  const up = -Math.PI / 2;
  switch (slot) {
    case 1:
      return `M${-0.82 * r} ${-0.82 * r}H${0.82 * r}V${0.82 * r}H${-0.82 * r}Z`;
    case 2:
      return polygon(5, r, up);
    case 3: {
      const arm = 0.34 * r;
      return `M${-arm} ${-r}H${arm}V${-arm}H${r}V${arm}H${arm}V${r}H${-arm}V${arm}H${-r}V${-arm}H${-arm}Z`;
    }
    case 4:
      return polygon(6, r, 0);
    case 5:
      return polygon(10, 1.1 * r, up, 0.48 * r);
    case 6:
      return `M${-r} ${-0.42 * r}H${r}V${0.42 * r}H${-r}Z`;
    case 7:
      return `${disc(0.95 * r)}${disc(0.45 * r)}`;
    default:
      return disc(0.92 * r);
  }
}
