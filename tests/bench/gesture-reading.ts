/** What reading everybody's gestures costs: smoothing and all the gestures of the house, per person and picture. */

import { CrowdInterpreter } from '#gestures/interpret/crowd-interpreter.ts';
import { taughtGestures } from '#gestures/interpret/taught-gesture.ts';
import type { TrackedPerson } from '#gestures/track/person-tracker.ts';
import type { TaughtGesture } from '#installation/gesture/taught-gesture.ts';
import { chance } from '../gestures/support/chance.ts';
import { ownEngines } from '../gestures/support/gesture-files.ts';
import { perform } from '../gestures/support/motion-actors.ts';
import { anyWaving, EVERYDAY, HELD, type Performance, waving } from '../gestures/support/performances.ts';
import { Performer } from '../gestures/support/performer.ts';
import { SHELTER } from '../support/taught.ts';
import { atMost, type Bench, type Figure, figure } from './bench.ts';

const CROWDS = [1, 10, 40];
const TAUGHT = ['high wave', 'punch', 'clap'];
const TAKES = 6;
const FPS = 20;
/** Long enough for every wave to be followed and every window to be full. */
const PICTURES = 500;
const WARM_UP = 200;
const ROUNDS = 3;
/** Per person and picture, ms. */
const MOST_MS = 0.1;

export const gestureReading: Bench = {
  name: 'gesture-reading',
  says: 'Smoothing and reading all shipped gestures of crowds of 1, 10 and 40, a third of whom wave all the time, and with taught motions: processor time, the best of three.',
  needsBrowser: false,
  run: async ({ say }) => {
    // The program is as quick as it gets only after some thousand pictures.
    perPersonMs(Math.max(...CROWDS));
    const figures: Figure[] = [figure('gestures', ownEngines().length, '')];
    for (const people of CROWDS) {
      say(`${people} people`);
      const best = Math.min(...Array.from({ length: ROUNDS }, () => perPersonMs(people)));
      figures.push(atMost(`${people} people`, best, 'ms/person', MOST_MS));
    }
    const taught = taughtGestures(TAUGHT.map(taughtMotion));
    say(`with ${TAUGHT.length} taught motions`);
    const engines = [...ownEngines(), ...taught];
    const best = Math.min(...Array.from({ length: ROUNDS }, () => perPersonMs(10, engines)));
    figures.push(atMost(`10 people, ${TAUGHT.length} motions of ${TAKES} takes besides`, best, 'ms/person', MOST_MS));
    return figures;
  },
};

/** One of either side, as the teach page makes it. */
const taughtMotion = (name: string): TaughtGesture => ({
  ...SHELTER,
  name,
  kind: 'motion',
  sides: 'either',
  takes: Array.from({ length: TAKES }, (_, take) => {
    const { subject, aspect, frames } = perform(name, `teacher ${take % 2}`, take, { hz: 15, idleMs: 400 });
    return { subject, aspect, frames };
  }),
});

/** The processor's time for one person in one picture, ms; what else the machine does is not counted. */
function perPersonMs(people: number, engines = ownEngines()): number {
  const interpreter = new CrowdInterpreter(engines);
  const pictures = crowd(people);
  let before = process.cpuUsage();
  for (const [index, picture] of pictures.entries()) {
    if (index === WARM_UP) before = process.cpuUsage();
    interpreter.update(picture, (index * 1000) / FPS, 16 / 9);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (PICTURES - WARM_UP) / people;
}

function crowd(people: number): readonly (readonly TrackedPerson[])[] {
  const performers = Array.from({ length: people }, (_, index) => {
    const own = chance(index, 'gesture-reading');
    const performer = new Performer(own);
    return { performer, does: doing(index, performer) };
  });
  return Array.from({ length: PICTURES }, (_, picture) =>
    performers.map(({ performer, does }, track) => ({
      track: track + 1,
      ageMs: 0,
      landmarks: performer.body(does(picture / FPS)),
      isFresh: true,
    })),
  );
}

function doing(index: number, { chance: own, build }: Performer): Performance {
  if (index % 3 === 0) return waving(build, anyWaving(own));
  const actions = Object.values(index % 3 === 1 ? HELD : EVERYDAY);
  const action = actions[index % actions.length];
  if (action === undefined) throw new Error('nobody does anything');
  return action(own, build);
}
