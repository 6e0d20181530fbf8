/**
 * A body of points of light, as the show draws people: limb volumes, denser at contour and hands, a void for a head.
 * Drawn once and standing still; where each point lies comes from a seed.
 */

import { seededStream } from '#installation/random/seeded.ts';

/** A limb: from one joint to another, with the radius at both. In figure heights; x from the middle, y from the floor. */
type Limb = readonly [x1: number, y1: number, x2: number, y2: number, r1: number, r2: number, points: number];

/** One hand raised open beside the head: "this is me". */
const LIMBS: readonly Limb[] = [
  [0, 0.8, 0, 0.53, 0.105, 0.082, 1500],
  [0, 0.53, 0, 0.47, 0.082, 0.09, 420],
  [-0.075, 0.8, 0.075, 0.8, 0.045, 0.045, 420],
  [0, 0.85, 0, 0.81, 0.032, 0.04, 120],
  [-0.05, 0.48, -0.075, 0.26, 0.062, 0.042, 620],
  [-0.075, 0.26, -0.085, 0.03, 0.042, 0.025, 460],
  [0.05, 0.48, 0.085, 0.26, 0.062, 0.042, 620],
  [0.085, 0.26, 0.11, 0.03, 0.042, 0.025, 460],
  [-0.085, 0.025, -0.13, 0.012, 0.022, 0.014, 120],
  [0.11, 0.025, 0.155, 0.012, 0.022, 0.014, 120],
  [-0.115, 0.79, -0.165, 0.63, 0.036, 0.028, 360],
  [-0.165, 0.63, -0.15, 0.47, 0.028, 0.018, 320],
  [-0.15, 0.47, -0.148, 0.425, 0.02, 0.012, 160],
  [0.115, 0.79, 0.215, 0.68, 0.036, 0.028, 360],
  [0.215, 0.68, 0.205, 0.86, 0.028, 0.018, 380],
  [0.205, 0.86, 0.205, 0.93, 0.023, 0.012, 260],
];

const HEAD = { x: 0, y: 0.925, width: 0.052, height: 0.068, points: 520 };
const ROSE = [255, 143, 163] as const;
const AMBER = [255, 180, 84] as const;

type Paint = (x: number, y: number, size: number, warmth: number, light: number) => void;

/** Fills `canvas`, which has its layout size already. `pixelRatio` is the screen's. */
export function drawFigure(canvas: HTMLCanvasElement, pixelRatio: number): void {
  const { clientWidth, clientHeight } = canvas;
  canvas.width = Math.round(clientWidth * pixelRatio);
  canvas.height = Math.round(clientHeight * pixelRatio);
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.scale(pixelRatio, pixelRatio);
  pen.globalCompositeOperation = 'lighter';
  const tall = Math.min(clientHeight * 0.86, clientWidth * 1.9);
  const floor = clientHeight * 0.95;
  const paint: Paint = (x, y, size, warmth, light) => {
    const [r, g, b] = ROSE.map((rose, i) => Math.round(rose + ((AMBER[i] ?? rose) - rose) * warmth));
    pen.fillStyle = `rgba(${r}, ${g}, ${b}, ${light})`;
    pen.beginPath();
    pen.arc(clientWidth / 2 + x * tall, floor - y * tall, size, 0, 2 * Math.PI);
    pen.fill();
  };
  const draw = seededStream(2147, 'figure');
  drawBody(draw, paint);
  drawHead(draw, paint);
  drawFloor(draw, paint);
}

function drawBody(draw: () => number, paint: Paint): void {
  for (const [x1, y1, x2, y2, r1, r2, points] of LIMBS) {
    const length = Math.hypot(x2 - x1, y2 - y1);
    const across = { x: (y2 - y1) / length, y: -(x2 - x1) / length };
    for (let i = 0; i < points; i++) {
      const along = draw() * 1.06 - 0.03;
      // Seen from the front, a round limb is densest where it turns away.
      const side = Math.sin((draw() - 0.5) * Math.PI);
      const radius = (r1 + (r2 - r1) * along) * side;
      const x = x1 + (x2 - x1) * along + across.x * radius;
      const y = y1 + (y2 - y1) * along + across.y * radius;
      const contour = side * side;
      paint(x, y, 0.45 + draw() * 0.55, draw() * 0.6 + (1 - y) * 0.4, 0.14 + 0.5 * contour * draw());
    }
  }
}

function drawHead(draw: () => number, paint: Paint): void {
  for (let i = 0; i < HEAD.points; i++) {
    const angle = draw() * 2 * Math.PI;
    const rim = 1 - draw() ** 3 * 0.22;
    const x = HEAD.x + Math.cos(angle) * HEAD.width * rim;
    const y = HEAD.y + Math.sin(angle) * HEAD.height * rim;
    paint(x, y, 0.5 + draw() * 0.6, draw() * 0.5, 0.25 + draw() * 0.5);
  }
}

/** Where the figure stands, points have not risen yet. */
function drawFloor(draw: () => number, paint: Paint): void {
  for (let i = 0; i < 420; i++) {
    const out = (draw() - 0.5) * 2;
    const x = Math.sign(out) * out * out * 0.42 * (draw() > 0.5 ? 1 : -1);
    paint(x, 0.004 + (draw() - 0.5) * 0.022, 0.4 + draw() * 0.5, 0.8, 0.1 + draw() * 0.3 * (1 - Math.abs(out)));
  }
}
