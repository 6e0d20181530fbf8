import { describe, expect, it } from 'vitest';
import { sizeFor } from '#control-server/contact-sheet/draw-sheet.ts';
import { measureTable } from '#control-server/contact-sheet/sheet-goals.ts';
import { parseSite } from '#installation/site/site.ts';

describe('the measures of a sheet', () => {
  it('say so where nothing was drawn', () => {
    expect(measureTable([])).toBe('No picture was drawn, and none was measured.');
  });
});

describe('the size of a picture', () => {
  const site = parseSite(
    `site: shapes
title: Shapes
walls: { wide: { widthM: 40, heightM: 0.5, floorM: 0 }, tall: { widthM: 0.5, heightM: 8, floorM: 0 }, usual: { widthM: 8, heightM: 2.25, floorM: 0.1 } }
surfaces:
  wide: { wall: wide }
  tall: { wall: tall }
  left: { wall: usual, slice: { x: 0, y: 0, width: 0.5, height: 1 } }
cameras: {}
`,
    'shapes.yaml',
  );

  it('has the shape of the surface, and fits on a graphics card however tall that is', () => {
    if (!site.ok) throw new Error(JSON.stringify(site.problems));
    expect(sizeFor(site.value, 'left')).toEqual({ widthPx: 1280, heightPx: 720 });
    expect(sizeFor(site.value, 'wide')).toEqual({ widthPx: 1280, heightPx: 16 });
    expect(sizeFor(site.value, 'tall')).toEqual({ widthPx: 160, heightPx: 2560 });
  });
});
