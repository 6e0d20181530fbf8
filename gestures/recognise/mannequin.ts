/**
 * A drawn person with both arms raised, for the self-test: no photograph of anybody, and it is known where every joint
 * is. The pose models find it as they find people.
 */

import { LANDMARK } from '#installation/crowd/body.ts';

/** A point of the figure: x from the picture's middle, y from its top, both in picture heights. */
type Point = readonly [x: number, y: number];
type Shade = readonly [light: string, dark: string];

const SKIN: Shade = ['#d8a888', '#986848'];
const SHIRT: Shade = ['#4a6a9a', '#2a3c5c'];
const TROUSERS: Shade = ['#555a66', '#2a2d36'];
const SHOES: Shade = ['#333333', '#111111'];

const SHOULDER: Point = [0.088, 0.325];
const ELBOW: Point = [0.13, 0.22];
const WRIST: Point = [0.125, 0.1];
const HAND_LENGTH = 0.03;
const FINGER_LENGTH = 0.03;

/** Where the drawn joints are. The figure faces the camera: its left is the picture's right. */
export const MANNEQUIN_JOINTS: readonly (readonly [landmark: number, x: number, y: number])[] = [
  [LANDMARK.leftShoulder, SHOULDER[0], SHOULDER[1]],
  [LANDMARK.rightShoulder, -SHOULDER[0], SHOULDER[1]],
  [LANDMARK.leftElbow, ELBOW[0], ELBOW[1]],
  [LANDMARK.rightElbow, -ELBOW[0], ELBOW[1]],
  [LANDMARK.leftWrist, WRIST[0], WRIST[1]],
  [LANDMARK.rightWrist, -WRIST[0], WRIST[1]],
];

/** Draws the empty room, filling the canvas: a grey floor before a light wall. */
export function drawRoom({ width, height }: OffscreenCanvas, context: OffscreenCanvasRenderingContext2D): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#ececec';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#b8b4b0';
  context.fillRect(0, height * 0.8, width, height * 0.2);
}

/** Draws the figure in its room: as high as the canvas, in the middle of it. */
export function drawMannequin(canvas: OffscreenCanvas, context: OffscreenCanvasRenderingContext2D): void {
  const { width, height } = canvas;
  drawRoom(canvas, context);
  context.setTransform(height, 0, 0, height, width / 2, 0);
  for (const side of [-1, 1]) {
    drawLeg(context, side);
    drawArm(context, side);
  }
  drawTorso(context);
  drawLimb(
    context,
    [
      [0, 0.24],
      [0, 0.31],
    ],
    0.025,
    0.03,
    SKIN,
  );
  drawHead(context);
}

function drawBall(context: OffscreenCanvasRenderingContext2D, [x, y]: Point, radius: number, shade: Shade): void {
  const light = context.createRadialGradient(x - radius * 0.35, y - radius * 0.35, radius * 0.1, x, y, radius);
  light.addColorStop(0, shade[0]);
  light.addColorStop(1, shade[1]);
  context.fillStyle = light;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** Shaded balls in a row look round to the model, as a real limb does; flat lines do not. */
function drawLimb(
  context: OffscreenCanvasRenderingContext2D,
  points: readonly Point[],
  startRadius: number,
  endRadius: number,
  shade: Shade,
): void {
  const steps = 40;
  for (const [index, from] of points.entries()) {
    const to = points[index + 1];
    if (to === undefined) return;
    for (let step = 0; step <= steps; step += 1) {
      const part = step / steps;
      const along = (index + part) / (points.length - 1);
      const at: Point = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
      drawBall(context, at, startRadius + (endRadius - startRadius) * along, shade);
    }
  }
}

function drawLeg(context: OffscreenCanvasRenderingContext2D, side: number): void {
  drawLimb(
    context,
    [
      [side * 0.045, 0.56],
      [side * 0.055, 0.72],
      [side * 0.05, 0.88],
    ],
    0.045,
    0.025,
    TROUSERS,
  );
  drawLimb(
    context,
    [
      [side * 0.05, 0.885],
      [side * 0.075, 0.9],
    ],
    0.022,
    0.018,
    SHOES,
  );
}

function drawArm(context: OffscreenCanvasRenderingContext2D, side: number): void {
  const at = ([x, y]: Point): Point => [side * x, y];
  drawLimb(context, [at(SHOULDER), at(ELBOW)], 0.032, 0.026, SHIRT);
  drawLimb(context, [at(ELBOW), at(WRIST)], 0.024, 0.018, SKIN);
  const [x, y] = at(WRIST);
  drawLimb(
    context,
    [
      [x, y],
      [x, y - HAND_LENGTH],
    ],
    0.018,
    0.016,
    SKIN,
  );
  for (const finger of [-1.5, -0.5, 0.5, 1.5]) {
    const root: Point = [x + finger * 0.008, y - HAND_LENGTH];
    const tip: Point = [x + finger * 0.012, y - HAND_LENGTH - FINGER_LENGTH];
    drawLimb(context, [root, tip], 0.006, 0.005, SKIN);
  }
}

function drawTorso(context: OffscreenCanvasRenderingContext2D): void {
  const rows = 60;
  for (let row = 0; row <= rows; row += 1) {
    const down = row / rows;
    const half = 0.085 - 0.024 * Math.sin(down * 3) - 0.01 * down;
    const light = context.createLinearGradient(-half, 0, half, 0);
    light.addColorStop(0, SHIRT[1]);
    light.addColorStop(0.4, SHIRT[0]);
    light.addColorStop(1, SHIRT[1]);
    context.fillStyle = light;
    context.fillRect(-half, 0.31 + 0.25 * down, half * 2, 0.0065);
  }
}

function ellipse(context: OffscreenCanvasRenderingContext2D, [x, y]: Point, across: number, down: number): void {
  context.beginPath();
  context.ellipse(x, y, across, down, 0, 0, 2 * Math.PI);
  context.fill();
}

function drawHead(context: OffscreenCanvasRenderingContext2D): void {
  const light = context.createRadialGradient(-0.02, 0.175, 0.013, 0, 0.195, 0.065);
  light.addColorStop(0, SKIN[0]);
  light.addColorStop(1, SKIN[1]);
  context.fillStyle = light;
  ellipse(context, [0, 0.195], 0.052, 0.065);
  context.fillStyle = '#2a1a12';
  context.beginPath();
  context.ellipse(0, 0.165, 0.054, 0.038, 0, Math.PI, 0);
  context.fill();
  for (const side of [-1, 1]) {
    context.fillStyle = '#ffffff';
    ellipse(context, [side * 0.02, 0.19], 0.01, 0.006);
    context.fillStyle = '#222222';
    ellipse(context, [side * 0.02, 0.19], 0.005, 0.005);
    context.fillRect(side * 0.02 - 0.012, 0.176, 0.024, 0.004);
    drawLimb(
      context,
      [
        [side * 0.052, 0.195],
        [side * 0.052, 0.205],
      ],
      0.01,
      0.008,
      SKIN,
    );
  }
  drawLimb(
    context,
    [
      [0, 0.195],
      [0, 0.213],
    ],
    0.005,
    0.008,
    SKIN,
  );
  context.fillStyle = '#a04a40';
  ellipse(context, [0, 0.231], 0.016, 0.005);
}
