/** `npm test`: brings what the tests need, runs them all, and ends with the count. */

import { startVitest } from 'vitest/node';
import { PROJECT_ROOT } from '../config/tooling/pages.ts';
import { provisionModels } from '../control-server/models/provision-models.ts';
import { buildPagesIfStale } from '../control-server/pages/build-pages.ts';
import { bringChromium } from './support/chromium.ts';
import { bringFfmpeg, footage } from './support/footage.ts';

const say = (text: string): void => console.log(text);

const chromium = await bringChromium(say);
process.env.CHROMIUM_PATH = chromium.path;
say(`Chromium: ${chromium.path} (from ${chromium.from})`);
const ffmpeg = footage() === null ? null : await bringFfmpeg(say);
say(ffmpeg === null ? 'Footage: none, so a drawn figure stands before the camera.' : `ffmpeg: ${ffmpeg}`);
const models = await provisionModels({ modelsDir: `${PROJECT_ROOT}.reclaim/models`, report: say });
if (!models.ok) throw new Error(models.problem);
const pages = await buildPagesIfStale({ say });
if (!pages.ok) throw new Error(pages.problem);

const vitest = await startVitest('test', process.argv.slice(2), { watch: false, root: PROJECT_ROOT });
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const file of vitest.state.getTestModules()) {
  // A file that cannot even be read has no tests to fail, and fails.
  if (file.errors().length > 0) counts.failed += 1;
  for (const test of file.children.allTests()) {
    const { state } = test.result();
    counts[state === 'pending' ? 'failed' : state] += 1;
  }
}
counts.failed += vitest.state.getUnhandledErrors().length;
await vitest.close();
say(`\n${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
