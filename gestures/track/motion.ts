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

/** How fast somebody new may walk, body heights per second: a brisk walk is 0.8. Sizes change more slowly. */
const NEW_SPEED = { x: 1, y: 0.5, width: 0.2, height: 0.2 };
/** How much a speed changes in a second, body heights per second. */
const RESTLESSNESS = { x: 0.6, y: 0.3, width: 0.15, height: 0.1 };
/** No body is smaller than this, in the caller's lengths: keeps divisions finite. */
const SMALLEST = 1e-6;

/** A motion as one sighting begins it. */
export function beginMotion(place: Place, atMs: number, strays: Strays): Motion {
  const unit = Math.max(place.height, SMALLEST);
  const axis = (coordinate: keyof Place): Axis => ({
    value: place[coordinate],
    speed: 0,
    valueVar: (strays[coordinate] * unit) ** 2,
    bothVar: 0,
    speedVar: (NEW_SPEED[coordinate] * unit) ** 2,
  });
  return { atMs, x: axis('x'), y: axis('y'), width: axis('width'), height: axis('height') };
}

/** The motion at a later moment, nothing new seen: further on, and less certain. Earlier moments change nothing. */
export function motionAt(motion: Motion, atMs: number): Motion {
  const seconds = (atMs - motion.atMs) / 1000;
  if (seconds <= 0) return motion;
  const unit = Math.max(motion.height.value, SMALLEST);
  const axis = (coordinate: keyof Place): Axis => {
    const { value, speed, valueVar, bothVar, speedVar } = motion[coordinate];
    const restless = (RESTLESSNESS[coordinate] * unit) ** 2;
    return {
      value: value + speed * seconds,
      speed,
      valueVar: valueVar + 2 * seconds * bothVar + seconds ** 2 * speedVar + (restless * seconds ** 3) / 3,
      bothVar: bothVar + seconds * speedVar + (restless * seconds ** 2) / 2,
      speedVar: speedVar + restless * seconds,
    };
  };
  return { atMs, x: axis('x'), y: axis('y'), width: axis('width'), height: axis('height') };
}

/** The motion after somebody was seen at `place`, at the moment the motion stands at. */
export function motionSeen(motion: Motion, place: Place, strays: Strays): Motion {
  const unit = Math.max(motion.height.value, SMALLEST);
  const axis = (coordinate: keyof Place): Axis => {
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
  };
  return { atMs: motion.atMs, x: axis('x'), y: axis('y'), width: axis('width'), height: axis('height') };
}

/** The place a motion stands at. */
export const placeOf = ({ x, y, width, height }: Motion): Place => ({
  x: x.value,
  y: y.value,
  width: Math.max(width.value, SMALLEST),
  height: Math.max(height.value, SMALLEST),
});

/**
 * How badly a sighting at `place` fits a motion: the squared distance in standard deviations, plus what the motion's own
 * vagueness costs (twice the negative logarithm of the likelihood, against a motion without any). Small for a certain
 * motion hit closely; a vague one fits many places, and none of them well.
 */
export function misfit(motion: Motion, place: Place, strays: Strays): number {
  const unit = Math.max(motion.height.value, SMALLEST);
  return COORDINATES.reduce((sum, coordinate) => {
    const { value, valueVar } = motion[coordinate];
    const measured = (strays[coordinate] * unit) ** 2;
    const whole = valueVar + measured;
    return sum + (place[coordinate] - value) ** 2 / whole + Math.log(whole / measured);
  }, 0);
}
