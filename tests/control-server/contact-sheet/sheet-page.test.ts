import { describe, expect, it } from 'vitest';
import type { SheetPicture } from '#control-server/contact-sheet/draw-sheet.ts';
import { tellCues } from '#control-server/contact-sheet/evenings.ts';
import { overviewPage } from '#control-server/contact-sheet/overviews.ts';
import { measureTable, missing } from '#control-server/contact-sheet/sheet-goals.ts';
import { sheetPage } from '#control-server/contact-sheet/sheet-page.ts';
import type { SheetStory } from '#control-server/contact-sheet/sheet-story.ts';
import { USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';
import { parseSite } from '#installation/site/site.ts';
import { planOf } from './small-plan.ts';

const plan = planOf(`
  - { cue: '1', name: 'Rain <at> night', duration: 6s, text: hello }
`);
const parsed = parseSite(
  `site: room
title: A room
walls: { main: { widthM: 8, heightM: 2.25 } }
surfaces:
  right: { wall: main, slice: { x: 0.5, y: 0, width: 0.5, height: 1 } }
  left: { wall: main, slice: { x: 0, y: 0, width: 0.5, height: 1 } }
`,
  'room.yaml',
);
if (!parsed.ok) throw new Error('the room has a fault');

const picture = (
  surface: string,
  backend: 'webgpu' | 'webgl2',
  black: number,
  contrast: number | null,
): SheetPicture => ({
  key: 'one/1',
  surface,
  backend,
  file: `one-1-${surface}-${backend}.jpg`,
  hash: 'ab',
  drawCalls: 9,
  black,
  contrast,
});

const story: SheetStory = {
  plan,
  site: parsed.value,
  surfaces: ['right', 'left'],
  backends: ['webgpu', 'webgl2'],
  seed: 1,
  crowd: 4,
  told: tellCues(plan, { ...USUAL_REHEARSAL, crowd: 4, participants: 0 }, new Set(plan.cues.keys()), null),
  pictures: [
    picture('left', 'webgpu', 0.7, 7.2),
    picture('right', 'webgpu', 0.4, null),
    picture('left', 'webgl2', 0.7, 3.1),
    picture('right', 'webgl2', 0.7, null),
  ],
};

describe('the page of a contact sheet', () => {
  const page = sheetPage(story, 'body{}');

  it('tells every cue with its text and its pictures, left to right, for each back end', () => {
    expect(page).toContain('Rain &lt;at&gt; night');
    expect(page).toContain('<blockquote>Hello there.</blockquote>');
    const files = [...page.matchAll(/<img loading="lazy" src="([^"]+)"/g)].map((match) => match[1]);
    expect(files).toEqual([
      'one-1-left-webgpu.jpg',
      'one-1-right-webgpu.jpg',
      'one-1-left-webgl2.jpg',
      'one-1-right-webgl2.jpg',
    ]);
  });

  it('shows what was measured, and what misses a goal', () => {
    expect(page).toContain('<span class="kept">70 % near black</span> <span class="kept">words 7.2:1</span>');
    expect(page).toContain('<span class="missed">40 % near black</span>');
    expect(page).toContain('<span class="missed">words 3.1:1</span>');
  });
});

describe('the overview of an act', () => {
  it('has the walls of one back end, each under its number and name', () => {
    const [act] = plan.sequences;
    const page = act ? overviewPage(story, act, '') : '';
    expect([...page.matchAll(/<img /g)]).toHaveLength(2);
    expect(page).toContain('<b>1</b> Rain &lt;at&gt; night');
  });
});

describe('the measures of a sheet', () => {
  it('mark what misses a goal, and count it', () => {
    expect(missing(story.pictures).map(({ file }) => file)).toEqual([
      'one-1-right-webgpu.jpg',
      'one-1-left-webgl2.jpg',
    ]);
    const table = measureTable(story.pictures);
    expect(table).toMatch(/one\/1 +right +webgpu +40 % !/);
    expect(table).toMatch(/one\/1 +left +webgl2 +70 % +3\.1:1 !/);
    expect(table).toContain('2 of 4 pictures miss a goal');
  });

  it('say so where all is well', () => {
    expect(measureTable(story.pictures.slice(0, 1))).toContain('Every picture keeps both.');
  });
});
