import { describe, expect, it } from 'vitest';
import type { RunSummary } from '#control-server/runs/list-runs.ts';
import { pageStyle } from '#control-server/runs/page-style.ts';
import { runEntry, runsPageFoot, runsPageHead } from '#control-server/runs/runs-page.ts';
import { wallClock } from '#control-server/runs/time-words.ts';
import { serverMs } from '#installation/time/axes.ts';
import { WALL_MS } from './run-on-disk.ts';

const clock = wallClock('UTC');

const summary: RunSummary = {
  id: '2026-11-22T20-15-00.000Z',
  title: 'A small show',
  show: 'small',
  openedWallMs: WALL_MS,
  lengthMs: 6_720_000,
  facts: 418,
  end: { standing: 'stopped', after: 'one/2' },
  damage: null,
};

/** What a reader sees of it. */
const textOf = (markup: string): string =>
  markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('the page of evenings', () => {
  it('is one whole page in pieces, and needs nothing but itself', async () => {
    const page = [
      runsPageHead(await pageStyle('runs-page'), 1),
      runEntry(summary, null, clock),
      runsPageFoot(clock),
    ].join('');
    expect(page).toMatch(/^<!doctype html>/);
    for (const tag of ['html', 'head', 'body', 'ol', 'li', 'nav', 'header', 'footer', 'style'])
      expect([tag, page.match(new RegExp(`<${tag}[ >]`, 'g'))?.length]).toEqual([
        tag,
        page.match(new RegExp(`</${tag}>`, 'g'))?.length,
      ]);
    expect(page).not.toMatch(/<script|<link|<img|@import|\sstyle=|\son\w+=/i);
    expect([...page.matchAll(/url\((.{5})/g)].map(([, target]) => target)).toEqual(Array(5).fill('data:'));
  });

  it('says how many there are', () => {
    expect(runsPageHead('', 0)).toContain('Nothing was played yet.');
    expect(runsPageHead('', 1)).toContain('1 evening, the newest first.');
    expect(runsPageHead('', 12)).toContain('12 evenings, the newest first.');
  });

  it('tells of each what, when, how long, how much and how it ended, and leads to its reports', () => {
    const entry = runEntry(summary, null, clock);
    expect(textOf(entry)).toMatch(
      /^Sunday,? 22 November 2026 20:15–22:07 A small show Stopped after cue 2 of “one”\. 1:52:00 418 facts Report CSV NDJSON$/,
    );
    const address = '/runs/2026-11-22T20-15-00.000Z';
    expect([...entry.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      address,
      address,
      `${address}.csv`,
      `${address}.ndjson`,
    ]);
  });

  it('marks the one that is on', () => {
    const entry = runEntry({ ...summary, end: { standing: 'paused', after: null } }, serverMs(60_000), clock);
    expect(entry).toContain('<li class="now">');
    expect(textOf(entry)).toMatch(/since 20:15 A small show On now\. Paused\. 1:00 418 facts/);
    expect(runEntry(summary, null, clock)).not.toMatch(/class="now"|On now/);
  });

  it('says what is damaged in a sentence', () => {
    const entry = runEntry({ ...summary, damage: '2 facts cannot be read' }, null, clock);
    expect(textOf(entry)).toContain('Its log is damaged: 2 facts cannot be read.');
    expect(textOf(runEntry(summary, null, clock))).not.toContain('damaged');
  });

  it('has an entry for a run that says nothing of itself', () => {
    const unknown = { title: null, show: null, openedWallMs: null, lengthMs: 0, facts: 0 };
    const entry = textOf(runEntry({ ...summary, ...unknown, end: { standing: 'empty', after: null } }, null, clock));
    expect(entry).toBe('Nobody knows when A run without a name Never begun. 0 facts Report CSV NDJSON');
    expect(textOf(runEntry({ ...summary, title: null }, null, clock))).toContain('small Stopped');
  });

  it('takes whatever a name holds for text', () => {
    const evil = `"><script>alert("1")</script>`;
    const end = { standing: 'stopped', after: `${evil}/${evil}` } as const;
    const entry = runEntry({ ...summary, id: evil, title: evil, damage: evil, end }, null, clock);
    expect(entry).not.toContain('<script');
    expect(entry.match(/<a /g)).toHaveLength(4);
    expect(entry).toContain('href="/runs/%22%3E%3Cscript%3Ealert(%221%22)%3C%2Fscript%3E"');
  });
});
