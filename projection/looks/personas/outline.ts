/** Flat outlines that heads are drawn with: distances to ellipses, polygons and lines. Below zero is inside. */

/** A distance field over the plane of a portrait. */
export type Field = (x: number, y: number) => number;

/** Corners or knots: x, y in turn. */
export type Line = readonly number[];

/** Near enough to an ellipse's distance where it matters, at its edge. (I. Quilez's first-order bound) */
export const ellipse =
  (cx: number, cy: number, rx: number, ry: number): Field =>
  (x, y) => {
    const [dx, dy] = [x - cx, y - cy];
    const k0 = Math.hypot(dx / rx, dy / ry);
    const k1 = Math.hypot(dx / (rx * rx), dy / (ry * ry));
    return k1 < 1e-9 ? -Math.min(rx, ry) : (k0 * (k0 - 1)) / k1;
  };

/** Beyond this from all of a line, its box will do: nothing is drawn there. */
const FAR = 0.2;

/** Distance to a line of straight pieces. */
export function strokeField(line: Line): Field {
  const pieces = Float64Array.from(line);
  const [left, low, right, high] = boxOf(line);
  return (x, y) => {
    const out = Math.max(left - x, x - right, low - y, y - high);
    if (out > FAR) return out;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at + 3 < pieces.length; at += 2) least = Math.min(least, squaredTo(pieces, at, at + 2, x, y));
    return Math.sqrt(least);
  };
}

/** Signed distance to a closed polygon. (After I. Quilez, "distance to a polygon") */
export function polygon(corners: Line): Field {
  const at = Float64Array.from(corners);
  const [left, low, right, high] = boxOf(corners);
  return (x, y) => {
    const out = Math.max(left - x, x - right, low - y, y - high);
    if (out > FAR) return out;
    let least = Number.POSITIVE_INFINITY;
    let isInside = false;
    for (let here = 0, before = at.length - 2; here < at.length; before = here, here += 2) {
      least = Math.min(least, squaredTo(at, before, here, x, y));
      const ay = at[here + 1] ?? 0;
      const by = at[before + 1] ?? 0;
      if (ay > y === by > y) continue;
      const ax = at[here] ?? 0;
      if (x < ax + ((y - ay) * ((at[before] ?? 0) - ax)) / (by - ay)) isInside = !isInside;
    }
    return isInside ? -Math.sqrt(least) : Math.sqrt(least);
  };
}

function squaredTo(line: Float64Array, from: number, to: number, x: number, y: number): number {
  const ax = line[from] ?? 0;
  const ay = line[from + 1] ?? 0;
  const dx = (line[to] ?? 0) - ax;
  const dy = (line[to + 1] ?? 0) - ay;
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy + 1e-12)));
  const offX = x - ax - along * dx;
  const offY = y - ay - along * dy;
  return offX * offX + offY * offY;
}

function boxOf(corners: Line): [left: number, low: number, right: number, high: number] {
  const box: [number, number, number, number] = [9, 9, -9, -9];
  for (let at = 0; at + 1 < corners.length; at += 2) {
    const [x, y] = [corners[at] ?? 0, corners[at + 1] ?? 0];
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** A smooth line through knots (Catmull and Rom), `pieces` straight ones between two; `closed` comes back to the first. */
export function smooth(knots: Line, pieces: number, closed: boolean): Line {
  const count = knots.length / 2;
  const knot = (index: number, part: 0 | 1): number => {
    const held = closed ? (index + count) % count : Math.min(count - 1, Math.max(0, index));
    return knots[held * 2 + part] ?? 0;
  };
  const out: number[] = [];
  const spans = closed ? count : count - 1;
  for (let span = 0; span < spans; span += 1) {
    for (let piece = 0; piece < pieces; piece += 1) {
      const t = piece / pieces;
      for (const part of [0, 1] as const) {
        const [a, b, c, d] = [knot(span - 1, part), knot(span, part), knot(span + 1, part), knot(span + 2, part)];
        out.push(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3));
      }
    }
  }
  if (!closed) out.push(knot(count - 1, 0), knot(count - 1, 1));
  return out;
}

/** A line mirrored left to right. */
export const mirrored = (line: Line): Line => line.map((value, index) => (index % 2 === 0 ? -value : value));
