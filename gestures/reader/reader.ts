/** The page a command opens to have pictures and videos looked at: takes the job, tells what it sees, and ends. */

import type { Person } from '#installation/crowd/body.ts';
import {
  type ReaderInput,
  type ReaderJob,
  type ReaderTold,
  readerJobSchema,
  type Seen,
  type SeenPerson,
} from '#installation/protocol/reader-messages.ts';
import type { Hands } from '../body/hand.ts';
import { GestureBinder } from '../camera/gesture-book.ts';
import { fetchShelf } from '../camera/gesture-library.ts';
import { browserClock } from '../clock/local-clock.ts';
import { sightAssets, threadsFor } from '../recognise/sight.ts';
import { startSightWorker } from '../recognise/start-sight-worker.ts';
import { Eyes, type Sighted } from './eyes.ts';
import { openPicture } from './open-picture.ts';
import { type Opened, openVideo } from './open-video.ts';
import { sampleOf } from './sample-of.ts';

declare global {
  /** Put into the page by the command: takes a `ReaderTold` as JSON, and resolves when it has been dealt with. */
  function tellCommand(json: string): Promise<void>;
}

const tell = (told: ReaderTold): Promise<void> => tellCommand(JSON.stringify(told));
const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;

const seenHands = ({ left, right }: Hands): NonNullable<Seen['hands']> => ({
  left: left && Array.from(left, rounded),
  right: right && Array.from(right, rounded),
});

const seenPerson = ({ person, certainty, hands }: Sighted): SeenPerson => ({
  track: person.track,
  ageMs: person.ageMs,
  certainty: rounded(certainty),
  landmarks: Array.from(person.landmarks, rounded),
  gestures: person.gestures.map((reading: Person['gestures'][number]) => ({
    ...reading,
    score: rounded(reading.score),
  })),
  ...(hands ? { hands: seenHands(hands) } : {}),
});

const open = (input: ReaderInput, { fps, maxSeconds }: ReaderJob): Promise<Opened> =>
  input.kind === 'picture' ? openPicture(input.url) : openVideo(input.url, { fps, maxSeconds, clock: browserClock });

/** Looks at everything of one input; throws only what ends the whole job. */
async function readInput(eyes: Eyes, job: ReaderJob, index: number, input: ReaderInput): Promise<void> {
  const unreadable = (error: unknown): Promise<void> => tell({ type: 'unreadable', input: index, says: reason(error) });
  let opened: Opened;
  try {
    opened = await open(input, job);
  } catch (error) {
    return unreadable(error);
  }
  await tell({ type: 'opened', input: index, durationMs: opened.durationMs, frames: opened.times.length });
  eyes.begin();
  const kept: Seen[] = [];
  for (const [frame, tMs] of opened.times.entries()) {
    let picture: ImageBitmap;
    try {
      picture = await opened.pictureAt(tMs);
    } catch (error) {
      await unreadable(error);
      break;
    }
    const { width, height } = picture;
    const { people, hands } = await eyes.study(picture, tMs, input.kind === 'picture');
    const seen: Seen = {
      type: 'seen',
      input: index,
      frame,
      tMs,
      width,
      height,
      people: people.map(seenPerson),
      ...(job.samples === 'hand21' ? { hands: seenHands(hands) } : {}),
    };
    if (job.samples !== null) kept.push(seen);
    await tell(seen);
  }
  opened.close();
  if (job.samples === null) return;
  const sample = sampleOf(input, kept, job.samples);
  await tell({ type: 'sampled', input: index, line: sample && JSON.stringify(sample) });
}

async function read(): Promise<void> {
  const book = new GestureBinder().bind(await fetchShelf());
  if (book.problems.length > 0) {
    return tell({ type: 'failed', says: 'The gestures cannot be read.', advice: `Mend ${book.problems.join('; ')}.` });
  }
  const job = readerJobSchema.parse(await (await fetch(`/job/${location.hash.slice(1)}`)).json());
  await tell({ type: 'begun', gestures: book.engines.map(({ name }) => name) });
  const eyes = new Eyes({
    assets: {
      ...sightAssets(location.href),
      poseModelUrl: new URL(`/models/pose_landmarker_${job.model}.task`, location.href).href,
    },
    layout: job.samples === 'hand21' ? 'hands' : job.hands ? 'bodies-and-hands' : 'bodies',
    threads: threadsFor(navigator.hardwareConcurrency),
    gestures: book.engines,
    startWorker: startSightWorker,
    clock: browserClock,
    loading: (says, share) => void tell({ type: 'loading', says, share }),
  });
  for (const [index, input] of job.inputs.entries()) await readInput(eyes, job, index, input);
  eyes.close();
  await tell({ type: 'done' });
}

read().catch((error: unknown) =>
  tell({
    type: 'failed',
    says: `Nothing can be recognised: ${reason(error)}.`,
    advice: 'Run npm ci to install the recogniser again, then try once more.',
  }),
);
