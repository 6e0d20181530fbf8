/**
 * The body that stands on the start page, as volumes: one hand raised open beside the head, "this is me". In figure
 * heights: x to the right of the middle, y up from the floor.
 */

/** One station of a limb: where its middle lies, and how thick it is there. */
export type Station = readonly [x: number, y: number, radius: number];

export interface Volume {
  readonly stations: readonly Station[];
  readonly points: number;
}

/** Where a volume is at `along` (0 at its first station, 1 at its last), and which way it runs there. */
export interface Section {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Unit vector across the limb. */
  readonly acrossX: number;
  readonly acrossY: number;
}

export const VOLUMES: readonly Volume[] = [
  // Trunk: hips, waist, chest, the slope of the shoulders, neck.
  {
    points: 3600,
    stations: [
      [0, 0.455, 0.05],
      [0, 0.475, 0.082],
      [0, 0.52, 0.09],
      [0, 0.575, 0.079],
      [0, 0.62, 0.072],
      [0, 0.68, 0.083],
      [0, 0.74, 0.1],
      [0, 0.785, 0.116],
      [0, 0.806, 0.114],
      [0, 0.822, 0.086],
      [0, 0.833, 0.05],
      [0, 0.845, 0.033],
      [0, 0.872, 0.03],
    ],
  },
  leg(-1, 0.045),
  leg(1, 0.062),
  // The arm that hangs, and its hand.
  {
    points: 1300,
    stations: [
      [-0.108, 0.803, 0.022],
      [-0.125, 0.78, 0.034],
      [-0.14, 0.72, 0.033],
      [-0.155, 0.65, 0.026],
      [-0.162, 0.61, 0.027],
      [-0.16, 0.55, 0.025],
      [-0.152, 0.485, 0.016],
      [-0.15, 0.46, 0.021],
      [-0.147, 0.425, 0.018],
      [-0.145, 0.4, 0.007],
    ],
  },
  // The arm that is raised.
  {
    points: 1000,
    stations: [
      [0.108, 0.803, 0.022],
      [0.128, 0.785, 0.034],
      [0.16, 0.735, 0.032],
      [0.192, 0.688, 0.026],
      [0.208, 0.668, 0.02],
    ],
  },
  {
    points: 1300,
    stations: [
      [0.204, 0.662, 0.018],
      [0.212, 0.69, 0.027],
      [0.214, 0.74, 0.026],
      [0.208, 0.805, 0.016],
      [0.207, 0.825, 0.019],
      [0.207, 0.85, 0.026],
      [0.207, 0.872, 0.024],
    ],
  },
  finger(0.19, 0.868, 0.183, 0.905),
  finger(0.2, 0.874, 0.198, 0.924),
  finger(0.211, 0.874, 0.213, 0.927),
  finger(0.222, 0.868, 0.228, 0.912),
  finger(0.185, 0.845, 0.166, 0.87),
];

export const HEAD = { x: 0, y: 0.935, width: 0.046, height: 0.064 };

/** Volumes whose skin carries line-work, by index into {@link VOLUMES}, with how often it winds. */
export const TATTOOED: readonly { readonly volume: number; readonly turns: number; readonly lines: number }[] = [
  { volume: 0, turns: 2.5, lines: 3 },
  { volume: 3, turns: 4, lines: 2 },
  { volume: 4, turns: 2.5, lines: 2 },
  { volume: 5, turns: 3.5, lines: 3 },
];

/** A leg of one side, standing `foot` away from the middle. */
function leg(side: -1 | 1, foot: number): Volume {
  const at = (x: number, y: number, radius: number): Station => [side * x, y, radius];
  return {
    points: 2100,
    stations: [
      at(0.042, 0.49, 0.046),
      at(0.046, 0.44, 0.05),
      at(0.05, 0.36, 0.044),
      at(0.046 + foot * 0.1, 0.28, 0.034),
      at(0.046 + foot * 0.2, 0.25, 0.033),
      at(0.046 + foot * 0.3, 0.19, 0.036),
      at(0.044 + foot * 0.5, 0.1, 0.024),
      at(0.042 + foot * 0.6, 0.045, 0.018),
      at(0.048 + foot * 0.7, 0.022, 0.024),
      at(0.052 + foot * 0.9, 0.008, 0.03),
    ],
  };
}

function finger(x1: number, y1: number, x2: number, y2: number): Volume {
  return {
    points: 110,
    stations: [
      [x1, y1, 0.006],
      [x2, y2, 0.004],
    ],
  };
}

/** The section of a volume at `along`, 0..1, smooth between its stations. */
export function sectionAt({ stations }: Volume, along: number): Section {
  const place = Math.min(1, Math.max(0, along)) * (stations.length - 1);
  const index = Math.min(stations.length - 2, Math.floor(place));
  const from = stations[index] ?? ORIGIN;
  const to = stations[index + 1] ?? from;
  const t = place - index;
  const share = t * t * (3 - 2 * t);
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return {
    x: from[0] + (to[0] - from[0]) * t,
    y: from[1] + (to[1] - from[1]) * t,
    radius: from[2] + (to[2] - from[2]) * share,
    acrossX: (to[1] - from[1]) / length,
    acrossY: -(to[0] - from[0]) / length,
  };
}

/** Where along a volume a share of its length is reached: stations lie unevenly, light should not. */
export function alongAt({ stations }: Volume, share: number): number {
  const lengths = stations.slice(1).map(([x, y], i) => {
    const [fromX, fromY] = stations[i] ?? ORIGIN;
    return Math.hypot(x - fromX, y - fromY);
  });
  let left = share * lengths.reduce((sum, length) => sum + length, 0);
  for (const [i, length] of lengths.entries()) {
    if (left <= length) return (i + left / length) / lengths.length;
    left -= length;
  }
  return 1;
}

const ORIGIN: Station = [0, 0, 0];
