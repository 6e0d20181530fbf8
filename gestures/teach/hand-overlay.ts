/** Draws the hands that are read over the mirrored picture, in the lines of their fingers. */

import { HAND_STRIDE, type HandPoints, type Hands } from '../body/hand.ts';

const FINGERS: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4],
  [0, 5, 6, 7, 8],
  [5, 9, 10, 11, 12],
  [9, 13, 14, 15, 16],
  [0, 17, 18, 19, 20],
  [13, 17],
];

/** Draws over what is there already. @param aspect Width of the camera's picture divided by its height. */
export function drawHands(canvas: HTMLCanvasElement, hands: Hands | null, aspect: number): void {
  const pen = canvas.getContext('2d');
  if (pen === null || hands === null) return;
  pen.globalAlpha = 1;
  pen.strokeStyle = '#ffb454';
  pen.lineCap = 'round';
  pen.lineWidth = canvas.height / 220;
  for (const hand of [hands.left, hands.right]) if (hand) drawHand(pen, hand, aspect);
}

function drawHand(pen: CanvasRenderingContext2D, hand: HandPoints, aspect: number): void {
  const { width, height } = pen.canvas;
  for (const finger of FINGERS) {
    pen.beginPath();
    for (const index of finger) {
      const [x = 0, y = 0] = [hand[index * HAND_STRIDE], hand[index * HAND_STRIDE + 1]];
      pen.lineTo((1 - x / aspect) * width, y * height);
    }
    pen.stroke();
  }
}
