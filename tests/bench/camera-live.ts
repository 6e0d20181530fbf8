/** The camera's page as it runs in a hall: a real Chromium before one person and before three, every look counted. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawnGroup, drawnWebcam } from '#tests/support/drawn-webcam.ts';
import { asGroupWebcam, asWebcam, footage } from '#tests/support/footage.ts';
import { watchCamera } from '#tests/support/watched-camera.ts';
import { type Bench, type Figure, figure, quantile } from './bench.ts';

interface Scene {
  readonly name: string;
  readonly people: number;
  write(folder: string): Promise<string>;
}

/** Until everybody should have been found, and how long is measured then, s. */
const WARM_UP_S = 8;
const MEASURED_S = 20;

export const cameraLive: Bench = {
  name: 'camera-live',
  says: 'The camera page in Chromium before one person and before three: readings and looks a second, who is found, delays.',
  needsBrowser: true,
  run: async ({ seconds, say }) => {
    const folder = await mkdtemp(join(tmpdir(), 'reclaim-camera-live-'));
    try {
      const figures: Figure[] = [];
      for (const scene of scenes()) {
        say(scene.name);
        figures.push(...(await measured(scene, folder, seconds ?? MEASURED_S)));
      }
      return figures;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function scenes(): readonly Scene[] {
  const drawn: Scene[] = [
    { name: 'one drawn figure', people: 1, write: (folder) => drawnGroup(folder, 1) },
    { name: 'three drawn figures', people: 3, write: (folder) => drawnGroup(folder, 3) },
    { name: 'a drawn figure that comes and goes', people: 1, write: (folder) => drawnWebcam(folder) },
  ];
  const video = footage();
  if (video === null) return drawn;
  return [
    { name: 'one person', people: 1, write: (folder) => asWebcam(video, folder) },
    { name: 'three people', people: 3, write: (folder) => asGroupWebcam(video, 3, folder) },
    ...drawn,
  ];
}

async function measured({ name, people, write }: Scene, folder: string, seconds: number): Promise<Figure[]> {
  const camera = await watchCamera(await write(folder));
  try {
    await camera.page.waitForTimeout(WARM_UP_S * 1000);
    const early = await camera.read();
    await camera.page.waitForTimeout(seconds * 1000);
    const { shown, looks } = await camera.read();
    const foundMs = early.shown.find((moment) => moment.people === people)?.atMs ?? Number.NaN;
    const elapsedS = ((shown.at(-1)?.atMs ?? 0) - (shown[0]?.atMs ?? 0)) / 1000;
    const share = (holds: number): number => (100 * holds) / shown.length;
    const each = (of: 'fps' | 'dropped' | 'latencyMs'): readonly number[] => shown.map((moment) => moment[of]);
    return [
      figure(`${name}: all found after`, (foundMs - (early.shown[0]?.atMs ?? 0)) / 1000, 's'),
      figure(`${name}: all found`, share(shown.filter((moment) => moment.people === people).length), '% of the time'),
      figure(`${name}: more than are there`, share(shown.filter((moment) => moment.people > people).length), '%'),
      figure(`${name}: beginnings of rise`, begun(shown.map(({ rising }) => rising)), ''),
      figure(`${name}: readings`, quantile(each('fps'), 0.5), '/s'),
      figure(`${name}: pictures left out`, quantile(each('dropped'), 0.5), '/s'),
      figure(`${name}: picture to reading, p50`, quantile(each('latencyMs'), 0.5), 'ms'),
      figure(`${name}: looks`, looks.length / elapsedS, '/s'),
      figure(
        `${name}: a look, p50`,
        quantile(
          looks.map(({ tookMs }) => tookMs),
          0.5,
        ),
        'ms',
      ),
    ];
  } finally {
    await camera.stop();
  }
}

/** How often a number rose. */
const begun = (counts: readonly number[]): number =>
  counts.filter((count, index) => count > (counts[index - 1] ?? count)).length;
