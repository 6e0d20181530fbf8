/** One picture per act: its walls in the order of the evening, each under its number and name. */

import { timecode } from '#installation/rehearsal/timecode.ts';
import type { PlannedSequence } from '#installation/score/plan.ts';
import { type Html, html, trusted } from '../runs/html.ts';
import type { SheetStory } from './sheet-story.ts';

/** How wide an overview is, px. */
export const OVERVIEW_WIDTH_PX = 1920;

/** The page of an act's overview. Pictures are named as they lie beside `index.html`. */
export function overviewPage(story: SheetStory, act: PlannedSequence, style: string): string {
  const told = story.told.filter(({ row }) => row.sequence === act.id);
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><style>${trusted(style)}</style></head>
<body class="overview">
<header><h1>${act.name}</h1><p>${story.plan.score.title}</p></header>
<ol>${told.map(({ key, row, atMs, by }) => tile(story, key, row.number, row.name, by === 'evening' ? timecode(atMs) : ''))}</ol>
</body></html>`.markup;
}

function tile(
  { pictures, backends, surfaces, site }: SheetStory,
  key: string,
  number: string,
  name: string,
  time: string,
): Html {
  const images = surfaces
    .toSorted((a, b) => (site.surfaces[a]?.slice.x ?? 0) - (site.surfaces[b]?.slice.x ?? 0))
    .flatMap(
      (surface) =>
        pictures.find((one) => one.key === key && one.surface === surface && one.backend === backends[0]) ?? [],
    )
    .map(({ file, surface }) => {
      const slice = site.surfaces[surface];
      const share = (slice?.slice.width ?? 1) * (site.walls[slice?.wall ?? '']?.widthM ?? 1);
      return html`<img src="${file}" alt="" style="flex:${share}">`;
    });
  return html`<li><div>${images}</div><p><b>${number}</b> ${name}<span>${time}</span></p></li>`;
}
