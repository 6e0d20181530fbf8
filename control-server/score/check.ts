/** `npm run score:check [-- FILE ...]`: what is wrong with the scores, before an evening begins. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';
import { nearest } from '../files/nearest.ts';
import { knownGestures, loadSite } from '../house/load-house.ts';
import { checkScores, report } from './check-scores.ts';

const USAGE = `npm run score:check -- [options] [FILE ...]

  FILE          scores to check   (all in config/shows)
  --site FILE   the site they will be played in   (config/sites/default.yaml)
  --gestures FOLDER   the gestures they may ask for   (config/gestures)
  --json        what is found as JSON, for editors   (npm run -s ... keeps npm's own lines out)
  --help        this text

Ends with 1 where a score cannot be played as it is written. Warnings are only told.`;

const { values, positionals } = readArguments();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const shows = join(PROJECT_ROOT, 'config', 'shows');
const files = positionals.length > 0 ? positionals : await filesIn(shows);
const site = await loadSite(values.site ?? join(PROJECT_ROOT, 'config', 'sites', 'default.yaml'));
const findings = await checkScores(files, {
  gestures: await knownGestures(values.gestures),
  venue: site.ok
    ? { cameras: Object.keys(site.value.site.cameras).length, zones: Object.keys(site.value.site.zones) }
    : null,
  shown: nearest,
});
if (values.json) console.log(JSON.stringify(findings, null, 2));
else for (const line of report(findings, files.length)) console.log(line);
if (!site.ok) for (const problem of site.problems) console.error(`The site was left out of account: ${problem}`);
process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;

async function filesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        site: { type: 'string' },
        gestures: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
  } catch (error) {
    // `parseArgs` throws TypeErrors that name the option; anything else is a fault of ours.
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}
