/** Marks of the surface as path data about the origin, y downwards: triangles belong to it, never to a run. */

/** ▼ of a minimum. */
export function minimumMark(radius: number): string {
  const [wide, high] = [radius, 0.75 * radius];
  return `M${-wide},${-high}L${wide},${-high}L0,${radius}Z`;
}
