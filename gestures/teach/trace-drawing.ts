/** Draws the last seconds of a score: its curve, the line from which it counts, and where it began and ended. */

import { TRACE_MS, type TracePoint } from './live-trace.ts';

export function drawTrace(canvas: HTMLCanvasElement, points: readonly TracePoint[], threshold: number): void {
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  const [width, height] = [canvas.clientWidth * devicePixelRatio, canvas.clientHeight * devicePixelRatio];
  if (canvas.width !== Math.round(width) || canvas.height !== Math.round(height)) {
    canvas.width = Math.round(width);
    canvas.height = Math.round(height);
  }
  const nowMs = points.at(-1)?.atMs ?? 0;
  const x = (atMs: number): number => width * (1 - (nowMs - atMs) / TRACE_MS);
  const y = (score: number): number => height - 2 - score * (height - 4);
  pen.clearRect(0, 0, width, height);
  drawActive(pen, points, x, height);
  pen.lineWidth = devicePixelRatio;
  pen.strokeStyle = '#97a3c4';
  pen.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
  pen.beginPath();
  pen.moveTo(0, y(threshold));
  pen.lineTo(width, y(threshold));
  pen.stroke();
  pen.setLineDash([]);
  pen.lineWidth = 2 * devicePixelRatio;
  pen.strokeStyle = '#f4efe6';
  pen.beginPath();
  for (const { atMs, score } of points) pen.lineTo(x(atMs), y(score));
  pen.stroke();
}

/** While it counted, with a mark where it began and where it ended. */
function drawActive(
  pen: CanvasRenderingContext2D,
  points: readonly TracePoint[],
  x: (atMs: number) => number,
  height: number,
): void {
  for (const [index, { atMs, isActive }] of points.entries()) {
    const before = points[index - 1];
    if (before === undefined) continue;
    const from = x(before.atMs);
    if (before.isActive) {
      pen.fillStyle = 'rgb(255 180 84 / 22%)';
      pen.fillRect(from, 0, x(atMs) - from, height);
    }
    if (before.isActive === isActive) continue;
    pen.fillStyle = isActive ? '#ffb454' : '#97a3c4';
    pen.fillRect(x(atMs), 0, 2 * devicePixelRatio, height);
  }
}
