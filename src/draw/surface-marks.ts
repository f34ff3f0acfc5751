/** Marks of the surface as path data about the origin, y downwards: triangles belong to it, never to a run. */

/** ▼ of a minimum. */
export function minimumMark(radius: number): string {
  const [wide, high] = [radius, 0.75 * radius];
  return `M${-wide},${-high}L${wide},${-high}L0,${radius}Z`;
}

/** ▲ of a maximum. */
export function maximumMark(radius: number): string {
  const [wide, high] = [radius, 0.75 * radius];
  return `M${-wide},${high}L${wide},${high}L0,${-radius}Z`;
}

/** ✕ of a saddle, as an outline: two bars of this half thickness. */
export function saddleMark(radius: number, thick = 0.28 * radius): string {
  const reach = 0.8 * radius;
  const [a, b] = [reach + thick, reach - thick];
  const corners = [
    [0, -2 * thick],
    [b, -a],
    [a, -b],
    [2 * thick, 0],
    [a, b],
    [b, a],
    [0, 2 * thick],
    [-b, a],
    [-a, b],
    [-2 * thick, 0],
    [-a, -b],
    [-b, -a],
  ];
  return `M${corners.map((corner) => corner.join(",")).join("L")}Z`;
}

/** ◇ of a critical point whose kind the Hessian leaves open. */
export function degenerateMark(radius: number): string {
  return `M0,${-radius}L${radius},0L0,${radius}L${-radius},0Z`;
}
