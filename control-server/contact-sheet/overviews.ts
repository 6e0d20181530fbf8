/** One picture per act, or of one cue's course: the walls in the order of the evening, each under its number and name. */

import { timecode } from '#installation/rehearsal/timecode.ts';
import type { CueKey, PlannedSequence } from '#installation/score/plan.ts';
import { type Html, html, trusted } from '../runs/html.ts';
import type { ToldCue } from './evenings.ts';
import { intoIt, type SheetStory } from './sheet-story.ts';
import { shownSize } from './shown-size.ts';

/** How wide an overview is, px. */
export const OVERVIEW_WIDTH_PX = 1920;

/** The page of an act's overview. Pictures are named as they lie beside `index.html`. */
export function overviewPage(story: SheetStory, act: PlannedSequence, style: string): string {
  const told = story.told.filter(({ row }) => row.sequence === act.id);
  const tiles = told.map((one) => tile(story, one, one.by === 'evening' ? timecode(one.atMs) : ''));
  return page(act.name, story.plan.score.title, tiles, style);
}

/** The page of one cue's course: its moments in their order, each under its time. */
export function coursePage(story: SheetStory, key: CueKey, style: string): string {
  const told = story.told.filter((one) => one.key === key);
  const tiles = told.map((one) => tile(story, one, intoIt(one)));
  return page(told[0]?.row.name ?? key, key, tiles, style);
}

const page = (title: string, of: string, tiles: readonly Html[], style: string): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><style>${trusted(style)}</style></head>
<body class="overview">
<header><h1>${title}</h1><p>${of}</p></header>
<ol>${tiles}</ol>
</body></html>`.markup;

function tile({ pictures, backends, surfaces, site }: SheetStory, { key, step, row }: ToldCue, time: string): Html {
  const images = surfaces
    .toSorted((a, b) => (site.surfaces[a]?.slice.x ?? 0) - (site.surfaces[b]?.slice.x ?? 0))
    .flatMap(
      (surface) =>
        pictures.find(
          (one) => one.key === key && one.step === step && one.surface === surface && one.backend === backends[0],
        ) ?? [],
    )
    .map(({ file, surface }) => html`<img src="${file}" alt="" style="flex:${shownSize(site, surface)?.widthM ?? 1}">`);
  return html`<li><div>${images}</div><p><b>${row.number}</b> ${row.name}<span>${time}</span></p></li>`;
}
