/**
 * Group pictures whose people are known: photographs with annotated people, and people of several pictures put side by
 * side at several sizes. Needs the footage beside the project and ffmpeg.
 */

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { realFile } from '#tests/gestures/support/real-data.ts';

/** A rectangle in shares of the picture's width and height. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A picture and whom it shows. */
export interface Scene {
  readonly name: string;
  readonly file: string;
  readonly people: readonly Box[];
  /** Where somebody may be found or not: people without key points. */
  readonly ignored: readonly Box[];
}

/** A picture or a moment of a film with one person in it; boxes in pixels, [left, top, width, height]. */
interface Figure {
  readonly file: string;
  readonly atS?: number;
  readonly cut: readonly [number, number, number, number];
  readonly person: readonly [number, number, number, number];
}

const FIGURES: readonly Figure[] = [
  { file: 'photos/000000000785.jpg', cut: [200, 5, 320, 420], person: [281, 45, 219, 347] },
  { file: 'videos/pose_1.mp4', atS: 1.5, cut: [140, 90, 310, 420], person: [230, 130, 130, 330] },
  { file: 'photos/pose.jpg', cut: [130, 190, 690, 470], person: [170, 240, 610, 400] },
  { file: 'videos/pose_squats.mp4', atS: 5, cut: [60, 100, 600, 1150], person: [180, 160, 360, 1000] },
  { file: 'videos/one_by_one_people.mp4', atS: 30, cut: [290, 0, 340, 432], person: [382, 5, 165, 375] },
  { file: 'photos/000000040083.jpg', cut: [10, 90, 235, 230], person: [38, 111, 175, 175] },
  { file: 'videos/pose_1.mp4', atS: 0.2, cut: [140, 90, 310, 420], person: [240, 170, 110, 290] },
  { file: 'videos/pose_squats.mp4', atS: 7.5, cut: [60, 100, 600, 1150], person: [180, 160, 360, 1000] },
];

const ffmpeg = (args: readonly string[]) => promisify(execFile)('ffmpeg', ['-y', '-v', 'error', ...args]);

const Annotations = z.object({
  images: z.array(z.object({ id: z.int(), file_name: z.string(), width: z.number(), height: z.number() })),
  annotations: z.array(
    z.object({
      image_id: z.int(),
      bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      num_keypoints: z.int(),
    }),
  ),
});

/** The photographs; none where they are absent. Boxes of those without annotations were drawn by hand. */
export function photographs(): readonly Scene[] {
  const labels = realFile('photos/people-keypoints.json');
  if (labels === undefined) return [];
  const { images, annotations } = Annotations.parse(JSON.parse(readFileSync(labels, 'utf8')));
  const annotated = images.map(({ id, file_name, width, height }): Scene => {
    const own = annotations.filter(({ image_id }) => image_id === id);
    const boxes = (some: typeof own) =>
      some.map(({ bbox: [x, y, w, h] }) => ({ x: x / width, y: y / height, w: w / width, h: h / height }));
    return {
      name: file_name,
      file: realFile(`photos/${file_name}`) ?? '',
      people: boxes(own.filter(({ num_keypoints }) => num_keypoints > 0)),
      ignored: boxes(own.filter(({ num_keypoints }) => num_keypoints === 0)),
    };
  });
  const drawn: readonly (readonly [string, readonly Box[]])[] = [
    [
      'three_people.jpg',
      [
        { x: 0, y: 0, w: 0.62, h: 1 },
        { x: 0.1, y: 0.36, w: 0.55, h: 0.64 },
        { x: 0.66, y: 0.03, w: 0.34, h: 0.97 },
      ],
    ],
    ['pose.jpg', [{ x: 0.17, y: 0.36, w: 0.61, h: 0.6 }]],
    ['hands.jpg', []],
  ];
  return [
    ...annotated,
    ...drawn.flatMap(([name, people]) => {
      const file = realFile(`photos/${name}`);
      return file === undefined ? [] : [{ name, file, people, ignored: [] }];
    }),
  ];
}

/** Photographs of one person each who shows a hand, in all kinds of rooms. */
export function singlePortraits(names: readonly string[]): readonly Scene[] {
  return names.flatMap((name) => {
    const file = realFile(name);
    return file === undefined ? [] : [{ name, file, people: [{ x: 0, y: 0, w: 1, h: 1 }], ignored: [] }];
  });
}

/** Moments of films in which nobody is to be seen: an empty room, a hand by itself. Needs ffmpeg. */
export async function emptyScenes(folder: string): Promise<readonly Scene[]> {
  const moments = [
    ['videos/one_by_one_people.mp4', 90],
    ['videos/asl_hand.25fps.mp4', 2],
    ['videos/asl_hand.25fps.mp4', 6],
    ['videos/asl_hand.25fps.mp4', 10],
  ] as const;
  const scenes: Scene[] = [];
  for (const [index, [name, atS]] of moments.entries()) {
    const film = realFile(name);
    if (film === undefined) continue;
    const file = join(folder, `empty-${index}.jpg`);
    await ffmpeg(['-ss', String(atS), '-i', film, '-frames:v', '1', file]);
    scenes.push({ name: `${name} at ${atS} s`, file, people: [], ignored: [] });
  }
  return scenes;
}

/** Columns and rows of people in one picture, and its size in pixels. */
const GRIDS: readonly (readonly [columns: number, rows: number, width: number, height: number])[] = [
  [2, 1, 1280, 720],
  [3, 1, 1280, 720],
  [4, 1, 1280, 720],
  [6, 1, 1920, 720],
  [3, 2, 1280, 720],
  [5, 2, 1280, 720],
  [6, 3, 1920, 1080],
  [2, 3, 720, 1280],
];

/** People of several pictures side by side; none where the footage is absent. @param folder Receives the pictures. */
export async function composedScenes(folder: string): Promise<readonly Scene[]> {
  if (FIGURES.some(({ file }) => realFile(file) === undefined)) return [];
  const scenes: Scene[] = [];
  for (const [index, [columns, rows, width, height]] of GRIDS.entries()) {
    const cells = Array.from({ length: columns * rows }, (_, cell) => {
      const figure = FIGURES[(cell * 3 + index) % FIGURES.length];
      if (figure === undefined) throw new Error('no figure');
      return placed(figure, cell % 2 === 1, cell, [columns, rows, width, height]);
    });
    const file = join(folder, `group-${index}.jpg`);
    await compose(cells, width, height, file);
    const name = `${columns} x ${rows} of ${width} x ${height}`;
    scenes.push({ name, file, people: cells.map(({ box }) => box), ignored: [] });
  }
  return scenes;
}

interface Placed {
  readonly figure: Figure;
  readonly isMirrored: boolean;
  readonly at: readonly [left: number, top: number, width: number, height: number];
  readonly box: Box;
}

/** The figure's cut as large as its cell allows, in the middle of it. */
function placed(
  figure: Figure,
  isMirrored: boolean,
  cell: number,
  [columns, rows, width, height]: readonly [number, number, number, number],
): Placed {
  const [cellWidth, cellHeight] = [width / columns, height / rows];
  const [cutLeft, cutTop, cutWidth, cutHeight] = figure.cut;
  const scale = Math.min(cellWidth / cutWidth, cellHeight / cutHeight);
  const size = [Math.floor((cutWidth * scale) / 2) * 2, Math.floor((cutHeight * scale) / 2) * 2] as const;
  const left = Math.round((cell % columns) * cellWidth + (cellWidth - size[0]) / 2);
  const top = Math.round(Math.floor(cell / columns) * cellHeight + (cellHeight - size[1]) / 2);
  const [x, y, w, h] = figure.person;
  const from = isMirrored ? cutWidth - (x - cutLeft) - w : x - cutLeft;
  const box = {
    x: (left + from * scale) / width,
    y: (top + (y - cutTop) * scale) / height,
    w: (w * scale) / width,
    h: (h * scale) / height,
  };
  return { figure, isMirrored, at: [left, top, ...size], box };
}

async function compose(cells: readonly Placed[], width: number, height: number, file: string): Promise<void> {
  const inputs = cells.flatMap(({ figure }) => [
    ...(figure.atS === undefined ? [] : ['-ss', String(figure.atS)]),
    '-i',
    realFile(figure.file) ?? '',
  ]);
  const cuts = cells.map(({ figure, isMirrored, at: [, , w, h] }, index) => {
    const [x, y, cutWidth, cutHeight] = figure.cut;
    const mirror = isMirrored ? ',hflip' : '';
    return `[${index + 1}:v]setpts=PTS-STARTPTS,crop=${cutWidth}:${cutHeight}:${x}:${y},scale=${w}:${h}${mirror},format=rgb24[c${index}]`;
  });
  const overlays = cells.map(
    ({ at: [left, top] }, index) => `[o${index}][c${index}]overlay=${left}:${top}[o${index + 1}]`,
  );
  const graph = [`[0:v]format=rgb24[o0]`, ...cuts, ...overlays].join(';');
  const wall = ['-f', 'lavfi', '-i', `color=c=0x8a8f98:s=${width}x${height}:d=1`];
  await ffmpeg([...wall, ...inputs, '-filter_complex', graph, '-map', `[o${cells.length}]`, '-frames:v', '1', file]);
}
