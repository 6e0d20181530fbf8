/**
 * Where somebody is, how fast they move, and how sure of it one may be: a Kalman filter of constant velocity for each of
 * centre x, centre y, width and height. Lengths are the caller's (picture heights, pixels); what is usual is stated in
 * body heights, so that near and far people are judged alike.
 */

/** A person's place in the picture: the centre of a box, and its size; the height stands for a standing body's. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far a measurement strays from the truth, one standard deviation in body heights. */
export type Strays = Place;

/** One coordinate: value, velocity per second, and their variances and covariance. */
interface Axis {
  readonly value: number;
  readonly speed: number;
  readonly valueVar: number;
  readonly bothVar: number;
  readonly speedVar: number;
}

/** What is known of a motion at the moment `atMs`. */
export interface Motion {
  readonly atMs: number;
  readonly x: Axis;
  readonly y: Axis;
  readonly width: Axis;
  readonly height: Axis;
}

const COORDINATES = ['x', 'y', 'width', 'height'] as const;

/** How fast somebody new may move, body heights per second: a brisk walk is 0.8. Sizes change more slowly. */
const NEW_SPEED: Place = { x: 1.2, y: 0.6, width: 0.2, height: 0.2 };
/** How much a speed changes in a second, body heights per second. */
const RESTLESSNESS: Place = { x: 0.4, y: 0.3, width: 0.2, height: 0.1 };
/** No body is smaller than this, in the caller's lengths: keeps divisions finite. */
const SMALLEST = 1e-6;

/** Degrees of freedom of the misfit's t distribution: people stop and turn more often than a Gaussian allows. */
const FREEDOM = 2;
/** How dearly a vague motion pays for fitting everywhere, against its plain likelihood: keeps the lost from taking others. */
const VAGUENESS = 1.5;

/** The length that counts as one body height. */
export const unitOf = (motion: Motion): number => Math.max(motion.height.value, SMALLEST);

const ofEach = (atMs: number, axis: (coordinate: keyof Place) => Axis): Motion => ({
  atMs,
  x: axis('x'),
  y: axis('y'),
  width: axis('width'),
  height: axis('height'),
});

/** A motion as one sighting begins it. */
export function beginMotion(place: Place, atMs: number, strays: Strays): Motion {
  const unit = Math.max(place.height, SMALLEST);
  return ofEach(atMs, (coordinate) => ({
    value: place[coordinate],
    speed: 0,
    valueVar: (strays[coordinate] * unit) ** 2,
    bothVar: 0,
    speedVar: (NEW_SPEED[coordinate] * unit) ** 2,
  }));
}

/** The motion at a later moment, nothing new seen: further on, and less certain. Earlier moments change nothing. */
export function motionAt(motion: Motion, atMs: number): Motion {
  const seconds = (atMs - motion.atMs) / 1000;
  if (seconds <= 0) return motion;
  const unit = unitOf(motion);
  return ofEach(atMs, (coordinate) => {
    const { value, speed, valueVar, bothVar, speedVar } = motion[coordinate];
    const restless = (RESTLESSNESS[coordinate] * unit) ** 2;
    return {
      value: value + speed * seconds,
      speed,
      valueVar: valueVar + 2 * seconds * bothVar + seconds ** 2 * speedVar + (restless * seconds ** 3) / 3,
      bothVar: bothVar + seconds * speedVar + (restless * seconds ** 2) / 2,
      speedVar: speedVar + restless * seconds,
    };
  });
}

/** The motion, the picture itself moved by (dx, dy). */
export function motionMoved(motion: Motion, dx: number, dy: number): Motion {
  if (dx === 0 && dy === 0) return motion;
  const { x, y } = motion;
  return { ...motion, x: { ...x, value: x.value + dx }, y: { ...y, value: y.value + dy } };
}

/** The motion after somebody was seen at `place`, at the moment the motion stands at. */
export function motionSeen(motion: Motion, place: Place, strays: Strays): Motion {
  const unit = unitOf(motion);
  return ofEach(motion.atMs, (coordinate) => {
    const { value, speed, valueVar, bothVar, speedVar } = motion[coordinate];
    const whole = valueVar + (strays[coordinate] * unit) ** 2;
    const [gain, speedGain] = [valueVar / whole, bothVar / whole];
    const off = place[coordinate] - value;
    return {
      value: value + gain * off,
      speed: speed + speedGain * off,
      valueVar: (1 - gain) * valueVar,
      bothVar: (1 - gain) * bothVar,
      speedVar: speedVar - speedGain * bothVar,
    };
  });
}

/**
 * The motion after somebody was found again at `place`: as if they had been seen all along the straight line from where
 * they were lost, in `steps` steps. What was extrapolated over the gap was a guess and is forgotten. After J. Cao et al.,
 * "Observation-Centric SORT", CVPR 2023.
 *
 * @param lost The motion when they were last seen.
 */
export function motionFoundAgain(lost: Motion, place: Place, atMs: number, steps: number, strays: Strays): Motion {
  const from = placeOf(lost);
  let motion = lost;
  for (let step = 1; step <= steps; step += 1) {
    const share = step / steps;
    const on = (coordinate: keyof Place): number => from[coordinate] + share * (place[coordinate] - from[coordinate]);
    const there = { x: on('x'), y: on('y'), width: on('width'), height: on('height') };
    motion = motionSeen(motionAt(motion, lost.atMs + share * (atMs - lost.atMs)), there, strays);
  }
  return motion;
}

/** The place a motion stands at. */
export const placeOf = ({ x, y, width, height }: Motion): Place => ({
  x: x.value,
  y: y.value,
  width: Math.max(width.value, SMALLEST),
  height: Math.max(height.value, SMALLEST),
});

/** How far the whole picture may have moved meanwhile: variances of x and y. */
type Sway = { readonly x: number; readonly y: number };

/** The variance of one coordinate of a sighting, without and with the motion's own. */
function variances(motion: Motion, coordinate: keyof Place, strays: Strays, sway: Sway) {
  const swaying = coordinate === 'x' || coordinate === 'y' ? sway[coordinate] : 0;
  const measured = (strays[coordinate] * unitOf(motion)) ** 2 + swaying;
  return { measured, whole: measured + motion[coordinate].valueVar };
}

/** The squared distance of a sighting at `place` from a motion, in standard deviations of both together. */
export function deviation(motion: Motion, place: Place, strays: Strays, sway: Sway): number {
  return COORDINATES.reduce((sum, coordinate) => {
    const { whole } = variances(motion, coordinate, strays, sway);
    return sum + (place[coordinate] - motion[coordinate].value) ** 2 / whole;
  }, 0);
}

/**
 * How badly a sighting at `place` fits a motion: minus twice the logarithm of its likelihood (a t distribution over the
 * four coordinates), against a motion known exactly and hit exactly, which is 0. A vague motion fits many places, and
 * none of them well.
 */
export function misfit(motion: Motion, place: Place, strays: Strays, sway: Sway): number {
  const vagueness = COORDINATES.reduce((sum, coordinate) => {
    const { whole, measured } = variances(motion, coordinate, strays, sway);
    return sum + Math.log(whole / measured);
  }, 0);
  const distance = deviation(motion, place, strays, sway);
  return (FREEDOM + COORDINATES.length) * Math.log1p(distance / FREEDOM) + VAGUENESS * vagueness;
}
