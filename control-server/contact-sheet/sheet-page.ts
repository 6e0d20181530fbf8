/** The contact sheet as one HTML file that tells the evening cue by cue. Pure: its style is told. */

import { timecode } from '#installation/rehearsal/timecode.ts';
import type { PlannedSequence } from '#installation/score/plan.ts';
import type { Site } from '#installation/site/site.ts';
import type { DrawnBackend } from '../../config/tooling/drawing-page.ts';
import { type Html, html, nothing, trusted } from '../runs/html.ts';
import type { SheetPicture } from './draw-sheet.ts';
import type { ToldCue } from './evenings.ts';
import { isDark, isLegible, percent, ratio } from './sheet-goals.ts';
import { intoIt, type SheetStory } from './sheet-story.ts';
import { shownSize } from './shown-size.ts';

const BACKEND_NAMES: Readonly<Record<DrawnBackend, string>> = { webgpu: 'WebGPU', webgl2: 'WebGL2' };

const SCRIPT = `
const body = document.body;
const choose = (name) => {
  body.dataset.backend = name;
  for (const button of document.querySelectorAll('button')) button.ariaPressed = String(button.value === name);
};
for (const button of document.querySelectorAll('button')) button.onclick = () => choose(button.value);
addEventListener('keydown', ({ key }) => {
  const all = [...document.querySelectorAll('button')];
  if (key.toLowerCase() === 'b' && all.length > 1) choose(all.find(({ value }) => value !== body.dataset.backend).value);
});
`;

/** The text of `index.html`; pictures lie beside it. */
export function sheetPage(story: SheetStory, style: string): string {
  const { plan, told, seed, crowd, backends } = story;
  const acts = plan.sequences.filter(({ id }) => told.some(({ row }) => row.sequence === id));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${plan.score.title} · contact sheet</title>
<style>${trusted(style)}</style>
</head>
<body data-backend="${backends[0] ?? ''}">
<header>
<p class="mark">Reclaim</p>
<h1>${plan.score.title}</h1>
<p class="when">${new Set(told.map(({ key }) => key)).size} cues on ${story.surfaces.length} surfaces of ${story.site.title}. A rehearsed evening: seed ${seed}, ${crowd} people.</p>
</header>
<nav>
<p>${acts.map(({ id, name }) => html`<a href="#${id}">${name}</a> `)}</p>
<p>${backends.map((name, index) => html`<button value="${name}" aria-pressed="${index === 0 ? 'true' : 'false'}">${BACKEND_NAMES[name]}</button> `)}</p>
</nav>
${acts.map((act) => actSection(story, act))}
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.markup;
}

function actSection(story: SheetStory, act: PlannedSequence): Html {
  const told = Map.groupBy(
    story.told.filter(({ row }) => row.sequence === act.id),
    ({ key }) => key,
  );
  return html`<section id="${act.id}">
<h2>${act.name}</h2>
${act.notes === '' ? nothing : html`<p class="notes">${act.notes}</p>`}
<ol>
${[...told.values()].map((moments) => cueEntry(story, moments))}
</ol>
</section>
`;
}

/** A cue with the one moment that tells it, or with those of its course. */
function cueEntry(story: SheetStory, moments: readonly ToldCue[]): Html {
  const [first] = moments;
  if (!first) return nothing;
  const { key, row, atMs, by, text } = first;
  const into = moments.length > 1 ? `${moments.length} moments` : intoIt(first);
  const when = by === 'evening' ? `${timecode(atMs)}, ${into}` : `${into}, of another evening`;
  return html`<li id="${key}">
<div class="cue"><h3><b>${row.number}</b> ${row.name}</h3><p class="when">${when}</p>
${text === null ? nothing : html`<blockquote>${text}</blockquote>`}</div>
${story.backends.map(
  (backend) =>
    html`<div class="walls" data-backend="${backend}">${moments.map((one) => momentOf(story, one, backend))}</div>`,
)}
</li>
`;
}

function momentOf(story: SheetStory, one: ToldCue, backend: DrawnBackend): Html {
  const pictures = story.pictures.filter(({ key, step }) => key === one.key && step === one.step);
  const walls = wallsOf(story, pictures, backend);
  return one.step === undefined
    ? html`${walls}`
    : html`<div class="moment"><p class="when">${intoIt(one)}</p>${walls}</div>`;
}

/** The walls of the site, each one picture of its surfaces side by side. */
function wallsOf(
  { site, surfaces }: SheetStory,
  pictures: readonly SheetPicture[],
  backend: DrawnBackend,
): readonly Html[] {
  const walls = Map.groupBy(inOrder(site, surfaces), (name) => site.surfaces[name]?.wall ?? '');
  return [...walls].map(
    ([, names]) =>
      html`<figure><div class="wall">${names.map((surface) => {
        const picture = pictures.find((one) => one.surface === surface && one.backend === backend);
        if (!picture) return nothing;
        const share = shownSize(site, surface)?.widthM ?? 1;
        return html`<a href="${picture.file}" style="flex:${share}"><img loading="lazy" src="${picture.file}" alt="${picture.key} on ${surface}"></a>`;
      })}</div><figcaption>${names.map((surface) => measuresOf(pictures, surface, backend))}</figcaption></figure>`,
  );
}

function measuresOf(pictures: readonly SheetPicture[], surface: string, backend: DrawnBackend): Html {
  const picture = pictures.find((one) => one.surface === surface && one.backend === backend);
  if (!picture) return nothing;
  const words =
    picture.contrast === null
      ? nothing
      : html` <span class="${isLegible(picture) ? 'kept' : 'missed'}">words ${ratio(picture.contrast)}</span>`;
  return html`<span>${surface} <span class="${isDark(picture) ? 'kept' : 'missed'}">${percent(picture.black)} near black</span>${words}</span>`;
}

/** Surfaces from left to right on each wall. */
const inOrder = (site: Site, surfaces: readonly string[]): readonly string[] =>
  surfaces.toSorted((a, b) => (site.surfaces[a]?.slice.x ?? 0) - (site.surfaces[b]?.slice.x ?? 0));
