/**
 * How well people keep their numbers, and what following them costs: the truth of a real sequence, degraded in many ways,
 * through the tracker of the camera page. Beside it the plainest tracker there is, for comparison.
 */

import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { degraded } from '#gestures/evaluate/mot-degrade.ts';
import { followDetections } from '#gestures/evaluate/mot-follow.ts';
import { boxOverlap } from '#gestures/evaluate/mot-frames.ts';
import { type MotRow, parseMotRows } from '#gestures/evaluate/mot-rows.ts';
import { type MotScore, motScore } from '#gestures/evaluate/mot-score.ts';
import { seededStream } from '#installation/random/seeded.ts';
import { realFile } from '../gestures/support/real-data.ts';
import { atMost, type Bench, type Figure, figure, quantile } from './bench.ts';

const TRUTH = 'tracking/TUD-Campus/gt.txt';
const FPS = 25;
const SEEDS = 200;
const HOW = { drop: 0.2, jitter: 0.05, hide: 0 };
const CROWD = 64;

export const trackingBench: Bench = {
  name: 'tracking',
  says: `${SEEDS} ways to drop a fifth of the boxes of TUD-Campus and let the rest stray by 5 %: who keeps their number.`,
  needsBrowser: false,
  run: async ({ say }) => {
    const file = realFile(TRUTH);
    if (file === undefined) return crowdCost();
    const parsed = parseMotRows(readFileSync(file, 'utf8'), 'truth');
    if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
    say(`${basename(dirname(file))}: ${parsed.rows.length} boxes, ${SEEDS} seeds`);
    const ours = scoresOf(parsed.rows, follow);
    const plain = scoresOf(parsed.rows, nearestBoxes);
    return [
      ...summary('the tracker', ours),
      ...summary('overlap alone, most first', plain),
      atMost('switches, median', quantile(switchesOf(ours), 0.5), '', 0),
      ...crowdCost(),
    ];
  },
};

const follow = (detections: readonly MotRow[], seed: number): readonly MotRow[] => {
  const random = seededStream(seed, 'track numbers');
  return followDetections(detections, {
    fps: FPS,
    drawNumber: () => Math.floor(random() * 2 ** 32),
    minConfidence: null,
  });
};

type Following = (detections: readonly MotRow[], seed: number) => readonly MotRow[];

const scoresOf = (truth: readonly MotRow[], following: Following): readonly MotScore[] =>
  Array.from({ length: SEEDS }, (_, seed) => motScore(truth, following(degraded(truth, HOW, seed, FPS), seed)));

const switchesOf = (scores: readonly MotScore[]): readonly number[] => scores.map(({ switches }) => switches);

function summary(who: string, scores: readonly MotScore[]): Figure[] {
  const mean = (of: (score: MotScore) => number): number =>
    scores.reduce((sum, score) => sum + of(score), 0) / scores.length;
  const without = mean(({ switches }) => (switches === 0 ? 100 : 0));
  return [
    figure(`${who}: runs without a switch`, without, '%'),
    figure(
      `${who}: switches, mean`,
      mean(({ switches }) => switches),
      '',
    ),
    figure(`${who}: switches, most`, Math.max(...switchesOf(scores)), ''),
    figure(
      `${who}: IDF1, mean`,
      mean(({ IDF1 }) => IDF1),
      '',
    ),
    figure(
      `${who}: HOTA, mean`,
      mean(({ HOTA }) => HOTA),
      '',
    ),
  ];
}

/** Overlap with the last box decides, most first; what is left over is somebody new. Lost ones are kept for 30 frames. */
function nearestBoxes(detections: readonly MotRow[]): readonly MotRow[] {
  let tracks: { readonly id: number; readonly row: MotRow }[] = [];
  let ids = 0;
  const result: MotRow[] = [];
  for (const [frame, rows] of [...Map.groupBy(detections, (row) => row.frame)].sort(([a], [b]) => a - b)) {
    const pairs = tracks
      .flatMap((track) => rows.map((row) => ({ track, row, overlap: boxOverlap(track.row, row) })))
      .filter(({ overlap }) => overlap >= 0.3)
      .sort((a, b) => b.overlap - a.overlap);
    const now = new Map<MotRow, number>();
    const gone = new Set<number>();
    for (const { track, row } of pairs) {
      if (now.has(row) || gone.has(track.id)) continue;
      now.set(row, track.id);
      gone.add(track.id);
    }
    for (const row of rows) if (!now.has(row)) now.set(row, ++ids);
    tracks = tracks.filter(({ id, row }) => !gone.has(id) && frame - row.frame <= 30);
    for (const [row, id] of now) {
      tracks.push({ id, row });
      result.push({ ...row, id });
    }
  }
  return result;
}

/** A picture of a full room: 64 people who walk about, ten of them overlapping others at any time. */
function crowdCost(): Figure[] {
  const random = seededStream(1, 'a full room');
  const frames = 200;
  const people = Array.from({ length: CROWD }, () => ({
    x: 1600 * random(),
    y: 700 * random(),
    speed: 4 * random() - 2,
  }));
  const rows = Array.from({ length: frames }, (_, frame) =>
    people.map(({ x, y, speed }, id): MotRow => {
      const box = { left: x + speed * frame, top: y, width: 60, height: 160 };
      return { frame: frame + 1, id, ...box, confidence: 1, kind: null };
    }),
  ).flat();
  const detections = degraded(rows, HOW, 1, FPS);
  follow(detections, 1);
  const before = performance.now();
  follow(detections, 1);
  return [figure(`a picture of ${CROWD} people`, (performance.now() - before) / frames, 'ms')];
}
