import { describe, expect, it } from 'vitest';
import { tellCues } from '#control-server/contact-sheet/evenings.ts';
import { sheetFrame } from '#control-server/contact-sheet/sheet-frames.ts';
import { frameFromText } from '#installation/frame/frame-text.ts';
import { USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';
import { parseSite } from '#installation/site/site.ts';
import { planOf } from './small-plan.ts';

const plan = planOf(`
  - { cue: '1', name: Opens, duration: 6s, next: follow, set: { city: { to: 0.8, over: 1s } }, text: hello }
  - cue: '2'
    name: Asks
    quorum: { gesture: rise, share: 0.5, dwell: 1s, timeout: 20s, met: { label: met, go: '3' }, unmet: { label: not, go: '4' } }
  - { cue: '3', name: Risen, duration: 5s, next: follow, goTo: '5' }
  - { cue: '4', name: Nobody, duration: 5s, next: follow }
  - { cue: '5', name: Ends, duration: 5s }
`);
const parsed = parseSite(
  `site: room
title: A room
walls: { main: { widthM: 8, heightM: 2.25 } }
surfaces: { left: { wall: main, slice: { x: 0, y: 0, width: 0.5, height: 1 } } }
cameras: { front: { wall: main, fromM: 1, toM: 7 } }
`,
  'room.yaml',
);
if (!parsed.ok) throw new Error('the room has a fault');
const site = parsed.value;

const OPTIONS = { ...USUAL_REHEARSAL, seed: 5, crowd: 12, compliance: 0.9, participants: 6 };
const all = new Set(plan.cues.keys());

describe('the cues of a contact sheet', () => {
  const told = tellCues(plan, OPTIONS, all, null);

  it('are all of them, also those of ways that an evening does not take', () => {
    expect(told.map(({ key }) => key)).toEqual([...plan.cues.keys()]);
    const by = new Map(told.map((one) => [one.row.number, one.by]));
    expect([by.get('1'), by.get('3')]).toEqual(['evening', 'evening']);
    expect(by.get('4')).toBe('other evening');
  });

  it('are told by the moment at which they stand as they were written', () => {
    const [opens] = told;
    expect(opens?.evening.stateAt(opens.atMs).values.city).toBe(0.8);
    expect(opens?.text).toBe('Hello there.');
  });

  it('have the crowd of the evening: who asks for risen hands sees them', () => {
    const asks = told.find(({ row }) => row.number === '2');
    const people = asks?.evening.peopleAt(asks.atMs, ['front']) ?? [];
    const risen = people.filter(({ gestures }) => gestures.some(({ name }) => name === 'rise'));
    expect(people.length).toBeGreaterThan(6);
    expect(risen.length).toBeGreaterThan(people.length / 3);
    const [opens] = told;
    expect(opens?.evening.peopleAt(opens.atMs, ['front']).flatMap(({ gestures }) => gestures)).toEqual([]);
  });

  it('have those with a phone in the network', () => {
    const last = told.at(-1);
    if (!last) throw new Error('nothing was told');
    const { frame } = sheetFrame(last, site, 'left', {});
    expect(frameFromText(frame).world.network.nodes.length).toBeGreaterThan(0);
  });

  it('are seen by the stream as well, dark while nothing is on air', () => {
    const [opens] = told;
    if (!opens) throw new Error('nothing was told');
    const { frame } = sheetFrame(opens, site, 'programme', {});
    expect(frameFromText(frame)).toMatchObject({
      master: 0,
      parameters: { programme: 1 },
      slice: { xM: 0, widthM: 8 },
    });
  });

  it('are the same when they are told again', () => {
    const again = tellCues(plan, OPTIONS, all, null);
    const framesOf = (those: typeof told): string[] => those.map((one) => sheetFrame(one, site, 'left', {}).frame);
    expect(framesOf(again)).toEqual(framesOf(told));
  });

  it('may be looked at so long after they began, with numbers held', () => {
    const [opens] = tellCues(plan, OPTIONS, new Set(['one/1']), 500);
    if (!opens) throw new Error('nothing was told');
    expect(opens.atMs).toBe(opens.beganAtMs + 500);
    const { frame, wordless } = sheetFrame(opens, site, 'left', { city: 0.1 });
    expect(frameFromText(frame).parameters.city).toBe(0.1);
    expect(wordless && frameFromText(wordless).caption).toBeNull();
  });
});
