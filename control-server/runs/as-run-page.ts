/**
 * The as-run report as one page to keep, to send and to print: no script, no request, nothing beside the file itself.
 * Pure: style and clock are told.
 */

import type { AsRunReport, AsRunRow } from './as-run.ts';
import { decisionCards } from './decision-cards.ts';
import { eveningStrip } from './evening-strip.ts';
import { type Html, html, kept, nothing, trusted } from './html.ts';
import { hoursWords, lengthWords, positionWords, type WallClock } from './time-words.ts';
import { timingWords } from './timing-words.ts';

/** Lets nothing in, whatever a score or a log may have put into a name. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/**
 * The whole page. `style` is the text of its style sheet, fonts included; `links` lead elsewhere where the page is served,
 * and are nothing where it is a file.
 */
export function asRunPage(report: AsRunReport, style: string, clock: WallClock, links: Html): string {
  const title = report.title ?? 'A run without a name';
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>As run: ${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
${links}
<header>
<p class="mark">Reclaim · as run</p>
<h1>${title}</h1>
<p class="when">${whenWords(report, clock)}</p>
</header>
${remarks(report)}
${figures(report)}
${eveningStrip(report, clock)}
${decisionCards(report, clock)}
<section>
<h2>Everything, in order</h2>
<table>
<thead><tr><th>Time</th><th>Show</th><th>What</th><th>By</th><th>Timing</th></tr></thead>
<tbody>
${report.rows.map((row) => tableRow(row, clock))}
</tbody>
</table>
</section>
<footer>
<p>Run ${report.run}. Times of day are those of ${clock.zone}; show time stands still while the show is paused.
<i>Ahead</i> is how long before its moment a fact was on its way to every wall.</p>
<p>People appear as head counts, or as numbers in the order in which they came. Nothing here says who anybody is.</p>
</footer>
</body>
</html>
`.markup;
}

function whenWords({ openedWallMs, lengthMs, goesOn }: AsRunReport, clock: WallClock): string {
  if (openedWallMs === null) return `${lengthWords(lengthMs)}, on a day that is not known`;
  const day = clock.day(openedWallMs);
  if (!goesOn) return `${day}, ${hoursWords(openedWallMs, lengthMs, clock)}`;
  const now = clock.time(openedWallMs + lengthMs).slice(0, -2);
  return `${day}, since ${hoursWords(openedWallMs, 0, clock)}. It is on now; this is how far it had come at ${now}.`;
}

const remarks = ({ remarks: sentences }: AsRunReport): Html =>
  sentences.length === 0
    ? nothing
    : html`<ul class="remarks">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;

function figures({ rows, lengthMs, facts }: AsRunReport): Html {
  const count = (...kinds: AsRunRow['kind'][]): number => rows.filter(({ kind }) => kinds.includes(kind)).length;
  const shown: readonly (readonly [string, string | number])[] = [
    ['long', lengthWords(lengthMs)],
    ['cues', count('cue', 'followed')],
    ['decisions', rows.filter(({ evidence }) => evidence !== null).length],
    ['by hand', rows.filter(({ seq, cause }) => seq !== null && cause === 'the director').length],
    ['stops', count('safety')],
    ['facts', facts],
  ];
  return html`<dl class="figures">${shown.map(([name, value]) => html`<div><dd>${value}</dd><dt>${name}</dt></div>`)}</dl>`;
}

function tableRow(row: AsRunRow, clock: WallClock): Html {
  const { kind, wallMs, showMs, what, cause, evidence, sequence } = row;
  const place = sequence === null ? nothing : html` <small>${sequence}</small>`;
  const why = evidence === null ? nothing : html`<p class="why">${kept(evidence.words)}</p>`;
  return html`<tr class="${kind}"><td class="time">${wallMs === null ? '' : clock.time(wallMs)}</td><td class="time show">${
    showMs === null ? '' : positionWords(showMs)
  }</td><td class="what">${what}${place}${why}</td><td>${cause}</td><td class="timing">${timingWords(row)}</td></tr>
`;
}
