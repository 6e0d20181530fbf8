/** `npm run tracks:evaluate -- --detections det.txt --truth gt.txt`: how well people keep their numbers, scored. */

import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededStream } from '#installation/random/seeded.ts';
import { degraded, parseDegrading } from './mot-degrade.ts';
import { followDetections } from './mot-follow.ts';
import { formatMotRows, type MotFileKind, type MotRow, parseMotRows } from './mot-rows.ts';
import { motScore } from './mot-score.ts';
import { framesPerSecondOf, noCommonFrame, scoreTable } from './tracks-report.ts';

const USAGE = `npm run tracks:evaluate -- --truth gt.txt (--detections det.txt | --degrade drop=0.2,jitter=0.05 | --result res.txt)

  --truth FILE           who is where, in MOTChallenge's format (frame,id,left,top,width,height,confidence,...)
  --detections FILE      boxes of a detector: the tracker of the camera page follows them, and is scored
  --degrade HOW          detections made of the truth: drop=SHARE of the boxes, jitter=SHARE of their
                         size (Gaussian), hide=SHARE of the time, a second at a time
  --seed N               which boxes are dropped, and how they stray, with --degrade   (1)
  --result FILE          a finished result to score, of this or any other tracker
  --out FILE             where to write the tracker's own result
  --fps N                frames per second   (seqinfo.ini beside the truth, else 25)
  --min-confidence N     detections below are left out, on the file's own scale
  --json                 the scores as JSON   (npm run -s ... keeps npm's own lines out)
  --help                 this text`;

const DEFAULT_FPS = 25;

const { values } = readArguments();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const sources = [values.detections, values.degrade, values.result].filter((source) => source !== undefined);
if (sources.length !== 1) end(`Exactly one of --detections, --degrade and --result is expected.\n\n${USAGE}`);
const truthFile = values.truth;
if (truthFile === undefined) end(`--truth FILE is missing: without it nothing can be scored.\n\n${USAGE}`);

const truth = await rowsOf(truthFile, 'truth');
const result = values.result === undefined ? await followed(truthFile) : await rowsOf(values.result, 'result');
const apart = noCommonFrame(truth, result);
if (apart !== null) end(apart);
if (values.out !== undefined) await write(values.out, formatMotRows(result));
const score = motScore(truth, result);
console.log(values.json ? JSON.stringify(score, null, 2) : scoreTable(score));

/** What the tracker makes of the detections. */
async function followed(truthPath: string): Promise<readonly MotRow[]> {
  const fps = values.fps === undefined ? await fpsBeside(truthPath) : numberOf('fps', values.fps, 0);
  const detections = await detectionsOf(fps);
  const apartAlready = noCommonFrame(truth, detections);
  if (apartAlready !== null) end(apartAlready);
  const random = seededStream(numberOf('seed', values.seed), 'track numbers');
  return followDetections(detections, {
    fps,
    drawNumber: () => Math.floor(random() * 2 ** 32),
    minConfidence: values['min-confidence'] === undefined ? null : numberOf('min-confidence', values['min-confidence']),
  });
}

async function detectionsOf(fps: number): Promise<readonly MotRow[]> {
  if (values.detections !== undefined) return rowsOf(values.detections, 'detections');
  const how = parseDegrading(values.degrade ?? '');
  if (typeof how === 'string') return end(`--degrade: ${how}`);
  return degraded(truth, how, numberOf('seed', values.seed), fps);
}

async function rowsOf(file: string, kind: MotFileKind): Promise<readonly MotRow[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    return end(`${file} (${kind}) cannot be read: ${why}. Check the path.`);
  });
  const parsed = parseMotRows(text, kind);
  if (parsed.ok) return parsed.rows;
  return end(`${file} (${kind}) is not in MOTChallenge's format:\n${parsed.problems.map((p) => `  ${p}`).join('\n')}`);
}

/** What the sequence's own description says; MOTChallenge keeps it in the folder of `gt/` and `det/`. */
async function fpsBeside(file: string): Promise<number> {
  for (const folder of [dirname(file), join(dirname(file), '..')]) {
    const text = await readFile(join(folder, 'seqinfo.ini'), 'utf8').catch(() => null);
    const fps = text === null ? null : framesPerSecondOf(text);
    if (fps !== null) return fps;
  }
  return DEFAULT_FPS;
}

async function write(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: Error) => end(`${basename(file)} cannot be written: ${error.message}.`));
}

function numberOf(name: string, text: string, above = Number.NEGATIVE_INFINITY): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value) && value > above) return value;
  return end(`--${name} is a number${above === 0 ? ' above 0' : ''}, not "${text}".`);
}

function end(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        truth: { type: 'string' },
        detections: { type: 'string' },
        degrade: { type: 'string' },
        seed: { type: 'string', default: '1' },
        result: { type: 'string' },
        out: { type: 'string' },
        fps: { type: 'string' },
        'min-confidence': { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    // `parseArgs` throws TypeErrors that name the option; anything else is a fault of ours.
    if (!(error instanceof TypeError)) throw error;
    return end(`${error.message}\n\n${USAGE}`);
  }
}
