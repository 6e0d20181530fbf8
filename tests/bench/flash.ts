/**
 * How many flashes a second the whole show gives, wall by wall, by the area rule of WCAG 2.3.1; and what the guard makes
 * of a look that flashes on purpose.
 */

import type { MostFlashes } from '#installation/frame/flashes-of.ts';
import { timecode } from '#installation/rehearsal/timecode.ts';
import { atMost, type Bench, type Figure, figure } from './bench.ts';
import { type HeldEvening, openEvening } from './evening.ts';
import type { EveningTold, WallAsk } from './evening-page.ts';
import { partsOf, type Span, spansOf, spansWithout } from './flash-spans.ts';
import { AND } from './joined-surfaces.ts';
import { likeness } from './small-likeness.ts';

/** Two halves of one wall: drawn as the one picture they are, and counted each for itself. */
const SURFACES = ['left', 'right'];
const HZ = 30;
/** The law: flashes within any second. */
const MOST = 3;
/** Drawn small and with few points: what a place is lit by is what it is at any size, which is measured too. */
const SMALL = { widthPx: 96, heightPx: 54, bloom: false, pointsPerFigure: 400 } as const;
/** So much of the evening is drawn at a time, ms: long enough to hold any second of it and what led there. */
const PART_MS = 2000;
/** The other evening: nearly nobody does what is asked. */
const UNWILLING = 0.1;
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
      figures.push(...(await likeness(evening, SURFACES, SMALL)));
      say('what is drawn small was held against what is drawn large');
      const whole = spansOf(evening.told, PART_MS);
      figures.push(...(await theShow(evening, 'an evening', evening.told, partsOf(whole, seconds, PART_MS), say)));
      const unwilling = await evening.holdWith(UNWILLING);
      const others = spansWithout(unwilling, evening.told, PART_MS);
      figures.push(...(await theShow(evening, 'its other cues', unwilling, partsOf(others, seconds, PART_MS), say)));
      figures.push(atMost('errors on the page', evening.errors.length, '', 0));
      for (const error of evening.errors) say(error);
      return figures;
    } finally {
      await evening.close();
    }
  },
};

/** As the looks make it: the guard has nothing to hold where this keeps to the law. */
async function theShow(
  evening: HeldEvening,
  name: string,
  told: EveningTold,
  parts: readonly Span[],
  say: (text: string) => void,
): Promise<Figure[]> {
  const surface = SURFACES.join(AND);
  const widthPx = SMALL.widthPx * SURFACES.length;
  await evening.page.evaluate((wall) => window.eveningPage.stand(wall), {
    ...{ ...SMALL, widthPx, surface, backend: 'webgl2', isGuarded: false, looks: null },
  } satisfies WallAsk);
  say(`${name}: ${parts.length} parts of at most ${PART_MS / 1000} s`);
  let most: readonly MostFlashes[] = [];
  let seenMs = 0;
  for (const [part, { fromMs, toMs }] of parts.entries()) {
    const now = await evening.page.evaluate(([from, to, hz]) => window.eveningPage.flashes(from, to, hz, null), [
      fromMs,
      toMs,
      HZ,
    ] as const);
    most = now.map((one, at) => worse(most[at], one));
    seenMs += toMs - fromMs;
    const tells = now.some(({ general, red }) => general > 1 || red > 1);
    if (part % 10 === 0 || tells) {
      const of = (those: readonly MostFlashes[]): string =>
        those.map(({ general, red }, at) => `${SURFACES[at]} ${general} and ${red}`).join(', ');
      const here = `${timecode(fromMs)} in ${cueAt(told, fromMs)}: ${of(now)}`;
      say(`${name}: part ${part + 1} of ${parts.length}, ${here}; so far ${of(most)} a second`);
    }
  }
  for (const [at, { general, generalAtMs, red, redAtMs }] of most.entries()) {
    if (general > 0) say(`${name}, ${SURFACES[at]}: most general flashes ${when(told, generalAtMs)}`);
    if (red > 0) say(`${name}, ${SURFACES[at]}: most red flashes ${when(told, redAtMs)}`);
  }
  return most.flatMap(({ general, red }, at) => [
    figure(`${name}, ${SURFACES[at]}: pictures`, Math.round((seenMs * HZ) / 1000), ''),
    atMost(`${name}, ${SURFACES[at]}: general flashes in any second, as the looks make them`, general, '', MOST),
    atMost(`${name}, ${SURFACES[at]}: red flashes in any second, as the looks make them`, red, '', MOST),
  ]);
}

/** The most of two countings of one surface. */
const worse = (a: MostFlashes | undefined, b: MostFlashes): MostFlashes => ({
  ...(a && a.general >= b.general ? { general: a.general, generalAtMs: a.generalAtMs } : generalOf(b)),
  ...(a && a.red >= b.red ? { red: a.red, redAtMs: a.redAtMs } : redOf(b)),
});
const generalOf = ({ general, generalAtMs }: MostFlashes) => ({ general, generalAtMs });
const redOf = ({ red, redAtMs }: MostFlashes) => ({ red, redAtMs });

const when = (told: EveningTold, atMs: number): string =>
  `in the second before ${timecode(atMs)}, in ${cueAt(told, atMs)}`;

const cueAt = ({ cues }: EveningTold, atMs: number): string =>
  cues.findLast((cue) => cue.atMs <= atMs)?.key ?? 'no cue';

/** A look that flashes over the whole wall, without and with the guard. */
async function strobes(evening: HeldEvening, backend: WallAsk['backend']): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, on] of Object.entries(STROBES)) {
    for (const isGuarded of [false, true]) {
      await evening.page.evaluate((wall) => window.eveningPage.stand(wall), {
        ...{ ...SMALL, backend, surface: 'left', isGuarded, looks: ['strobe'] },
      } satisfies WallAsk);
      const [left] = await evening.page.evaluate(
        ([toMs, hz, flashing]) => window.eveningPage.flashes(0, toMs, hz, flashing),
        [STROBE_MS, HZ, { hz: STROBE_HZ, on }] as const,
      );
      const most = left ? Math.max(left.general, left.red) : Number.NaN;
      const label = `${backend}, ${name} strobe ${STROBE_HZ} times a second, ${isGuarded ? 'guarded' : 'bare'}`;
      figures.push(isGuarded ? atMost(label, most, 'flashes/s', MOST) : figure(label, most, 'flashes/s'));
    }
  }
  return figures;
}
