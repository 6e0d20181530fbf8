/** Every look takes every frame: nobody or 256 people, walls of any shape, windows, any dials, any world; and what it writes are numbers. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataTexture, type Object3D, Texture } from 'three/webgpu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { readShow } from '#installation/score/read-show.ts';
import { LOOKS } from '#projection/looks/catalogue.ts';
import { createWallView } from '#projection/looks/drawing/wall-view.ts';
import type { LiveLook } from '#projection/looks/look.ts';
import { template } from '#projection/looks/template.ts';
import { createFrameMaker } from '#projection/showroom/showroom-frame.ts';
import { openingOf } from '#projection/showroom/showroom-state.ts';
import { WORLD_PRESETS } from '#projection/showroom/world-presets.ts';
import { boxOf, createSetTexts } from '#projection/text/set-texts.ts';
import type { TextMaker, Writing } from '#projection/text/text-sheet.ts';
import { PROJECT_ROOT } from '../../../config/tooling/pages.ts';
import { sampleGlyphs } from '../text/support/sample-glyphs.ts';

const ALL = [...LOOKS, template];
const TEST_MS = 120_000;

/** A show that has nothing of what looks are about. */
const BARE = `show: bare
title: Bare
opensWith: one
parameters: { city: { says: light, default: 0.5 } }
sequences: { one: { name: One, cues: [{ cue: 1, name: First }] } }
`;
const planOf = (text: string) => {
  const show = readShow(text, 'show.yaml', 'a'.repeat(64));
  if (!show.ok) throw new Error('the show cannot be read');
  return show.plan;
};
const MAKERS = {
  'neo-tokyo-2147': createFrameMaker(
    planOf(readFileSync(join(PROJECT_ROOT, 'config/shows/neo-tokyo-2147.yaml'), 'utf8')),
  ),
  'a bare show': createFrameMaker(planOf(BARE)),
};

const slice = (wallWidthM: number, wallHeightM: number, floorM: number): Partial<SurfaceFrame> => ({
  slice: { wallWidthM, wallHeightM, floorM, xM: 0, yM: 0, widthM: wallWidthM, heightM: wallHeightM },
});
const WALLS: Readonly<Record<string, Partial<SurfaceFrame>>> = {
  usual: {},
  portrait: slice(1.2, 3, 0.1),
  tiny: slice(0.3, 0.2, 0),
  band: slice(60, 0.6, 0),
  window: {
    offAxis: { eye: [2, 1.6, 3], lowerLeft: [0, 0, 0], lowerRight: [4, 0, 0], upperLeft: [0, 2.25, 0] },
  },
};

/** Dials of all looks at one end of their ranges. */
const dialsAt = (end: 'min' | 'max'): Readonly<Record<string, number>> =>
  Object.fromEntries(ALL.flatMap(({ parameters }) => parameters.map((dial) => [dial.name, dial[end]])));

const written = new Set<Texture>();
const writings: Writing[] = [];
const setText = createSetTexts(sampleGlyphs({ gothic: 'abcdefghijklmnopqrstuvwxyz 0123456789' }));
const text: TextMaker = () => ({
  object: { visible: false } as Object3D,
  begin() {},
  put(writing) {
    writings.push(writing);
    return boxOf(setText(writing), writing);
  },
  measure: (writing) => boxOf(setText(writing), writing),
  set: setText,
  glyph(_text, _quad, place) {
    const { x, y, z, sizeM, light } = place;
    writings.push({ words: 'a', face: 'mincho', at: [x, y, z], sizeM, light, colour: [1, 1, 1] });
  },
  end() {},
  dispose() {},
});

const usual = Object.getOwnPropertyDescriptor(Texture.prototype, 'needsUpdate');
let live: readonly (readonly [string, LiveLook])[];
const view = createWallView();

beforeAll(() => {
  // Textures say when they were written: so they are found without knowing whose they are.
  Object.defineProperty(Texture.prototype, 'needsUpdate', {
    configurable: true,
    set(this: Texture, value: boolean) {
      written.add(this);
      usual?.set?.call(this, value);
    },
  });
  live = ALL.map((look) => [look.name, look.build({ view, text, pointsPerFigure: 900, maxFigures: 256 })]);
});
afterAll(() => {
  for (const [, look] of live) look.dispose();
  if (usual) Object.defineProperty(Texture.prototype, 'needsUpdate', usual);
});

/** How many textures and words have been looked through. */
const looked = { textures: 0, words: 0 };

/** Faults of one frame: what threw, and what was written that is no number. */
function faultsOf(frame: SurfaceFrame): string[] {
  return live.flatMap(([name, look]) => {
    written.clear();
    writings.length = 0;
    try {
      view.update(frame, 640, 360);
      look.update(frame);
    } catch (error) {
      return [`${name} throws ${String(error)}`];
    }
    looked.textures += written.size;
    looked.words += writings.length;
    const bad = [...written].some(
      (one) =>
        one instanceof DataTexture && one.image.data instanceof Float32Array && one.image.data.some(Number.isNaN),
    );
    const odd = writings.find(({ at, sizeM, light }) => ![...at, sizeM, light].every(Number.isFinite));
    return [...(bad ? [`${name} writes NaN`] : []), ...(odd ? [`${name} writes words ${JSON.stringify(odd)}`] : [])];
  });
}

describe.each(Object.entries(MAKERS))('in %s every look', (_, maker) => {
  const state = { ...openingOf(template), values: {}, hasCast: true, hasCity: true };

  it.each(WORLD_PRESETS.map(({ name }) => name))(
    'takes the world "%s" on walls of any shape, with nobody and with everybody',
    (world) => {
      for (const [name, wall] of Object.entries(WALLS)) {
        for (const [crowd, atMs, end] of [
          [0, 0, 'min'],
          [1, 21_000, 'max'],
          [256, 59_000, 'max'],
        ] as const) {
          const made = maker.frameOf({ ...state, world, crowd, atMs, gesture: 'link', values: dialsAt(end) });
          const comfort = { reducedMotion: crowd === 1, highContrast: crowd === 1 };
          expect([name, crowd, faultsOf({ ...made, ...wall, comfort })]).toEqual([name, crowd, []]);
        }
      }
    },
    TEST_MS,
  );

  it('takes a frame without anybody at all, in which every number is unknown', () => {
    const made = maker.frameOf({ ...state, hasCast: false, crowd: 0 });
    expect(
      faultsOf({ ...made, parameters: { nothing: 1, city: Number.NaN, links: Number.POSITIVE_INFINITY } }),
    ).toEqual([]);
  });
});

it('has seen what looks write', () => {
  expect(looked.textures).toBeGreaterThan(1000);
  expect(looked.words).toBeGreaterThan(200);
});
