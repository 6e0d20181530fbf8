/** The evenings there were, as a page, in pieces: head, an entry for each, foot. Pure: style and clock are told. */

import type { ServerMs } from '#installation/time/axes.ts';
import { counted } from './count-words.ts';
import { endSentence } from './end-words.ts';
import { type Html, html, nothing, trusted } from './html.ts';
import type { RunSummary } from './list-runs.ts';
import { hoursWords, lengthWords, type WallClock } from './time-words.ts';

/** Everything above the entries. `style` is the text of the page's style sheet, fonts included. */
export function runsPageHead(style: string, runs: number): string {
  const many = runs === 0 ? 'Nothing was played yet.' : `${counted(runs, 'evening', 'evenings')}, the newest first.`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>Old evenings · Reclaim</title>
<style>${trusted(style)}</style>
</head>
<body>
<nav>
<a href="/">Start page</a>
<a href="/director">Director panel</a>
</nav>
<header>
<p class="mark">Reclaim</p>
<h1>Old evenings</h1>
<p class="when">What was played, by whom and why. ${many}</p>
</header>
<ol>
`.markup;
}

/** One evening. `nowMs`: it is the one that the server conducts, and stands there now. */
export function runEntry(summary: RunSummary, nowMs: ServerMs | null, clock: WallClock): string {
  const { id, title, show, facts, end, damage } = summary;
  const address = `/runs/${encodeURIComponent(id)}`;
  const name = title ?? show ?? 'A run without a name';
  const lengthMs = nowMs ?? summary.lengthMs;
  return html`<li${trusted(nowMs === null ? '' : ' class="now"')}>
<p class="day">${whenOf(summary, lengthMs, nowMs !== null, clock)}</p>
<div class="what">
<h2><a href="${address}">${name}</a></h2>
<p>${nowMs === null ? nothing : html`<strong>On now.</strong> `}${endSentence(end, nowMs !== null)}</p>
${damage === null ? nothing : html`<p class="damage">${damageSentence(damage)}</p>`}
</div>
<p class="size">${lengthMs > 0 ? html`<b>${lengthWords(lengthMs)}</b> ` : nothing}${counted(facts, 'fact', 'facts')}</p>
<p class="keep"><a href="${address}" aria-label="Report of ${name}">Report</a> <a href="${address}.csv" aria-label="Table of ${name}">CSV</a> <a href="${address}.ndjson" aria-label="Facts of ${name}">NDJSON</a></p>
</li>
`.markup;
}

/** Everything below the entries. */
export function runsPageFoot(clock: WallClock): string {
  return html`</ol>
<footer>
<p>Times of day are those of ${clock.zone}. CSV is the report as a table, for spreadsheets; NDJSON is every fact as the log
has it, for programs. In all of them people are head counts, or numbers in the order in which they came.</p>
</footer>
</body>
</html>
`.markup;
}

function whenOf({ openedWallMs }: RunSummary, lengthMs: number, isOnNow: boolean, clock: WallClock): Html {
  if (openedWallMs === null) return html`Nobody knows when`;
  const hours = isOnNow ? `since ${hoursWords(openedWallMs, 0, clock)}` : hoursWords(openedWallMs, lengthMs, clock);
  return html`<b>${clock.day(openedWallMs)}</b> <span>${hours}</span>`;
}

const damageSentence = (damage: string): string => `Its log is damaged: ${damage}.`;
