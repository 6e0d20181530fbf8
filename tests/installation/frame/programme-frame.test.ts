import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  framed,
  PROGRAMME_ASPECT,
  programmeCut,
  programmeFrame,
  programmeSurface,
} from '#installation/frame/programme-frame.ts';
import { parseSite } from '#installation/site/site.ts';
import { rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';

const LONG = { wallWidthM: 8, wallHeightM: 2.25 };
const sample = () => {
  const parsed = parseSite(SAMPLE_SITE_TEXT, 'site');
  if (!parsed.ok) throw new Error('the sample site has a fault');
  return parsed.value;
};

describe('the cut of the programme', () => {
  it('has the shape of the stream, whatever is framed', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.double({ min: 0.1, max: 1, noNaN: true }), (x, y, width) => {
        const cut = programmeCut({ x, y, width }, LONG);
        expect(cut.widthM / cut.heightM).toBeCloseTo(PROGRAMME_ASPECT, 9);
        // Either it lies within the wall's height, or it holds all of it.
        const isWithin = cut.yM >= -1e-9 && cut.yM + cut.heightM <= LONG.wallHeightM + 1e-9;
        const holdsAll = cut.yM <= 1e-9 && cut.yM + cut.heightM >= LONG.wallHeightM - 1e-9;
        expect(isWithin || holdsAll).toBe(true);
      }),
    );
  });

  it('begins where the cue says, from the upper edge', () => {
    expect(programmeCut({ x: 0.25, y: 0.2, width: 0.25 }, LONG)).toEqual({
      xM: 2,
      yM: 0.675,
      widthM: 2,
      heightM: 1.125,
    });
    const whole = programmeCut({ x: 0, y: 0, width: 1 }, LONG);
    expect(whole).toMatchObject({ xM: 0, heightM: 4.5 });
    expect(whole.yM).toBeCloseTo(-1.35, 9);
  });
});

describe('the frame of the programme', () => {
  it('is the first wall as a slice, with titles of its own', () => {
    const frame = programmeFrame(rehearse().stateAt(1000), [], sample());
    expect(frame?.offAxis).toBeNull();
    expect(frame?.parameters).toMatchObject({ programme: 1, caption: 0 });
    const { wallWidthM = 0, widthM = 0, heightM = 1 } = frame?.slice ?? {};
    expect(widthM).toBe(wallWidthM);
    expect(widthM / heightM).toBeCloseTo(PROGRAMME_ASPECT, 9);
  });

  it('looks straight at a wall that the room sees through windows, and is none where nothing is shown', () => {
    const site = sample();
    expect(programmeSurface(site)).toBe('left');
    expect(programmeFrame(rehearse().stateAt(1000), [], { ...site, surfaces: {} })).toBeNull();
  });

  it('comes on air, stays, and leaves in its own time; where nothing ever was on air, nothing leaves', () => {
    const at = (onAir: boolean, onAirMs: number, offAirMs: number | null) => framed({ onAir, onAirMs, offAirMs });
    expect([at(true, 0, null), at(true, 600, null), at(true, 1200, null), at(true, 9e6, null)]).toEqual([0, 0.5, 1, 1]);
    expect([at(false, 0, 0), at(false, 0, 800), at(false, 0, 1600), at(false, 0, null)]).toEqual([1, 0.5, 0, 0]);
  });

  it('is dark off air', () => {
    expect(programmeFrame(rehearse().stateAt(1000), [], sample())?.master).toBe(0);
  });
});
