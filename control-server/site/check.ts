/** `npm run site:check [-- FILE ...]`: what is wrong with the sites, before anybody climbs a ladder. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';
import { nearest } from '../files/nearest.ts';
import { checkSites, report } from './check-sites.ts';

const USAGE = `npm run site:check -- [options] [FILE ...]

  FILE          sites to check   (all in config/sites)
  --json        what is found as JSON, for editors   (npm run -s ... keeps npm's own lines out)
  --help        this text

Ends with 1 where a site cannot be used as it is written. Warnings and notes are only told: parts of a wall that nobody
shows, pictures that overlap and by how much, edges that nearly meet, meshes that fold.`;

const { values, positionals } = readArguments();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const files = positionals.length > 0 ? positionals : await filesIn(join(PROJECT_ROOT, 'config', 'sites'));
const findings = await checkSites(files, nearest);
if (values.json) console.log(JSON.stringify(findings, null, 2));
else for (const line of report(findings, files.length)) console.log(line);
process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;

async function filesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

function readArguments() {
  try {
    return parseArgs({
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
  } catch (error) {
    // `parseArgs` throws TypeErrors that name the option; anything else is a fault of ours.
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}
