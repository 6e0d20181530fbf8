import { describe, expect, it } from 'vitest';
import { hashText } from '#installation/log/chain.ts';
import { compile } from '#installation/score/compile.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import type { Plans } from '#installation/state/fold.ts';
import { grant, type Rehearsal, rehearse } from '#tests/support/rehearsal.ts';

/** A run of a show of these sequences, not begun. */
function showOf(sequences: Readonly<Record<string, readonly object[]>>, triggers: object = {}): Rehearsal {
  const text = JSON.stringify({
    show: 'no-time',
    title: 'No time',
    opensWith: Object.keys(sequences)[0],
    parameters: { a: { says: 'a', default: 0 }, b: { says: 'b', default: 0 } },
    sequences: Object.fromEntries(Object.entries(sequences).map(([id, cues]) => [id, { name: id, cues }])),
    triggers,
  });
  const parsed = parseScore(text, 'score', null);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const plans: Plans = new Map([[hashText(text), compile(parsed.value, hashText(text))]]);
  return rehearse(plans, hashText(text));
}

const keysAt = (show: Rehearsal, atMs: number): string[] => show.stateAt(atMs).cues.map((run) => run.key);

describe('cues that take no time', () => {
  it('have their effect side by side in a group, and let it end', () => {
    const show = showOf({
      s: [
        {
          cue: '1',
          name: 'Both',
          next: 'follow',
          group: {
            mode: 'parallel',
            cues: [
              { cue: '1a', name: 'A', set: { a: 1 } },
              { cue: '1b', name: 'B', set: { b: 1 } },
            ],
          },
        },
        { cue: '2', name: 'After', duration: '1s' },
      ],
    });
    grant(show, 100, { type: 'go' });
    expect(show.stateAt(100).values).toMatchObject({ a: 1, b: 1 });
    expect(
      show
        .stateAt(200)
        .cues.filter(({ phase }) => phase !== 'done')
        .map(({ key }) => key),
    ).toEqual(['s/2']);
  });

  it('end in a timeline at the very moment the next one starts, and are missed by nobody', () => {
    const show = showOf({
      s: [
        {
          cue: '1',
          name: 'One after the other',
          group: {
            mode: 'timeline',
            cues: [
              { cue: '1a', name: 'A', duration: '1s' },
              { cue: '1b', name: 'B', at: '1s', set: { b: 1 } },
            ],
          },
        },
      ],
    });
    grant(show, 0, { type: 'go' });
    expect(show.stateAt(999).mode).toBe('running');
    expect(show.stateAt(1000).mode).toBe('idle');
  });

  it('are seen at their moment, though others followed at once', () => {
    const show = showOf({
      s: [
        { cue: '1', name: 'A', set: { a: 1 }, next: 'follow' },
        { cue: '2', name: 'B', set: { b: 1 }, next: 'follow' },
        { cue: '3', name: 'C', duration: '1s' },
      ],
    });
    grant(show, 100, { type: 'go' });
    expect(keysAt(show, 100)).toEqual(['s/1', 's/2', 's/3']);
  });

  it('are seen at their moment, though their sequence ended with them and another began', () => {
    const show = showOf(
      { s: [{ cue: '1', name: 'A', set: { a: 1 } }], t: [{ cue: '1', name: 'B', duration: '1s' }] },
      { on: { ends: 's', go: 't' } },
    );
    grant(show, 100, { type: 'go' });
    expect(keysAt(show, 100)).toEqual(['s/1', 't/1']);
  });
});
