/** Draws the bodies over the mirrored picture: limbs, joints and the gesture that counts. No faces. */

import { LANDMARK, type Person } from '#installation/crowd/body.ts';
import { type Joint, jointAt } from '../body/joint.ts';
import { personColour } from './person-colour.ts';

const LIMBS: readonly (readonly number[])[] = [
  [LANDMARK.leftShoulder, LANDMARK.rightShoulder],
  [LANDMARK.leftHip, LANDMARK.rightHip],
  [LANDMARK.leftShoulder, LANDMARK.leftHip, LANDMARK.leftKnee, LANDMARK.leftAnkle, LANDMARK.leftFoot],
  [LANDMARK.rightShoulder, LANDMARK.rightHip, LANDMARK.rightKnee, LANDMARK.rightAnkle, LANDMARK.rightFoot],
  [LANDMARK.leftShoulder, LANDMARK.leftElbow, LANDMARK.leftWrist, LANDMARK.leftIndex],
  [LANDMARK.rightShoulder, LANDMARK.rightElbow, LANDMARK.rightWrist, LANDMARK.rightIndex],
];
const JOINTS = [...new Set(LIMBS.flat())];
/** A guessed joint is drawn faintly rather than left out: a line that breaks off looks like a fault. */
const FAINTEST = 0.12;

/**
 * Draws everybody anew.
 *
 * @param aspect Width of the camera's picture divided by its height; landmarks are in its heights.
 */
export function drawOverlay(canvas: HTMLCanvasElement, people: readonly Person[], aspect: number): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const [width, height] = [canvas.clientWidth * devicePixelRatio, canvas.clientHeight * devicePixelRatio];
  if (canvas.width !== Math.round(width) || canvas.height !== Math.round(height)) {
    canvas.width = Math.round(width);
    canvas.height = Math.round(height);
  }
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (const person of people) drawPerson(context, person, aspect);
}

function drawPerson(context: CanvasRenderingContext2D, person: Person, aspect: number): void {
  const { width, height } = context.canvas;
  const place = (index: number): Joint => {
    const joint = jointAt(person.landmarks, index);
    return { x: (1 - joint.x / aspect) * width, y: joint.y * height, seen: joint.seen };
  };
  const unit = height / 180;
  context.strokeStyle = personColour(person.track);
  context.fillStyle = context.strokeStyle;
  context.lineCap = 'round';
  context.lineWidth = unit;
  for (const limb of LIMBS) {
    for (const [index, end] of limb.entries()) {
      const start = limb[index - 1];
      if (start !== undefined) drawLine(context, place(start), place(end));
    }
  }
  for (const index of JOINTS) drawDot(context, place(index), unit * 1.3);
  drawGesture(context, person, place);
}

function drawLine(context: CanvasRenderingContext2D, from: Joint, to: Joint): void {
  context.globalAlpha = Math.max(FAINTEST, Math.min(from.seen, to.seen)) * 0.85;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

function drawDot(context: CanvasRenderingContext2D, { x, y, seen }: Joint, radius: number): void {
  context.globalAlpha = Math.max(FAINTEST, seen);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** Names of what counts now, above the head, within the picture. */
function drawGesture(context: CanvasRenderingContext2D, person: Person, place: (index: number) => Joint): void {
  const names = person.gestures.filter((reading) => reading.active).map((reading) => reading.name);
  if (names.length === 0) return;
  const size = Math.max(context.canvas.height / 28, 13 * devicePixelRatio);
  const nose = place(LANDMARK.nose);
  const shoulders = place(LANDMARK.leftShoulder).y;
  context.globalAlpha = 1;
  context.fillStyle = '#ffb454';
  context.textAlign = 'center';
  context.font = `500 ${size}px 'Zen Kaku Gothic New', system-ui, sans-serif`;
  context.fillText(names.join(', '), nose.x, Math.max(size * 1.2, nose.y - Math.abs(shoulders - nose.y) * 1.4));
}
