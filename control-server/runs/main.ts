/** `npm run runs`: what there was, and what happened in it. Reads only, so it may be used while the server runs. */

import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readWholeRun } from '../journal/read-whole-run.ts';
import { asRunCsv } from './as-run-csv.ts';
import { factsNdjson } from './as-run-ndjson.ts';
import { asRunPage } from './as-run-page.ts';
import { findRun } from './find-run.ts';
import { nothing } from './html.ts';
import { listRuns, runIds } from './list-runs.ts';
import { pageStyle } from './page-style.ts';
import { reportRun } from './report-run.ts';
import { type Form, type RunsOptions, readRunsOptions } from './runs-options.ts';
import { asRunTable, runsTable } from './runs-table.ts';
import { wallClock } from './time-words.ts';

const clock = wallClock(Intl.DateTimeFormat().resolvedOptions().timeZone);

function refuse(says: string): never {
  console.error(says);
  process.exit(1);
}

/** Does what is asked; answers what is to be printed. */
async function perform({ task, dataFolder }: RunsOptions): Promise<string> {
  const runs = join(dataFolder, 'runs');
  if (task.kind === 'list') {
    const found = await listRuns(runs);
    return found.length > 0
      ? `${runsTable(found, clock)}\n`
      : `There are no runs in ${runs} yet. npm start begins one.\n`;
  }
  const run = findRun(await runIds(runs), task.run);
  if (!run.ok) refuse(run.says);
  const folder = join(runs, run.id);
  if (task.kind === 'show') return `${asRunTable(await reportRun(folder, null), clock)}\n`;
  const text = await exported(folder, task.as);
  if (task.file === null) return text;
  await writeExport(task.file, text, task.over);
  return `${run.id} is written to ${task.file}.\n`;
}

async function exported(folder: string, as: Form): Promise<string> {
  switch (as) {
    case 'ndjson':
      return factsNdjson((await readWholeRun(folder)).facts);
    case 'csv':
      return asRunCsv(await reportRun(folder, null));
    case 'html':
      return asRunPage(await reportRun(folder, null), await pageStyle('as-run-page'), clock, nothing);
  }
}

/** Writes a file that is not there yet; one that is, only where that is wanted. */
async function writeExport(path: string, text: string, over: boolean): Promise<void> {
  const file = await open(path, over ? 'w' : 'wx');
  try {
    await file.writeFile(text);
  } catch (error) {
    // Half a report looks like a whole one.
    if (!over) await rm(path);
    throw error;
  } finally {
    await file.close();
  }
}

/** A failure in a sentence. */
function explain(error: unknown, { task, dataFolder }: RunsOptions): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const path = error instanceof Error && 'path' in error ? String(error.path) : dataFolder;
  const file = task.kind === 'export' ? task.file : null;
  if (file !== null && (path === file || code === 'ENOSPC')) {
    switch (code) {
      case 'EEXIST':
        return `${file} is there already, and was left as it is. Choose another name, or write over it with --force.`;
      case 'ENOENT':
      case 'ENOTDIR':
        return `${file} cannot be written: there is no such folder.`;
      case 'EISDIR':
        return `${file} is a folder. Give the file in it a name: --to ${join(file, 'run.html')}`;
      case 'ENOSPC':
        return `The disk is full: ${file} could not be written whole. Make room and export again.`;
      case 'EACCES':
      case 'EPERM':
      case 'EROFS':
        return `${file} may not be written. Choose a place that may.`;
    }
  }
  if (code === 'ENOTDIR') return `${dataFolder} holds no runs: it is no folder. Say where they are with --data FOLDER.`;
  if (code === 'EACCES' || code === 'EPERM') return `${path} may not be read.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// What the reader has closed (a pager, `head`) need not be written any more.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const read = readRunsOptions(process.argv.slice(2));
if (!read.ok) {
  (read.help ? console.log : console.error)(read.says);
  process.exit(read.help ? 0 : 1);
}
try {
  process.stdout.write(await perform(read.options));
} catch (error) {
  refuse(explain(error, read.options));
}
