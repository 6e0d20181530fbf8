/** Homographies: the maps that a camera makes of a plane. Arithmetic alone; what places are good for it says `floor-map.ts`. */

/** Two coordinates: shares of a picture, or metres. */
export type Point = readonly [number, number];

/** Three by three, row by row. */
export type Matrix = readonly [number, number, number, number, number, number, number, number, number];

/** What a point is divided by: its sign tells the sides of the horizon apart. */
export const depth = (m: Matrix, [x, y]: Point): number => m[6] * x + m[7] * y + m[8];

/** `point` through `m`; null on the horizon or on its other side than `side` (a sign of `depth`). */
export function project(m: Matrix, point: Point, side: number): Point | null {
  const [x, y] = point;
  const w = depth(m, point);
  if (!(w * side > 1e-9)) return null;
  return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
}

/** The inverse but for a factor, which a homography does not notice. */
export function adjugate(m: Matrix): Matrix | null {
  const [a, b, c, d, e, f, g, h, i] = m;
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  if (!(Math.abs(determinant) > 1e-12)) return null;
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}

/** `m` after `n`. */
export function multiply(m: Matrix, n: Matrix): Matrix {
  const at = (row: number, column: number): number =>
    [0, 1, 2].reduce((sum, k) => sum + (m[row * 3 + k] ?? 0) * (n[k * 3 + column] ?? 0), 0);
  return [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 1), at(2, 2)];
}

/** Moves points so that their middle is the origin and they lie about the square root of two from it. */
function normaliser(points: readonly Point[]): Matrix {
  const n = points.length;
  const x = points.reduce((sum, point) => sum + point[0], 0) / n;
  const y = points.reduce((sum, point) => sum + point[1], 0) / n;
  const mean = points.reduce((sum, point) => sum + Math.hypot(point[0] - x, point[1] - y), 0) / n;
  const s = Math.SQRT2 / mean;
  return [s, 0, -s * x, 0, s, -s * y, 0, 0, 1];
}

/**
 * The homography that takes each of `picture` to its place in `room`: exact through four, least squares through more,
 * null where the places do not tell. Normalised direct linear transformation (Hartley and Zisserman, Multiple View
 * Geometry, 2nd edition, algorithm 4.2), with the last element held at 1: the middle of places that are all seen lies
 * before the camera.
 */
export function homography(picture: readonly Point[], room: readonly Point[]): Matrix | null {
  const [from, to] = [normaliser(picture), normaliser(room)];
  const rows = picture.flatMap((point, at): (readonly number[])[] => {
    const [p, r] = [project(from, point, 1), project(to, room[at] ?? [0, 0], 1)];
    if (!p || !r) return [];
    const [[x, y], [u, v]] = [p, r];
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  const h = leastSquares(rows, 8);
  const back = adjugate(to);
  if (!h || !back) return null;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, i = 0] = h;
  const whole = multiply(back, multiply([a, b, c, d, e, f, g, i, 1], from));
  const size = Math.hypot(...whole);
  return multiply(whole, [1 / size, 0, 0, 0, 1 / size, 0, 0, 0, 1 / size]);
}

/**
 * The homography that takes the unit square to a quad: upper left, upper right, lower right, lower left. Exact, and an
 * exact identity for the square itself; its `depth` is positive on the whole square where the quad is convex. Null for
 * corners on one line. Heckbert, Fundamentals of Texture Mapping (1989), section 2.2.3.
 */
export function squareOnto([p, q, r, s]: readonly [Point, Point, Point, Point]): Matrix | null {
  const [ax, ay] = [q[0] - r[0], q[1] - r[1]];
  const [bx, by] = [s[0] - r[0], s[1] - r[1]];
  const [cx, cy] = [p[0] - q[0] + r[0] - s[0], p[1] - q[1] + r[1] - s[1]];
  const twiceArea = ax * by - bx * ay;
  if (!(Math.abs(twiceArea) > 1e-12)) return null;
  const g = (cx * by - bx * cy) / twiceArea;
  const h = (ax * cy - cx * ay) / twiceArea;
  return [
    q[0] - p[0] + g * q[0],
    s[0] - p[0] + h * s[0],
    p[0],
    q[1] - p[1] + g * q[1],
    s[1] - p[1] + h * s[1],
    p[1],
    g,
    h,
    1,
  ];
}

/** Solves rows of `size` coefficients and a right side by normal equations and elimination. Null: no single answer. */
function leastSquares(rows: readonly (readonly number[])[], size: number): number[] | null {
  const sum = (i: number, j: number): number => rows.reduce((total, row) => total + (row[i] ?? 0) * (row[j] ?? 0), 0);
  const table = Array.from({ length: size }, (_, i) => Array.from({ length: size + 1 }, (__, j) => sum(i, j)));
  for (let column = 0; column < size; column += 1) {
    const rest = table.slice(column);
    const pivot = rest.reduce((best, row) => (Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best));
    const lead = pivot[column] ?? 0;
    if (Math.abs(lead) < 1e-12) return null;
    table.splice(table.indexOf(pivot), 1, table[column] ?? pivot);
    table[column] = pivot;
    for (const row of table) {
      if (row === pivot) continue;
      const factor = (row[column] ?? 0) / lead;
      for (let j = column; j <= size; j += 1) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return table.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}
