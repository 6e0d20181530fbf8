/** Where the server is put together. Everything it is made of is built here and nowhere else. */

import { randomInt } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../config/tooling/pages.ts';
import { lockData } from './house/data-lock.ts';
import { loadScore, loadSite } from './house/load-house.ts';
import { type OpenHouse, openHouse } from './house/open-house.ts';
import { openRunOf, type WhichRun } from './house/open-run.ts';
import { tryAddress } from './house/try-address.ts';
import { provisionModels } from './models/provision-models.ts';
import { type Options, readOptions } from './options.ts';
import { type Built, buildPagesIfStale } from './pages/build-pages.ts';
import { explain } from './terminal/explain.ts';

const say = (text: string): void => console.log(text);

const whichRun = ({ newRun, run }: Options): WhichRun => (newRun ? 'new' : run === null ? 'newest' : { id: run });

function refuse(lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

async function start(options: Options): Promise<OpenHouse> {
  await mkdir(options.dataFolder, { recursive: true });
  const lock = await lockData(options.dataFolder);
  if (!lock.ok) refuse([lock.says]);
  await tryAddress(options);
  const site = await loadSite(options.siteFile);
  if (!site.ok) refuse(['The site cannot be used:', ...site.problems]);
  const score = await loadScore(options.showFile, options.gesturesFolder);
  const ready = await openRunOf(options.dataFolder, score, whichRun(options), randomInt(2 ** 32));
  if (!('run' in ready)) refuse(['The show cannot be started:', ...ready]);
  const modelsFolder = join(PROJECT_ROOT, '.reclaim', 'models');
  const models = await provisionModels({ modelsDir: modelsFolder, report: say });
  const pages: Built = options.dev ? { ok: true } : await buildPagesIfStale({ say });
  if (!pages.ok && !pages.older) refuse([pages.problem]);
  const trouble = [
    ...ready.trouble,
    ...(models.ok ? [] : [models.problem]),
    ...(pages.ok ? [] : [`${pages.problem} The pages of the build before are served.`]),
  ];
  return openHouse({ options, site: site.value, ready, modelsFolder, trouble, say, release: lock.release });
}

// A terminal can be closed, and a file that stands for one can fill the disk: neither ends a show.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const read = readOptions(process.argv.slice(2));
if (!read.ok) {
  (read.help ? console.log : console.error)(read.says);
  process.exit(read.help ? 0 : 1);
}

try {
  const house = await start(read.options);
  const end = (): void => {
    house.close().then(
      () => process.exit(0),
      (error: unknown) => refuse([explain(error, read.options)]),
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
} catch (error) {
  refuse([explain(error, read.options)]);
}
