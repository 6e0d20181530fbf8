/** `npm run bench -- NAME [--seconds N] [--pictures FOLDER] [--json]`: one benchmark, as a table or as JSON; exit code 1 when a goal is missed. */

import { parseArgs } from 'node:util';
import { buildPagesIfStale } from '../../control-server/pages/build-pages.ts';
import { bringChromium } from '../support/chromium.ts';
import { avatarsBench } from './avatars.ts';
import { type Bench, type Figure, round } from './bench.ts';
import { cameraLive } from './camera-live.ts';
import { cameraPath } from './camera-path.ts';
import { cameraSoak } from './camera-soak.ts';
import { clockSync } from './clock-sync.ts';
import { crowdBench } from './crowd.ts';
import { cueSkew } from './cue-skew.ts';
import { determinism } from './determinism.ts';
import { editsBench } from './edits.ts';
import { flash } from './flash.ts';
import { gesturesBench } from './gesture-decision.ts';
import { gestureReading } from './gesture-reading.ts';
import { looksBench } from './looks.ts';
import { mappingBench } from './mapping.ts';
import { motionsBench } from './motions-follow.ts';
import { oneEuroBench } from './one-euro.ts';
import { peopleFound } from './people-found.ts';
import { recovery } from './recovery.ts';
import { rehearseBench } from './rehearse.ts';
import { restart } from './restart.ts';
import { stateAtBench } from './state-at.ts';
import { synchronyBench } from './synchrony.ts';
import { taughtBench } from './taught-gestures.ts';
import { trackingBench } from './tracking.ts';

const BENCHES: readonly Bench[] = [
  avatarsBench,
  clockSync,
  cueSkew,
  recovery,
  determinism,
  looksBench,
  flash,
  restart,
  stateAtBench,
  rehearseBench,
  editsBench,
  cameraLive,
  cameraPath,
  cameraSoak,
  crowdBench,
  gesturesBench,
  gestureReading,
  mappingBench,
  motionsBench,
  oneEuroBench,
  peopleFound,
  synchronyBench,
  taughtBench,
  trackingBench,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string' }, pictures: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const [name] = positionals;
const bench = BENCHES.find((candidate) => candidate.name === name);
/** With `--json` the output is the object and nothing else; what happens meanwhile is told beside it. */
const say = (text: string): void => console.error(text);

if (!bench) {
  if (name !== undefined) console.error(`There is no benchmark "${name}".`);
  for (const { name: known, says } of BENCHES) console.log(`npm run bench -- ${known.padEnd(10)} ${says}`);
  process.exit(name === undefined ? 0 : 1);
}

if (bench.needsBrowser) await bringBrowser();
const figures = await bench.run({
  seconds: values.seconds === undefined ? null : Number(values.seconds),
  pictures: values.pictures ?? null,
  say,
});
if (values.json) console.log(JSON.stringify({ bench: bench.name, figures }));
else console.log(table(figures));
process.exit(figures.every((figure) => figure.holds) ? 0 : 1);

async function bringBrowser(): Promise<void> {
  const chromium = await bringChromium(say);
  process.env.CHROMIUM_PATH = chromium.path;
  const pages = await buildPagesIfStale({ say });
  if (!pages.ok) throw new Error(pages.problem);
}

function table(rows: readonly Figure[]): string {
  const width = Math.max(...rows.map((row) => row.name.length));
  return rows
    .map((row) => {
      const value = `${round(row.value)} ${row.unit}`.padStart(16);
      const goal = row.goal === null ? '' : `  goal ${row.goal} ${row.unit}  ${row.holds ? 'holds' : 'MISSED'}`;
      return `${row.name.padEnd(width)} ${value}${goal}`;
    })
    .join('\n');
}
