/** `npm run contact-sheet`: every cue of a show as a picture of every wall, for the eyes of whoever makes it. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { suggest } from '#installation/document/suggest.ts';
import { gentler } from '#installation/frame/gentler.ts';
import { PROGRAMME } from '#installation/frame/programme-frame.ts';
import { USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';
import { timecode } from '#installation/rehearsal/timecode.ts';
import type { CueKey, Plan } from '#installation/score/plan.ts';
import type { Site } from '#installation/site/site.ts';
import { findChromium } from '../chromium/find-chromium.ts';
import { loadScore, loadSite } from '../house/load-house.ts';
import { nightStyle } from '../runs/page-style.ts';
import { courseOf, jumpedFrom } from './course.ts';
import { drawSheet } from './draw-sheet.ts';
import { type EveningOptions, type ToldCue, tellCues } from './evenings.ts';
import { type Easel, openEasel } from './open-easel.ts';
import { coursePage, OVERVIEW_WIDTH_PX, overviewPage } from './overviews.ts';
import { measureTable, missing } from './sheet-goals.ts';
import { readSheetOptions, type SheetOptions } from './sheet-options.ts';
import { sheetPage } from './sheet-page.ts';
import type { SheetStory } from './sheet-story.ts';

const DONE = 0;
const MISSED = 1;
const WRONG_USAGE = 2;

/** What was asked cannot be done; the message is the sentence to print. */
class CannotDraw extends Error {}

async function main(args: readonly string[]): Promise<number> {
  const read = readSheetOptions(args);
  if (!read.ok) {
    (read.help ? console.log : console.error)(read.says);
    return read.help ? DONE : WRONG_USAGE;
  }
  try {
    return await contactSheet(read.options);
  } catch (error) {
    if (!(error instanceof CannotDraw)) throw error;
    console.error(error.message);
    return WRONG_USAGE;
  }
}

async function contactSheet(options: SheetOptions): Promise<number> {
  const { plan, site } = await readHouse(options);
  const surfaces = options.surfaces.length > 0 ? options.surfaces : Object.keys(site.surfaces);
  for (const name of surfaces) {
    if (name !== PROGRAMME && !Object.hasOwn(site.surfaces, name)) {
      const known = [...Object.keys(site.surfaces), PROGRAMME].join(', ');
      throw new CannotDraw(`The site has no surface "${name}": it has ${known}.`);
    }
  }
  const { seed, crowd, compliance, participants } = options;
  const evening = { ...USUAL_REHEARSAL, seed, crowd, compliance, participants };
  const told = toldBy(plan, evening, options);
  if (options.list) {
    console.log(options.json ? JSON.stringify(told.map(listed)) : told.map(line).join('\n'));
    return DONE;
  }
  const chromium = findChromium();
  if (!chromium) throw new CannotDraw('There is no Chromium: install one, or name it in CHROMIUM_PATH.');
  await mkdir(options.outFolder, { recursive: true });
  const easel = await openEasel(chromium);
  try {
    const total = told.length * surfaces.length * options.backends.length;
    let drawn = 0;
    const { pictures, machines } = await drawSheet(easel, told, site, surfaces, options, ({ file }) => {
      drawn += 1;
      if (!options.json) console.log(`${String(drawn).padStart(4)} of ${total}  ${file}`);
    });
    const { backends } = options;
    const written = await writeStory(easel, { plan, site, surfaces, backends, seed, crowd, told, pictures }, options);
    if (options.json)
      console.log(JSON.stringify({ chromium: easel.chromium, machines, cues: told.map(listed), pictures }));
    else console.log([...(options.measure ? [measureTable(pictures)] : []), ...written].join('\n'));
    for (const complaint of easel.complaints()) console.error(complaint);
    const isGood = easel.complaints().length === 0 && (!options.measure || missing(pictures).length === 0);
    return isGood ? DONE : MISSED;
  } finally {
    await easel.close();
  }
}

/** What is drawn: every wanted cue as its evening or a jump reaches it, each by one moment or by its course. */
function toldBy(plan: Plan, evening: EveningOptions, options: SheetOptions): readonly ToldCue[] {
  const { only, offsetMs, through, jumpFrom } = options;
  const wanted = wantedCues(plan, only);
  const reached = jumpFrom === null ? tellCues(plan, evening, wanted, offsetMs) : [];
  const [from] = jumpFrom === null ? [] : tellCues(plan, evening, new Set([cueNamed(plan, jumpFrom)]), null);
  const told = from ? [...wanted].map((key) => jumpedFrom(plan, from, key, offsetMs)) : reached;
  return through === null ? told : told.flatMap((one) => courseOf(plan, one, through, offsetMs));
}

/** Writes the page that tells the evening, and one picture of every act that was drawn whole. Answers the files. */
async function writeStory(easel: Easel, story: SheetStory, { outFolder }: SheetOptions): Promise<string[]> {
  const sheetOf = (...names: string[]): Promise<string> =>
    nightStyle([
      join(import.meta.dirname, '..', 'runs', 'page-base.css'),
      ...names.map((name) => join(import.meta.dirname, name)),
    ]);
  const index = join(outFolder, 'index.html');
  await writeFile(index, sheetPage(story, await sheetOf('sheet-page.css')));
  const style = await sheetOf('overview.css');
  const files = [resolve(index)];
  if (story.told.some(({ step }) => step !== undefined))
    return [...files, ...(await writeCourses(easel, story, style, outFolder))];
  const drawn = new Set(story.told.map(({ key }) => key));
  for (const act of story.plan.sequences.filter(({ cues }) => cues.every(({ key }) => drawn.has(key)))) {
    const file = join(outFolder, `overview-${act.id}.jpg`);
    await writeFile(file, await easel.shoot(overviewPage(story, act, style), OVERVIEW_WIDTH_PX, outFolder));
    files.push(resolve(file));
  }
  return files;
}

/** Writes one picture of every cue's course. Answers the files. */
async function writeCourses(easel: Easel, story: SheetStory, style: string, outFolder: string): Promise<string[]> {
  const files: string[] = [];
  for (const key of new Set(story.told.map((one) => one.key))) {
    const file = join(outFolder, `course-${key.replace('/', '-')}.jpg`);
    await writeFile(file, await easel.shoot(coursePage(story, key, style), OVERVIEW_WIDTH_PX, outFolder));
    files.push(resolve(file));
  }
  return files;
}

/** The show, and the site as gentle as it says itself or was asked for. */
async function readHouse(options: SheetOptions): Promise<{ readonly plan: Plan; readonly site: Site }> {
  const { showFile, siteFile } = options;
  const [score, site] = await Promise.all([loadScore(showFile), loadSite(siteFile)]);
  if (!score.ok) throw new CannotDraw(['The show cannot be drawn:', ...score.problems].join('\n'));
  if (!site.ok) throw new CannotDraw(['The site cannot be drawn:', ...site.problems].join('\n'));
  const { site: asWritten } = site.value;
  return {
    plan: score.value.plan,
    site: { ...asWritten, comfort: gentler(asWritten.comfort, options.comfort) },
  };
}

/** The cues that were asked for. */
function wantedCues(plan: Plan, only: readonly string[]): ReadonlySet<CueKey> {
  if (only.length === 0) return new Set(plan.cues.keys());
  return new Set(
    only.flatMap((name) => {
      const sequence = plan.sequences.find(({ id }) => id === name);
      if (sequence) return sequence.cues.map(({ key }) => key);
      return [cueNamed(plan, name)];
    }),
  );
}

function cueNamed(plan: Plan, name: string): CueKey {
  if (plan.cues.has(name)) return name;
  const guess = suggest(name, [...plan.sequences.map(({ id }) => id), ...plan.cues.keys()]);
  throw new CannotDraw(`The score has no cue "${name}".${guess === undefined ? '' : ` Did you mean "${guess}"?`}`);
}

const listed = ({ key, row, atMs, beganAtMs, by }: ToldCue) => ({ cue: key, name: row.name, atMs, beganAtMs, by });

const line = ({ key, row, atMs, beganAtMs, by }: ToldCue): string =>
  `${timecode(atMs).padStart(9)}  ${key.padEnd(22)} ${row.name}  (${((atMs - beganAtMs) / 1000).toFixed(1)} s into it, ${by})`;

process.exitCode = await main(process.argv.slice(2));
