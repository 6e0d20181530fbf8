/** What leaves the house: the table, the facts and the page. */

import { describe, expect, it } from 'vitest';
import type { WholeRun } from '#control-server/journal/read-whole-run.ts';
import { type AsRunReport, asRun } from '#control-server/runs/as-run.ts';
import { asRunCsv } from '#control-server/runs/as-run-csv.ts';
import { factsNdjson } from '#control-server/runs/as-run-ndjson.ts';
import { asRunPage } from '#control-server/runs/as-run-page.ts';
import { nothing } from '#control-server/runs/html.ts';
import { pageStyle } from '#control-server/runs/page-style.ts';
import { reportLinks } from '#control-server/runs/report-links.ts';
import { asRunTable } from '#control-server/runs/runs-table.ts';
import { wallClock } from '#control-server/runs/time-words.ts';
import { serverMs } from '#installation/time/axes.ts';
import { SAMPLE_PLANS, SAMPLE_SCORE } from '#tests/support/sample-score.ts';
import { AUTHORS, factsOf, SAMPLES, SIGNATURE, STORY_HASH } from './sample-facts.ts';

const ZERO = Date.UTC(2026, 10, 22, 20, 15);
const clock = wallClock('UTC');
const facts = factsOf(Object.values(SAMPLES));
const run: WholeRun = {
  id: '2026-11-22T20-15-00.000Z',
  folder: '/runs/x',
  zeroWallMs: ZERO,
  facts,
  holes: [],
  unreadAtEnd: 0,
  isTorn: false,
  keptAside: [],
  scores: [SAMPLE_SCORE],
};
const report = asRun(run, SAMPLE_PLANS, null);

/** The report with one row's words replaced, as a score or a director may have named things. */
const saying = (what: string): AsRunReport => ({
  ...report,
  title: what,
  rows: report.rows.slice(2, 3).map((row) => ({ ...row, what, cueName: what })),
  remarks: [what],
});

/** Everything that may not leave the house. */
const SECRETS = [...AUTHORS, SIGNATURE, STORY_HASH, 'the-story-of-aya'];

/** RFC 4180, as written there: records end with CRLF, a quote within quotes is doubled. */
function recordsOf(csv: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = field.exec(csv); match; match = field.exec(csv)) {
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    records.push(fields);
    fields = [];
  }
  return records;
}

describe('the table of a run', () => {
  it('is RFC 4180 with a byte order mark: as many fields in every row, and every row of the report', () => {
    const csv = asRunCsv(report);
    expect(csv.startsWith('\uFEFFfact,wall_time,show_time_s,kind,')).toBe(true);
    const records = recordsOf(csv.slice(1));
    expect(records).toHaveLength(report.rows.length + 1);
    expect(new Set(records.map(({ length }) => length))).toEqual(new Set([13]));
    expect(records.slice(1).map(([fact]) => fact)).toEqual(report.rows.map(({ seq }) => String(seq ?? '')));
  });

  it('says each thing in its column', () => {
    const [header = [], , , third = []] = recordsOf(asRunCsv(report).slice(1));
    expect(Object.fromEntries(header.map((name, i) => [name, third[i]]))).toEqual({
      fact: '3',
      wall_time: '2026-11-22T20:15:02.120Z',
      show_time_s: '2.12',
      kind: 'cue',
      sequence: 'one',
      cue: '2',
      cue_name: 'Asks',
      what: 'GO 2 Asks',
      cause: 'the director',
      command: 'c-1',
      lead_ms: '120',
      late_ms: '',
      evidence: '',
    });
  });

  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '＝1'])('lets no spreadsheet run %o', (what) => {
    const [, record = []] = recordsOf(asRunCsv(saying(what)).slice(1));
    expect(record.filter((field) => field === `'${what}`)).toHaveLength(2);
  });

  it('keeps numbers numbers, negative ones too', () => {
    const [row] = report.rows.slice(2);
    if (!row) throw new Error('no third row');
    const csv = asRunCsv({ ...report, rows: [{ ...row, leadMs: -40.06, showMs: 0 }] });
    expect(csv).toContain(',-40.1,');
    expect(recordsOf(csv.slice(1))[1]?.[2]).toBe('0');
  });

  it('keeps commas, quotes and line feeds in their field', () => {
    const what = 'She said: "Rise, all",\r\nand they did';
    expect(recordsOf(asRunCsv(saying(what)).slice(1))[1]?.filter((field) => field === what)).toHaveLength(2);
  });
});

describe('the facts of a run', () => {
  const lines = factsNdjson(facts)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

  it('are one JSON object a line, as they are in the log where nobody is spoken of', () => {
    expect(lines).toHaveLength(facts.length);
    for (const [i, fact] of facts.entries()) {
      const { event, ...rest } = fact;
      expect(lines[i]).toMatchObject(rest);
      expect(lines[i].event.type).toBe(event.type);
      if (!/record|consent|identity|story|participant/.test(event.type)) expect(lines[i].event).toEqual(event);
    }
  });

  it('give people numbers, the same person always the same', () => {
    const byType = new Map(lines.map(({ event }) => [event.type, event]));
    expect(byType.get('record-published')).toEqual({
      type: 'record-published',
      card: { author: 'participant 1', seq: 3, links: ['participant 2', 'participant 3'], gestures: { rise: 4 } },
    });
    expect(byType.get('story-accepted')).toEqual({ type: 'story-accepted', story: 'story 1', author: 'participant 1' });
    expect(byType.get('participant-erased')).toEqual({ type: 'participant-erased', author: 'participant 3' });
  });
});

describe('the page of a run', () => {
  it('needs nothing but itself: no script, no request, and a policy that allows none', async () => {
    const page = asRunPage(report, await pageStyle('as-run-page'), clock, nothing);
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|<object|@import|javascript:|\son\w+=/i);
    expect(page).not.toMatch(/(https?:)?\/\/[a-z0-9-]+\.[a-z]/i);
    expect([...page.matchAll(/url\((.{5})/g)].map(([, target]) => target)).toEqual(Array(5).fill('data:'));
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; font-src data:`);
    expect(page).toContain('--night: #070a14');
    expect(page).toContain('@media print');
  });

  it('has every row, every decision with its evidence, and what the reader has to know', () => {
    const page = asRunPage({ ...report, remarks: ['The log is damaged.'] }, '', clock, nothing);
    expect(page.match(/<tr class=/g)).toHaveLength(report.rows.length);
    expect(page.match(/<article>/g)).toHaveLength(2);
    expect(page).toContain('9 of 14 did rise, 64.3\u00a0% ≥ 50\u00a0%');
    expect(page).toContain('<li>The log is damaged.</li>');
    expect(page).toMatch(/Sunday,? 22 November 2026, 20:15</);
  });

  it('of a run that is on says until when it tells, and leads where it is told to', () => {
    const onNow = asRun(run, SAMPLE_PLANS, serverMs(3_600_000));
    const page = asRunPage(onNow, '', clock, reportLinks('a run'));
    expect(page).toMatch(/, since 20:15\. It is on now; this is how far it had come at 21:15:00\./);
    expect(page).toContain('<a href="/runs">All evenings</a>');
    expect([...page.matchAll(/href="(\/runs\/[^"]*)"/g)].map(([, href]) => href)).toEqual([
      '/runs/a%20run.html',
      '/runs/a%20run.csv',
      '/runs/a%20run.ndjson',
    ]);
    expect(asRunPage(report, '', clock, nothing)).not.toContain('href');
  });

  it('takes whatever a name holds for text', () => {
    const evil = `</style><script>alert("1")</script><b onclick='x'>&amp;`;
    const page = asRunPage(saying(evil), '', clock, nothing);
    expect(page).not.toContain('<script');
    expect(page).not.toContain("<b onclick='x'");
    expect(
      page.split('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&lt;b onclick=&#39;x&#39;&gt;&amp;amp;').length,
    ).toBe(5);
  });

  it('draws the course of the evening: sequences, pauses, decisions, stops', () => {
    const strip = /<svg class="strip"[\s\S]*?<\/svg>/.exec(asRunPage(report, '', clock, nothing))?.[0] ?? '';
    expect(strip.match(/class="band"/g)).toHaveLength(1);
    expect(strip.match(/class="mark safety"/g)).toHaveLength(4);
    expect(strip.match(/class="pause"/g)?.length).toBeGreaterThan(0);
    expect(strip).not.toMatch(/NaN|Infinity/);
  });

  it('of an empty run, or one whose beginning nobody knows, is a page all the same', () => {
    const empty = asRun({ ...run, facts: [], scores: [], zeroWallMs: null }, new Map(), null);
    const page = asRunPage(empty, '', clock, nothing);
    expect(page).toContain('A run without a name');
    expect(page).not.toMatch(/NaN|Infinity|undefined|null/);
  });
});

it('nothing that leaves the house says who anybody is', () => {
  const all = [asRunCsv(report), factsNdjson(facts), asRunPage(report, '', clock, nothing), asRunTable(report, clock)];
  for (const text of all) for (const secret of SECRETS) expect(text).not.toContain(secret);
});
