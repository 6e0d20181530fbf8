/** What can be asked of the runs on disk for a browser, and how it is done: in pieces, each said as soon as it is there. */

import { join } from 'node:path';
import type { ServerMs } from '#installation/time/axes.ts';
import { readWholeRun, type WholeRun } from '../journal/read-whole-run.ts';
import { asRunCsv } from './as-run-csv.ts';
import { factsNdjson } from './as-run-ndjson.ts';
import { asRunPage } from './as-run-page.ts';
import { fileName } from './file-name.ts';
import { nothing } from './html.ts';
import { type KnownRun, knownRun } from './known-runs.ts';
import { runIds, summaryOf } from './list-runs.ts';
import { reportLinks } from './report-links.ts';
import { reportOf } from './report-run.ts';
import { runEntry, runsPageFoot, runsPageHead } from './runs-page.ts';
import { type WallClock, wallClock } from './time-words.ts';

/** The run that the server conducts. */
export interface RunOnNow {
  readonly id: string;
  readonly nowMs: ServerMs;
}

interface Place {
  readonly runsFolder: string;
  /** The time zone of the house (IANA). */
  readonly zone: string;
  /** Null: none is conducted. */
  readonly onNow: RunOnNow | null;
}

/** All runs as a page, newest first. */
export interface ListTask extends Place {
  readonly kind: 'list';
  /** The text of the page's style sheet. */
  readonly style: string;
  readonly known: readonly KnownRun[];
}

/** One run: `page` to look at, with links to the rest of the house; the others to keep. */
export interface ReportTask extends Place {
  readonly kind: 'page' | 'html' | 'csv' | 'ndjson';
  readonly id: string;
  readonly style: string;
}

export type ArchiveTask = ListTask | ReportTask;

/** What comes of a task: first `begun`, then text, and what is worth remembering for the next list. */
export type ArchiveTold =
  | { readonly kind: 'begun'; readonly fileName: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'known'; readonly run: KnownRun };

/** The same between two processes: text as UTF-8, and how it ended. */
export type ReaderTold =
  | Exclude<ArchiveTold, { readonly kind: 'text' }>
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'done' }
  /** `code`: the file system's word for it, where it is one of those. */
  | { readonly kind: 'failed'; readonly code: string | null; readonly says: string };

/** Does what is asked and tells it piece by piece. Throws what the file system throws. */
export const perform = (task: ArchiveTask, tell: (told: ArchiveTold) => void): Promise<void> =>
  task.kind === 'list' ? list(task, tell) : report(task, tell);

async function list({ runsFolder, zone, onNow, style, known }: ListTask, tell: (told: ArchiveTold) => void) {
  const clock = wallClock(zone);
  const before = new Map(known.map((run) => [run.id, run]));
  const ids = await runIds(runsFolder);
  const onTop = onNow && ids.includes(onNow.id) ? [onNow.id] : [];
  tell({ kind: 'begun', fileName: 'evenings.html' });
  tell({ kind: 'text', text: runsPageHead(style, ids.length) });
  for (const id of [...onTop, ...ids.filter((other) => other !== onNow?.id)]) {
    const run = await knownRun(runsFolder, id, before.get(id));
    if (run !== before.get(id)) tell({ kind: 'known', run });
    tell({ kind: 'text', text: runEntry(run.summary, id === onNow?.id ? onNow.nowMs : null, clock) });
  }
  tell({ kind: 'text', text: runsPageFoot(clock) });
}

async function report(task: ReportTask, tell: (told: ArchiveTold) => void): Promise<void> {
  const run = await readWholeRun(join(task.runsFolder, task.id));
  const clock = wallClock(task.zone);
  const { show, openedWallMs } = summaryOf(run);
  // Nothing is begun before there is all of it: half a report looks like a whole one.
  const text = reportText(run, task, clock);
  tell({
    kind: 'begun',
    fileName: `${fileName(show, openedWallMs, clock)}.${task.kind === 'page' ? 'html' : task.kind}`,
  });
  tell({ kind: 'text', text });
}

function reportText(run: WholeRun, { kind, id, onNow, style }: ReportTask, clock: WallClock): string {
  if (kind === 'ndjson') return factsNdjson(run.facts);
  const whole = reportOf(run, onNow?.id === id ? onNow.nowMs : null);
  switch (kind) {
    case 'csv':
      return asRunCsv(whole);
    case 'html':
      return asRunPage(whole, style, clock, nothing);
    case 'page':
      return asRunPage(whole, style, clock, reportLinks(id));
  }
}
