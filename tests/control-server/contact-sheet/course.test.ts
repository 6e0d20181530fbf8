import { describe, expect, it } from 'vitest';
import { courseOf, jumpedFrom } from '#control-server/contact-sheet/course.ts';
import { tellCues } from '#control-server/contact-sheet/evenings.ts';
import { coursePage } from '#control-server/contact-sheet/overviews.ts';
import { sheetPage } from '#control-server/contact-sheet/sheet-page.ts';
import type { SheetStory } from '#control-server/contact-sheet/sheet-story.ts';
import { USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';
import { parseSite } from '#installation/site/site.ts';
import { planOf } from './small-plan.ts';

const plan = planOf(`
  - { cue: '1', name: Opens, duration: 6s, next: follow, set: { city: { to: 0.8, over: 4s } }, text: hello }
  - { cue: '2', name: Waits, preWait: 2s, duration: 9s, set: { city: { to: 0.1, over: 3s } } }
  - { cue: '3', name: Stays, duration: 4s }
`);
const OPTIONS = { ...USUAL_REHEARSAL, crowd: 4, participants: 0 };
const told = (...keys: string[]) => {
  const found = tellCues(plan, OPTIONS, new Set(keys), null);
  const [first] = found;
  if (!first) throw new Error('nothing was told');
  return first;
};

describe('the course of a cue', () => {
  it('begins just before it acts and ends when all it changes has come about', () => {
    const waits = told('one/2');
    const course = courseOf(plan, waits, 5, null);
    expect(course.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
    expect(course.map(({ atMs }) => atMs - waits.beganAtMs)).toEqual([-200, 600, 1400, 2200, 3000]);
    const cities = course.map(({ evening, atMs }) => evening.stateAt(atMs).values.city ?? Number.NaN);
    expect(cities[0]).toBe(0.8);
    expect(cities[4]).toBe(0.1);
    expect(cities).toEqual(cities.toSorted((a, b) => b - a));
  });

  it('lasts as long as it is asked to', () => {
    const opens = told('one/1');
    expect(courseOf(plan, opens, 2, 1500).map(({ atMs }) => atMs - opens.beganAtMs)).toEqual([-200, 1500]);
  });

  it('is looked at for a second where nothing changes', () => {
    const stays = told('one/3');
    expect((courseOf(plan, stays, 2, null)[1]?.atMs ?? 0) - stays.beganAtMs).toBe(1000);
  });
});

describe('a cue that is jumped to from another', () => {
  it('begins with the picture of that other, at its telling moment', () => {
    const from = told('one/1');
    const stays = jumpedFrom(plan, from, 'one/3', null);
    expect(stays).toMatchObject({ key: 'one/3', by: 'jump', beganAtMs: from.atMs });
    expect(stays.row).toMatchObject({ number: '3', name: 'Stays', cause: { by: 'jump' } });
    const [before, melting, after] = courseOf(plan, stays, 3, 400).map(({ evening, atMs }) => evening.stateAt(atMs));
    expect(before?.jump).toBe(0);
    expect(before?.sequence).toBe('one');
    expect(melting?.jump).toBeGreaterThan(0.5);
    expect(melting?.values.city).toBeGreaterThan(0.5);
    expect(after?.jump).toBeLessThan(melting?.jump ?? 0);
    // Where it was jumped to, everything stands as if it had been played up to there.
    expect(stays.evening.stateAt(stays.atMs)).toMatchObject({ jump: 0, values: { city: 0.1 } });
  });

  it('leaves the evening that it was jumped out of as it was', () => {
    const from = told('one/1');
    jumpedFrom(plan, from, 'one/3', null);
    expect(from.evening.stateAt(from.beganAtMs + 7000).cues.some(({ key }) => key === 'one/2')).toBe(true);
  });
});

describe('the pages of courses', () => {
  const parsed = parseSite(
    `site: room
title: A room
walls: { main: { widthM: 8, heightM: 2.25 } }
surfaces: { left: { wall: main, slice: { x: 0, y: 0, width: 1, height: 1 } } }
`,
    'room.yaml',
  );
  if (!parsed.ok) throw new Error('the room has a fault');
  const course = courseOf(plan, told('one/2'), 3, null);
  const story: SheetStory = {
    plan,
    site: parsed.value,
    surfaces: ['left'],
    backends: ['webgl2'],
    seed: 1,
    crowd: 4,
    told: course,
    pictures: course.map(({ key, step }) => ({
      key,
      ...(step === undefined ? {} : { step }),
      surface: 'left',
      backend: 'webgl2',
      file: `one-2-left-webgl2-0${step}.png`,
      hash: 'ab',
      drawCalls: 9,
      black: 0.7,
      contrast: null,
    })),
  };
  const files = (page: string) => [...page.matchAll(/src="([^"]+)"/g)].map((match) => match[1]);
  const TIMES = /(−?\d\.\d s) into it/g;
  const inOrder = ['one-2-left-webgl2-01.png', 'one-2-left-webgl2-02.png', 'one-2-left-webgl2-03.png'];

  it('tell a cue once, with all its moments in their order, each under its time', () => {
    const page = sheetPage(story, '');
    expect([...page.matchAll(/<li id="one\/2">/g)]).toHaveLength(1);
    expect(files(page)).toEqual(inOrder);
    expect([...page.matchAll(TIMES)].map((match) => match[1])).toEqual(['−0.2 s', '1.4 s', '3.0 s']);
  });

  it('have it as one picture too', () => {
    const page = coursePage(story, 'one/2', '');
    expect(page).toContain('<h1>Waits</h1>');
    expect(files(page)).toEqual(inOrder);
    expect([...page.matchAll(TIMES)]).toHaveLength(3);
  });
});
