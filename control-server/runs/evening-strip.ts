/** The evening at a glance: which sequence played when, where it was paused, and every decision, stop and hole. */

import type { AsRunReport, AsRunRow } from './as-run.ts';
import { type Html, html, nothing } from './html.ts';
import type { WallClock } from './time-words.ts';

const WIDTH = 1000;
const HEIGHT = 76;
const BAND_TOP = 22;
const BAND_HEIGHT = 30;

interface Band {
  readonly sequence: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A strip as wide as the run was long. Nothing where it has no length, or no time of day. */
export function eveningStrip({ rows, openedWallMs, lengthMs }: AsRunReport, clock: WallClock): Html {
  if (openedWallMs === null || lengthMs <= 0) return nothing;
  const endMs = openedWallMs + lengthMs;
  const x = (wallMs: number): number => Number((((wallMs - openedWallMs) / lengthMs) * WIDTH).toFixed(2));
  const marks = rows.filter(({ kind, wallMs, evidence }) => wallMs !== null && (MARKED.has(kind) || evidence !== null));
  const bands = bandsOf(rows, endMs);
  return html`<svg class="strip" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="The course of the evening">
${bands.map((band) => drawBand(band, x))}
${pausesOf(rows, endMs).map(
  ({ fromMs, toMs }) =>
    html`<rect class="pause" x="${x(fromMs)}" y="${BAND_TOP}" width="${wide(x(toMs) - x(fromMs))}" height="${BAND_HEIGHT}"/>`,
)}
${bands.map((band) => nameBand(band, x))}
${marks.map((row) => drawMark(row, x(row.wallMs ?? 0)))}
<text class="edge" x="0" y="${HEIGHT - 6}">${clock.moment(openedWallMs).slice(-5)}</text>
<text class="edge" x="${WIDTH}" y="${HEIGHT - 6}" text-anchor="end">${clock.moment(endMs).slice(-5)}</text>
</svg>`;
}

const MARKED: ReadonlySet<AsRunRow['kind']> = new Set(['safety', 'hole']);

/** From one cue that began to act to the next of another sequence. */
function bandsOf(rows: readonly AsRunRow[], endMs: number): Band[] {
  const bands: Band[] = [];
  for (const { kind, sequence, wallMs } of rows) {
    if ((kind !== 'cue' && kind !== 'followed') || sequence === null || wallMs === null) continue;
    const before = bands.at(-1);
    if (before?.sequence === sequence) continue;
    if (before) bands.splice(-1, 1, { ...before, toMs: wallMs });
    bands.push({ sequence, fromMs: wallMs, toMs: endMs });
  }
  return bands;
}

/** The times in which the show's clock stood still: two rows apart on the wall's and not on its own. */
function pausesOf(rows: readonly AsRunRow[], endMs: number): Omit<Band, 'sequence'>[] {
  const pauses: Omit<Band, 'sequence'>[] = [];
  let sinceMs: number | null = null;
  let stoodMs: number | null = null;
  for (const { wallMs, showMs } of rows) {
    if (wallMs === null || showMs === null) continue;
    const stands = stoodMs !== null && showMs - stoodMs < 1 && sinceMs !== null && wallMs - sinceMs > 1;
    if (stands && sinceMs !== null) pauses.push({ fromMs: sinceMs, toMs: wallMs });
    sinceMs = wallMs;
    stoodMs = showMs;
  }
  return pauses.filter(({ fromMs }) => fromMs < endMs);
}

function drawBand({ sequence, fromMs, toMs }: Band, x: (wallMs: number) => number): Html {
  const width = wide(x(toMs) - x(fromMs));
  return html`<rect class="band" x="${x(fromMs)}" y="${BAND_TOP}" width="${width}" height="${BAND_HEIGHT}"><title>${sequence}</title></rect>
`;
}

/** A name that does not fit says less than none. */
function nameBand({ sequence, fromMs, toMs }: Band, x: (wallMs: number) => number): Html {
  const fits = x(toMs) - x(fromMs) > sequence.length * 8 + 12;
  return fits ? html`<text x="${x(fromMs) + 6}" y="${BAND_TOP + 19}">${sequence}</text>` : nothing;
}

function drawMark({ kind, what }: AsRunRow, x: number): Html {
  return html`<g class="mark ${kind}"><title>${what}</title><line x1="${x}" y1="8" x2="${x}" y2="${BAND_TOP}"/><circle cx="${x}" cy="8" r="4"/></g>
`;
}

/** Wide enough to be seen. */
const wide = (width: number): number => Math.max(1, Number(width.toFixed(2)));
