/**
 * A take in the place of a camera: its samples go out over the same link, dated anew, over and over. Needs no lens, no
 * model and no person.
 */

import type { CrowdSample } from '#installation/crowd/body.ts';
import type { Take } from '#installation/crowd/take.ts';
import { readTake } from '#installation/crowd/take-read.ts';
import { createTakeReplay, type TakeReplay } from '#installation/crowd/take-replay.ts';
import type { ServerMs } from '#installation/time/axes.ts';
import type { Cancel, LocalClock } from '../clock/local-clock.ts';
import type { CameraLink } from '../link/camera-link.ts';

/** The take, or why there is none. */
export type LoadedTake =
  | { readonly ok: true; readonly take: Take; readonly cut: string | null }
  | { readonly ok: false; readonly says: string; readonly advice: string };

const OF_THE_HOUSE = 'Takes lie in .reclaim/takes; the panel lists them. Put the file there and reload this page.';

/** Fetches a stored take. @param fetchUrl `fetch`, or a stand-in. */
export async function loadTake(file: string, fetchUrl: (url: string) => Promise<Response>): Promise<LoadedTake> {
  const refused = (says: string): LoadedTake => ({ ok: false, says, advice: OF_THE_HOUSE });
  try {
    const response = await fetchUrl(`/takes/${encodeURIComponent(file)}`);
    if (response.status === 404) return refused(`There is no take called “${file}”.`);
    if (!response.ok) return refused(`The take was answered with ${response.status}.`);
    const read = readTake(await response.text());
    if (!read.ok) return refused(`The take “${file}” cannot be replayed: line ${read.line}: ${read.says}.`);
    if (read.take.samples.length === 0) return refused(`The take “${file}” holds no pictures.`);
    return { ok: true, take: read.take, cut: read.cut };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refused('The take could not be fetched: the server does not answer.');
  }
}

export interface TakeStationOptions {
  readonly take: Take;
  readonly cameraName: string;
  readonly link: CameraLink;
  readonly clock: LocalClock;
  /** Draws the seed of the people's numbers. */
  readonly drawNumber: () => number;
  /** Hears every sample as it goes out. */
  readonly seen: (sample: CrowdSample) => void;
}

/** Samples are looked for this often, ms: a little oftener than any camera sends. */
const LOOK_MS = 25;
const SECOND_MS = 1000;

/** What the camera `name` saw in a take: the camera of that name, or the take's first. */
export const sourceFor = (replay: TakeReplay, name: string): string | undefined =>
  replay.sources.includes(name) ? name : replay.sources[0];

/** Replays until it is stopped, from the moment on at which the server's time is known. */
export function startTakeStation({ take, cameraName, link, clock, drawNumber, seen }: TakeStationOptions): Cancel {
  const seed = drawNumber();
  let replay: TakeReplay | null = null;
  let upToMs = 0;
  let sent = 0;
  let people = 0;

  const begin = (nowMs: ServerMs): TakeReplay => {
    upToMs = nowMs - 1;
    return createTakeReplay(take, { startMs: nowMs, loops: true, seed });
  };

  const look = (): void => {
    const nowMs = link.now();
    if (nowMs === null) return;
    replay ??= begin(nowMs);
    const source = sourceFor(replay, cameraName);
    for (const heard of replay.samplesBetween(upToMs, nowMs)) {
      if (heard.source !== source) continue;
      link.send(heard.sample);
      sent += 1;
      people = heard.sample.people.length;
      seen(heard.sample);
    }
    upToMs = Math.max(upToMs, nowMs);
  };

  const report = (): void => {
    link.report({ fps: sent, dropped: 0, people, engine: `take, ${take.header.name}`.slice(0, 80), trouble: null });
    sent = 0;
  };

  const stops = [clock.every(LOOK_MS, look), clock.every(SECOND_MS, report)];
  return () => {
    for (const stop of stops) stop();
  };
}
