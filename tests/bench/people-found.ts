/** How many of the people in group pictures are found, and how many are made up. */

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bodyScale } from '#gestures/body/body-scale.ts';
import { jointAt, midway } from '#gestures/body/joint.ts';
import { LANDMARK } from '#installation/crowd/body.ts';
import { realFile } from '#tests/gestures/support/real-data.ts';
import {
  type Box,
  composedScenes,
  emptyScenes,
  photographs,
  type Scene,
  singlePortraits,
} from '#tests/support/group-scenes.ts';
import { openSightHouse, type SightHouse } from '#tests/support/sight-house.ts';
import { atMost, type Bench, type Figure, figure } from './bench.ts';

/** Smaller people are not promised to be found, picture heights. */
const LEAST_HEIGHT = 0.2;
/** A person's trunk is so long, in parts of the longer side of the box around all that is to be seen of them. */
const SMALLEST_TRUNK = 0.1;
const LARGEST_TRUNK = 1;
const HAND_FOLDERS = ['call', 'four', 'none', 'rock'];

export const peopleFound: Bench = {
  name: 'people-found',
  says: 'Group pictures in real Chromium: who is found of the annotated people, and who is made up.',
  needsBrowser: true,
  run: async ({ say }) => {
    const folder = await mkdtemp(join(tmpdir(), 'reclaim-groups-'));
    const house = await openSightHouse('/');
    try {
      const groups = [...photographs(), ...(await composedScenes(folder))];
      const portraits = singlePortraits(await handPhotographs());
      const empty = await emptyScenes(folder);
      if (groups.length === 0) say('There is no footage beside the project: nothing is measured.');
      return [
        ...(await figuresOf(house, groups, 'groups', say)),
        ...(await figuresOf(house, portraits, 'portraits', say)),
        ...(await figuresOf(house, empty, 'nobody there', say)),
      ];
    } finally {
      await house.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function handPhotographs(): Promise<readonly string[]> {
  const labels = realFile('hand-photos/LICENSE');
  if (labels === undefined) return [];
  const names = await Promise.all(
    HAND_FOLDERS.map(async (label) =>
      (await readdir(join(dirname(labels), label))).map((file) => `hand-photos/${label}/${file}`),
    ),
  );
  return names.flatMap((files) => files.sort().slice(0, 4));
}

async function figuresOf(
  house: SightHouse,
  scenes: readonly Scene[],
  name: string,
  say: (text: string) => void,
): Promise<Figure[]> {
  let [annotated, found, invented, tookMs] = [0, 0, 0, 0];
  for (const scene of scenes) {
    const counted = await countIn(house, scene);
    annotated += counted.annotated;
    found += counted.found;
    invented += counted.invented;
    tookMs += counted.tookMs;
    const { looks } = counted;
    say(`${scene.name}: ${counted.found} of ${counted.annotated} found, ${counted.invented} made up, ${looks} looks`);
  }
  const missed =
    annotated === 0
      ? []
      : [atMost(`${name}: missed of ${annotated}`, (100 * (annotated - found)) / annotated, '%', 10)];
  return [
    figure(`${name}: pictures`, scenes.length, ''),
    ...missed,
    atMost(`${name}: made up, in all`, invented, '', 0),
    figure(`${name}: time a picture`, tookMs / Math.max(1, scenes.length), 'ms'),
  ];
}

async function countIn(house: SightHouse, scene: Scene) {
  const seen = await house.page.evaluate(
    (url) => window.study(url, { atMs: 0, isSequence: false, layout: 'bodies' }),
    house.address(scene.file.slice(1)),
  );
  const bodies = seen.people.map(({ landmarks }) => Float32Array.from(landmarks));
  const people = scene.people.filter(({ h }) => h >= LEAST_HEIGHT);
  const others = [...scene.ignored, ...scene.people.filter(({ h }) => h < LEAST_HEIGHT)];
  const { found, real } = paired(people, bodies, seen.aspect);
  const invented = bodies.filter(
    (body, index) => !real.has(index) && others.every((box) => offBox(body, box, seen.aspect) >= 1),
  );
  return {
    annotated: people.length,
    found: found.size,
    invented: invented.length,
    looks: seen.looks,
    tookMs: seen.tookMs,
  };
}

/** As many people as possible, each with a body of their own (augmenting paths, after H. W. Kuhn, 1955). */
function paired(people: readonly Box[], bodies: readonly Float32Array[], aspect: number) {
  const personOf = new Map<number, number>();
  const place = (person: number, tried: Set<number>): boolean =>
    bodies.some((body, index) => {
      const box = people[person];
      if (box === undefined || tried.has(index) || offBox(body, box, aspect) >= 1) return false;
      tried.add(index);
      const other = personOf.get(index);
      if (other !== undefined && !place(other, tried)) return false;
      personOf.set(index, person);
      return true;
    });
  for (const person of people.keys()) place(person, new Set());
  return { found: new Set(personOf.values()), real: new Set(personOf.keys()) };
}

/**
 * How far a body's trunk is from the middle of a box, in half widths and heights; 1 and more: it is not this person's.
 * A trunk far too small or large for the box is nobody's.
 */
function offBox(landmarks: Float32Array, { x, y, w, h }: Box, aspect: number): number {
  const shoulders = midway(jointAt(landmarks, LANDMARK.leftShoulder), jointAt(landmarks, LANDMARK.rightShoulder));
  const size = bodyScale(landmarks) / Math.max(w * aspect, h);
  if (size < SMALLEST_TRUNK || size > LARGEST_TRUNK) return Number.POSITIVE_INFINITY;
  const across = Math.abs(shoulders.x / aspect - (x + w / 2)) / (w / 2);
  return Math.max(across, Math.abs(shoulders.y - (y + h / 2)) / (h / 2));
}
