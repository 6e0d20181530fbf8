/** `npm run bench -- avatars`: what crowds of bodies cost the script, drawn as the show does and one object each, in one run. */

import { join } from 'node:path';
import { openStagePage } from '../projection/stage/support/stage-browser.ts';
import type { AvatarsAnswer, AvatarsAsk } from './avatars-page.ts';
import { atLeast, atMost, type Bench, type Figure, figure, quantile } from './bench.ts';

const CROWDS = [1, 64, 256] as const;
/** Points of a body, in both ways alike: few, as a processor may have to draw them. More would be dearer in one way only. */
const POINTS = 600;
const FRAMES = 9;
/** Asked in turn, so that whatever else the machine does falls on all alike. */
const ROUNDS = 3;

export const avatarsBench: Bench = {
  name: 'avatars',
  says: 'Script time, draws and bytes of 1, 64 and 256 bodies on both back ends, against one object per avatar placed by script.',
  needsBrowser: true,
  run: async ({ say }) => {
    const { page, errors, close } = await openStagePage(join(import.meta.dirname, 'avatars-page.ts'), 'avatarsPage');
    try {
      const figures: Figure[] = [];
      for (const backend of ['webgpu', 'webgl2'] as const) {
        const got = await page.evaluate(([b, p]) => window.avatarsPage.open(b, p), [backend, POINTS] as const);
        if (got !== backend) throw new Error(`asked for ${backend}, got ${got}`);
        const answers = new Map<string, AvatarsAnswer[]>();
        for (let round = 0; round < ROUNDS; round += 1) {
          say(`${backend}: round ${round + 1} of ${ROUNDS}`);
          for (const people of CROWDS) {
            for (const way of ['look', 'naive'] as const) {
              const ask: AvatarsAsk = { way, people, frames: FRAMES };
              const answer = await page.evaluate((what) => window.avatarsPage.measure(what), ask);
              if (answer.lit <= 0) throw new Error(`${backend}, ${people} ${way}: nothing was drawn`);
              answers.set(`${way} ${people}`, [...(answers.get(`${way} ${people}`) ?? []), answer]);
            }
          }
        }
        figures.push(...told(backend, answers));
      }
      if (errors.length > 0) throw new Error(`the page complained: ${errors.join('; ')}`);
      return figures;
    } finally {
      await close();
    }
  },
};

function told(backend: string, answers: ReadonlyMap<string, readonly AvatarsAnswer[]>): Figure[] {
  const of = (key: string): readonly AvatarsAnswer[] => answers.get(key) ?? [];
  const total = (key: string): number =>
    quantile(
      of(key).flatMap(({ totalMs }) => totalMs),
      0.5,
    );
  const update = (key: string): number =>
    quantile(
      of(key).flatMap(({ updateMs }) => updateMs),
      0.5,
    );
  const figures: Figure[] = [];
  for (const people of CROWDS) {
    const [look, naive] = [`look ${people}`, `naive ${people}`];
    figures.push(
      figure(`${backend}, ${people}: script per frame, median`, total(look), 'ms'),
      figure(`${backend}, ${people}:   of it rows`, update(look), 'ms'),
      figure(`${backend}, ${people}: script, one object each`, total(naive), 'ms'),
      atMost(`${backend}, ${people}: draws before post`, of(look)[0]?.draws ?? Number.NaN, '', 3),
      figure(`${backend}, ${people}: draws, one object each`, of(naive)[0]?.draws ?? Number.NaN, ''),
      figure(`${backend}, ${people}: sent per frame`, (of(look)[0]?.uploadedBytes ?? Number.NaN) / 1024, 'kB'),
      figure(`${backend}, ${people}: sent, one object each`, (of(naive)[0]?.uploadedBytes ?? Number.NaN) / 1024, 'kB'),
    );
  }
  figures.push(
    atLeast(`${backend}: times less script at 256`, total('naive 256') / total('look 256'), '', 5),
    atMost(`${backend}: growth from 1 to 256`, total('look 256') / total('look 1'), '', 2),
  );
  return figures;
}
