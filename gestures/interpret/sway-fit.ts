/**
 * The sine that best describes how a hand has swayed lately: least squares of offset + drift + cosine + sine over the last
 * swings, at every tempo of a grid (the Lomb-Scargle idea, with a floating mean and drift). Needs no even sampling, and
 * says the phase at the newest moment without a filter's lag.
 */

/** What swayed, oldest first: times in seconds before now (<= 0), places in any one unit. */
export interface Swayed {
  readonly times: Float64Array;
  readonly places: Float64Array;
  readonly count: number;
}

export interface SwayFit {
  readonly hz: number;
  /** How far to each side, in the unit of the places. */
  readonly amplitude: number;
  /** Now: 0 at the largest place, growing with time, -pi..pi. */
  readonly phase: number;
  /** 0..1, how much of what is no drift the sine explains. */
  readonly explained: number;
  /** Length of what was looked at, s. */
  readonly spanS: number;
}

/** Swings looked at: fewer say little, more answer late to a change of tempo. */
const SWINGS = 2.25;
const LONGEST_S = 2.8;
const LEAST_SAMPLES = 6;
/** Against reading a swing as drift: a drift of the whole window's length has to be this much likelier. */
const DRIFT_DOUBT = 0.02;

const at = (numbers: Float64Array, index: number): number => numbers[index] ?? 0;

/** Upper triangle of the four normal equations and their right sides, reused: this runs for every hand held up. */
const matrix = new Float64Array(16);
const right = new Float64Array(4);

/** Solves the 4 x 4 system in place (Gauss, the diagonal is positive); false where it says nothing. */
function solve(): boolean {
  for (let pivot = 0; pivot < 4; pivot += 1) {
    const diagonal = at(matrix, pivot * 5);
    if (diagonal < 1e-9) return false;
    for (let row = pivot + 1; row < 4; row += 1) {
      const factor = at(matrix, row * 4 + pivot) / diagonal;
      for (let column = pivot; column < 4; column += 1) {
        matrix[row * 4 + column] = at(matrix, row * 4 + column) - factor * at(matrix, pivot * 4 + column);
      }
      right[row] = at(right, row) - factor * at(right, pivot);
    }
  }
  for (let row = 3; row >= 0; row -= 1) {
    let value = at(right, row);
    for (let column = row + 1; column < 4; column += 1) value -= at(matrix, row * 4 + column) * at(right, column);
    right[row] = value / at(matrix, row * 5);
  }
  return true;
}

/** Adds `f` of each kind of basis to the normal equations. */
function accumulate({ times, places, count }: Swayed, first: number, radiansPerS: number): void {
  matrix.fill(0);
  right.fill(0);
  let [n, t1, t2, c1, s1, tc, ts, cc, cs, y0, yt, yc, ys] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let index = first; index < count; index += 1) {
    const [t, y] = [at(times, index), at(places, index)];
    const [c, s] = [Math.cos(radiansPerS * t), Math.sin(radiansPerS * t)];
    n += 1;
    t1 += t;
    t2 += t * t;
    c1 += c;
    s1 += s;
    tc += t * c;
    ts += t * s;
    cc += c * c;
    cs += c * s;
    y0 += y;
    yt += y * t;
    yc += y * c;
    ys += y * s;
  }
  const drift = t2 + DRIFT_DOUBT * n;
  matrix.set([n, t1, c1, s1, t1, drift, tc, ts, c1, tc, cc, cs, s1, ts, cs, n - cc]);
  right.set([y0, yt, yc, ys]);
}

/** The best sine of this tempo, or null where too little is known for one. */
export function fitSway(swayed: Swayed, hz: number): SwayFit | null {
  const { times, places, count } = swayed;
  const longestS = Math.min(LONGEST_S, SWINGS / hz);
  let first = count;
  while (first > 0 && -at(times, first - 1) <= longestS) first -= 1;
  if (count - first < LEAST_SAMPLES) return null;
  const radiansPerS = 2 * Math.PI * hz;
  accumulate(swayed, first, radiansPerS);
  if (!solve()) return null;
  const [offset = 0, drift = 0, cosine = 0, sine = 0] = right;
  let [mean, total, missed] = [0, 0, 0];
  for (let index = first; index < count; index += 1) mean += at(places, index) - drift * at(times, index);
  mean /= count - first;
  for (let index = first; index < count; index += 1) {
    const t = at(times, index);
    const place = at(places, index) - drift * t;
    const guess = offset + cosine * Math.cos(radiansPerS * t) + sine * Math.sin(radiansPerS * t);
    total += (place - mean) ** 2;
    missed += (place - guess) ** 2;
  }
  return {
    hz,
    amplitude: Math.hypot(cosine, sine),
    phase: Math.atan2(-sine, cosine),
    explained: total === 0 ? 0 : Math.max(0, 1 - missed / total),
    spanS: -at(times, first),
  };
}

/** Steps of the grid of tempos, and of the search round the best of them. */
const COARSE = 1.1;
const FINE = 1.03;

const better = (a: SwayFit | null, b: SwayFit | null): SwayFit | null =>
  b === null || (a !== null && a.explained >= b.explained) ? a : b;

/** The best sine of tempos from `minHz` to `maxHz`. */
export function searchSway(swayed: Swayed, minHz: number, maxHz: number): SwayFit | null {
  let best: SwayFit | null = null;
  for (let hz = minHz; hz < maxHz * COARSE; hz *= COARSE) best = better(best, fitSway(swayed, hz));
  return best === null ? null : refineSway(swayed, best);
}

/** The best sine of tempos close to that of `fit`: a parabola through three of them. */
export function refineSway(swayed: Swayed, fit: Pick<SwayFit, 'hz'>): SwayFit | null {
  const [slower, same, faster] = [fit.hz / FINE, fit.hz, fit.hz * FINE].map((hz) => fitSway(swayed, hz));
  if (!slower || !same || !faster) return same ?? null;
  const bend = slower.explained - 2 * same.explained + faster.explained;
  const best = better(better(slower, same), faster);
  if (bend >= 0 || best !== same) return best;
  const steps = (slower.explained - faster.explained) / (2 * bend);
  return better(same, fitSway(swayed, fit.hz * FINE ** steps));
}
