/** What a test page offers: the product's own eyes, to be shown pictures from files. */

import { browserClock, drawUint32 } from '#gestures/clock/local-clock.ts';
import { rendererName } from '#gestures/recognise/renderer-name.ts';
import { Sight, type Sighting, type StudyOptions, sightAssets, threadsFor } from '#gestures/recognise/sight.ts';
import { startSightWorker } from '#gestures/recognise/start-sight-worker.ts';

/** A picture's people as plain numbers: landmarks in picture heights, four numbers each. */
export interface Studied {
  readonly aspect: number;
  readonly looks: number;
  readonly tookMs: number;
  readonly people: readonly { readonly track: number; readonly landmarks: readonly number[] }[];
  readonly hands: readonly { readonly side: string; readonly certainty: number; readonly points: readonly number[] }[];
}

declare global {
  interface Window {
    study(url: string, options: StudyOptions & { readonly atMs: number }): Promise<Studied>;
    forget(): void;
  }
}

const sight = new Sight({
  startWorker: startSightWorker,
  assets: sightAssets(location.href),
  delegate: 'cpu',
  threads: threadsFor(navigator.hardwareConcurrency),
  renderer: rendererName,
  clock: browserClock,
  drawNumber: drawUint32,
  changed: () => undefined,
  saw: () => undefined,
});
sight.start();

const plain = (sighting: Sighting): Studied => ({
  aspect: sighting.aspect,
  looks: sighting.looks,
  tookMs: sighting.recogniseMs,
  people: sighting.people.map(({ track, landmarks }) => ({ track, landmarks: [...landmarks] })),
  hands: sighting.hands.map(({ side, certainty, points }) => ({ side, certainty, points: [...points] })),
});

window.study = async (url, { atMs, ...options }) => {
  const picture = await createImageBitmap(await (await fetch(url)).blob());
  const studied = await sight.study(picture, atMs, options);
  if (!studied.ok) throw new Error(`${studied.problem}: ${studied.detail}`);
  return plain(studied.sighting);
};
window.forget = () => sight.forget();
