import { describe, expect, it } from 'vitest';
import { surfaceFrame } from '#installation/frame/build-frame.ts';
import { type Caption, captionOf } from '#installation/frame/caption.ts';
import { hashText } from '#installation/log/chain.ts';
import { parseSite } from '#installation/site/site.ts';
import { grant, type Rehearsal, rehearse } from '#tests/support/rehearsal.ts';
import { planOfText, SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';

const TEXT = `show: spoken
title: Spoken
opensWith: one
parameters: { light: { says: light, default: 1 } }
texts:
  first: You came as many.
  second: You leave as yourselves.
sequences:
  one:
    name: One
    cues:
      - { cue: 1, name: First, text: first }
      - { cue: 2, name: Second, text: second }
      - { cue: 3, name: Silent, text: null }
`;
const HASH = hashText(TEXT);

/** GO at 1, 5 and 9 s. */
function spoken(gos: readonly number[] = [1000, 5000, 9000]): Rehearsal {
  const show = rehearse(new Map([[HASH, planOfText(TEXT)]]), HASH);
  for (const atMs of gos) grant(show, atMs, { type: 'go' });
  return show;
}

const at = (ms: number): Caption | null => captionOf(spoken().stateAt(ms));

describe('the line on a wall', () => {
  it('is none before the first', () => {
    expect(captionOf(rehearse().stateAt(500))).toBeNull();
    expect(at(999)).toBeNull();
  });

  it('comes within a second and a half and stays', () => {
    expect(at(1700)).toMatchObject({ line: 'You came as many.', presence: 0.5 });
    for (const ms of [2400, 4000, 4999])
      expect(at(ms)).toEqual({ line: 'You came as many.', presence: 1, isLeaving: false });
  });

  it('makes way before the next comes: two are never seen at once', () => {
    expect(at(5350)).toEqual({ line: 'You came as many.', presence: 0.5, isLeaving: true });
    expect(at(5700)).toBeNull();
    expect(at(6400)).toMatchObject({ line: 'You leave as yourselves.', presence: 0.5 });
    expect(at(7200)).toEqual({ line: 'You leave as yourselves.', presence: 1, isLeaving: false });
  });

  it('goes where the score takes it off', () => {
    expect(at(9350)).toMatchObject({ line: 'You leave as yourselves.', presence: 0.5 });
    expect(at(9700)).toBeNull();
    expect(at(60_000)).toBeNull();
  });

  it('goes out with the light of everything', () => {
    const show = spoken([1000, 5000]);
    grant(show, 7500, { type: 'panic' });
    expect(captionOf(show.stateAt(7500))).not.toBeNull();
    expect(captionOf(show.stateAt(9600))).toBeNull();
  });

  it('stands at the left end of each wall, and is told to all its slices', () => {
    const site = parseSite(SAMPLE_SITE_TEXT, 'site');
    if (!site.ok) throw new Error('the sample site has a fault');
    const state = spoken().stateAt(4000);
    const caption = (surface: string) => surfaceFrame(state, [], site.value, surface).caption;
    expect([caption('left'), caption('right'), caption('other')]).toEqual([
      { line: 'You came as many.', presence: 1, isLeaving: false },
      { line: 'You came as many.', presence: 1, isLeaving: false },
      { line: 'You came as many.', presence: 1, isLeaving: false },
    ]);
  });
});
