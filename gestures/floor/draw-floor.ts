/** Draws the floor over the mirrored picture: a grid of metres to check by, the zones, and the places being measured. */

import type { FloorMap } from '#installation/site/floor-map.ts';
import type { Point } from '#installation/site/homography.ts';
import type { Zones } from '#installation/site/zones.ts';

export interface FloorDrawing {
  readonly map: FloorMap | null;
  /** The known places of the room, metres: the grid reaches a little beyond them. */
  readonly room: readonly Point[];
  readonly zones: Zones;
  readonly places: readonly Point[];
  readonly chosen: number | null;
}

const GRID_COLOUR = '#5ff2ff';
const ZONE_COLOUR = '#c9b8ff';
const PLACE_COLOUR = '#ffb454';
/** How far the grid reaches beyond the known places, and how finely its lines are drawn, metres. */
const BEYOND_M = 1;
const STEP_M = 0.25;
/** No grid has more lines than this, each way. */
const MOST_LINES = 40;

export function drawFloor(canvas: HTMLCanvasElement, drawing: FloorDrawing): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const [width, height] = [canvas.clientWidth * devicePixelRatio, canvas.clientHeight * devicePixelRatio];
  if (canvas.width !== Math.round(width) || canvas.height !== Math.round(height)) {
    canvas.width = Math.round(width);
    canvas.height = Math.round(height);
  }
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.lineWidth = Math.max(1, canvas.height / 500);
  if (drawing.map) {
    drawGrid(context, drawing.map, drawing.room);
    for (const [name, zone] of Object.entries(drawing.zones)) drawZone(context, drawing.map, name, zone.points);
  }
  for (const [at, place] of drawing.places.entries()) drawPlace(context, place, at, drawing.chosen === at);
}

/** The page shows the picture as a mirror does. */
const onCanvas = ({ canvas }: CanvasRenderingContext2D, [x, y]: Point): Point => [
  (1 - x) * canvas.width,
  y * canvas.height,
];

function drawGrid(context: CanvasRenderingContext2D, map: FloorMap, room: readonly Point[]): void {
  const [xs, ys] = [rangeOf(room.map(([x]) => x)), rangeOf(room.map(([, y]) => y))];
  context.strokeStyle = GRID_COLOUR;
  context.fillStyle = GRID_COLOUR;
  for (const x of linesIn(xs)) drawLine(context, map, [x, ys.from], [x, ys.to], x);
  for (const y of linesIn(ys)) drawLine(context, map, [xs.from, y], [xs.to, y], y);
}

const rangeOf = (values: readonly number[]) => ({
  from: Math.floor(Math.min(...values) - BEYOND_M),
  to: Math.ceil(Math.max(...values) + BEYOND_M),
});

const linesIn = ({ from, to }: { readonly from: number; readonly to: number }): number[] =>
  Array.from({ length: Math.min(MOST_LINES, to - from + 1) }, (_, i) => from + i);

/** A straight line of the floor, in small steps: where it is behind the camera it breaks off. */
function drawLine(context: CanvasRenderingContext2D, map: FloorMap, from: Point, to: Point, metres: number): void {
  const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP_M));
  const points = Array.from({ length: steps + 1 }, (_, i): Point => {
    const share = i / steps;
    return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
  });
  context.globalAlpha = metres === 0 ? 0.9 : 0.45;
  strokeFloor(context, map, points);
  const label = points.map((point) => map.toPicture(point)).find((place) => place && isInPicture(place));
  if (!label) return;
  const [x, y] = onCanvas(context, label);
  context.globalAlpha = 0.9;
  context.font = `500 ${Math.max(11 * devicePixelRatio, context.canvas.height / 45)}px 'Chakra Petch', sans-serif`;
  context.fillText(`${metres}`, x + 4, y - 4);
}

const isInPicture = ([x, y]: Point): boolean => x > 0.01 && x < 0.99 && y > 0.02 && y < 0.99;

function strokeFloor(context: CanvasRenderingContext2D, map: FloorMap, points: readonly Point[]): void {
  context.beginPath();
  let isDrawing = false;
  for (const point of points) {
    const place = map.toPicture(point);
    const isNear = place !== null && Math.abs(place[0]) < 4 && Math.abs(place[1]) < 4;
    if (isNear) {
      const [x, y] = onCanvas(context, place);
      if (isDrawing) context.lineTo(x, y);
      else context.moveTo(x, y);
    }
    isDrawing = isNear;
  }
  context.stroke();
}

function drawZone(context: CanvasRenderingContext2D, map: FloorMap, name: string, corners: readonly Point[]): void {
  context.strokeStyle = ZONE_COLOUR;
  context.fillStyle = ZONE_COLOUR;
  context.globalAlpha = 0.9;
  for (const [at, corner] of corners.entries()) {
    const next = corners[(at + 1) % corners.length] ?? corner;
    const steps = Array.from(
      { length: 21 },
      (_, i): Point => [corner[0] + (i / 20) * (next[0] - corner[0]), corner[1] + (i / 20) * (next[1] - corner[1])],
    );
    strokeFloor(context, map, steps);
  }
  const [x, y] = corners.reduce<Point>((sum, corner) => [sum[0] + corner[0], sum[1] + corner[1]], [0, 0]);
  const middle = map.toPicture([x / corners.length, y / corners.length]);
  if (middle) context.fillText(name, ...onCanvas(context, middle));
}

function drawPlace(context: CanvasRenderingContext2D, place: Point, at: number, isChosen: boolean): void {
  const [x, y] = onCanvas(context, place);
  const radius = Math.max(5 * devicePixelRatio, context.canvas.height / 90);
  context.globalAlpha = 1;
  context.strokeStyle = PLACE_COLOUR;
  context.fillStyle = PLACE_COLOUR;
  context.lineWidth = (isChosen ? 3 : 1.5) * devicePixelRatio;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.moveTo(x - 2 * radius, y);
  context.lineTo(x + 2 * radius, y);
  context.moveTo(x, y - 2 * radius);
  context.lineTo(x, y + 2 * radius);
  context.stroke();
  context.font = `500 ${2.2 * radius}px 'Chakra Petch', sans-serif`;
  context.fillText(`${at + 1}`, x + 1.4 * radius, y - 1.4 * radius);
}

/** How much larger the loupe shows the picture, and how much of its height it takes in. */
const LOUPE_HEIGHT_SHARE = 0.08;

/** Draws what lies round `place` of the video, large and mirrored like the picture, with a cross on the place. */
export function drawLoupe(canvas: HTMLCanvasElement, video: HTMLVideoElement, [x, y]: Point): void {
  const context = canvas.getContext('2d');
  if (context === null || video.videoHeight === 0) return;
  const side = LOUPE_HEIGHT_SHARE * video.videoHeight;
  const { width, height } = canvas;
  context.clearRect(0, 0, width, height);
  context.save();
  context.translate(width, 0);
  context.scale(-1, 1);
  context.imageSmoothingEnabled = false;
  context.drawImage(
    video,
    x * video.videoWidth - side / 2,
    y * video.videoHeight - side / 2,
    side,
    side,
    0,
    0,
    width,
    height,
  );
  context.restore();
  context.strokeStyle = PLACE_COLOUR;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(width / 2, 0);
  context.lineTo(width / 2, height);
  context.moveTo(0, height / 2);
  context.lineTo(width, height / 2);
  context.stroke();
}
