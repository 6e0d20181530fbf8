/**
 * How many flashes a second the whole show gives, wall by wall, by the area rule of WCAG 2.3.1; and what the guard makes
 * of a look that flashes on purpose.
 */

import type { MostFlashes } from '#installation/frame/flashes-of.ts';
import { timecode } from '#installation/rehearsal/timecode.ts';
import { atMost, type Bench, type Figure, figure } from './bench.ts';
import { type HeldEvening, openEvening } from './evening.ts';
import type { WallAsk } from './evening-page.ts';

const SURFACES = ['left', 'right'];
const HZ = 30;
/** The law: flashes within any second. */
const MOST = 3;
/** Drawn small, in colours and light as at any size; glow is left out, which only softens what changes. */
const SMALL = { widthPx: 96, heightPx: 54, bloom: false } as const;
/** So much of the evening is drawn at a time, ms. */
const PART_MS = 5000;
/** How long the look that flashes is looked at, ms, and how often it does. */
const STROBE_MS = 4000;
const STROBE_HZ = 10;
const STROBES = {
  white: { 'strobe.red': 6, 'strobe.green': 6, 'strobe.blue': 6 },
  red: { 'strobe.red': 1 },
} as const;

export const flash: Bench = {
  name: 'flash',
  says: 'Flashes a second of the whole show at 30 pictures a second, on every wall, and a strobe without and with the guard.',
  needsBrowser: true,
  run: async ({ seconds, say }) => {
    const evening = await openEvening();
    try {
      const figures: Figure[] = [];
      for (const backend of ['webgpu', 'webgl2'] as const) figures.push(...(await strobes(evening, backend)));
      say('the strobe was tamed, or was not');
      const untilMs = Math.min(evening.told.endedAtMs, (seconds ?? Number.POSITIVE_INFINITY) * 1000);
      for (const surface of SURFACES) figures.push(...(await wholeShow(evening, surface, untilMs, say)));
      figures.push(atMost('errors on the page', evening.errors.length, '', 0));
      for (const error of evening.errors) say(error);
      return figures;
    } finally {
      await evening.close();
    }
  },
};

const stand = (evening: HeldEvening, ask: Omit<WallAsk, keyof typeof SMALL>): Promise<void> =>
  evening.page.evaluate((wall) => window.eveningPage.stand(wall), { ...SMALL, ...ask });

/** As the looks make it: the guard has nothing to hold where this keeps to the law. */
async function wholeShow(
  evening: HeldEvening,
  surface: string,
  untilMs: number,
  say: (text: string) => void,
): Promise<Figure[]> {
  await stand(evening, { backend: 'webgl2', surface, isGuarded: false, looks: null });
  let most: MostFlashes = { general: 0, generalAtMs: 0, red: 0, redAtMs: 0 };
  for (let fromMs = 0; fromMs < untilMs; fromMs += PART_MS) {
    most = await evening.page.evaluate(([from, to, hz]) => window.eveningPage.flashes(from, to, hz, null), [
      fromMs,
      Math.min(untilMs, fromMs + PART_MS),
      HZ,
    ] as const);
    if (fromMs % (12 * PART_MS) === 0)
      say(`${surface}: ${timecode(fromMs)} of ${timecode(untilMs)}, so far ${most.general} and ${most.red} a second`);
  }
  const cueAt = (atMs: number): string =>
    evening.told.cues.findLast((cue) => cue.atMs <= atMs)?.key ?? 'before the show';
  for (const [kind, flashes, atMs] of [
    ['general', most.general, most.generalAtMs],
    ['red', most.red, most.redAtMs],
  ] as const)
    if (flashes > 0)
      say(`${surface}: the most ${kind} flashes in a second end at ${timecode(atMs)}, in ${cueAt(atMs)}`);
  return [
    figure(`${surface}: pictures`, Math.ceil((untilMs * HZ) / 1000), ''),
    atMost(`${surface}: general flashes in any second, as the looks make them`, most.general, '', MOST),
    atMost(`${surface}: red flashes in any second, as the looks make them`, most.red, '', MOST),
  ];
}

/** A look that flashes over the whole wall, without and with the guard. */
async function strobes(evening: HeldEvening, backend: WallAsk['backend']): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, on] of Object.entries(STROBES)) {
    for (const isGuarded of [false, true]) {
      await stand(evening, { backend, surface: 'left', isGuarded, looks: ['strobe'] });
      const { general, red } = await evening.page.evaluate(
        ([toMs, hz, flashing]) => window.eveningPage.flashes(0, toMs, hz, flashing),
        [STROBE_MS, HZ, { hz: STROBE_HZ, on }] as const,
      );
      const most = Math.max(general, red);
      const label = `${backend}, ${name} strobe ${STROBE_HZ} times a second, ${isGuarded ? 'guarded' : 'bare'}`;
      figures.push(isGuarded ? atMost(label, most, 'flashes/s', MOST) : figure(label, most, 'flashes/s'));
    }
  }
  return figures;
}
