/** Whatever is edited, in whatever order: the text says what was meant, all else stays, and everything can be taken back. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { applyEdit } from '#installation/score/edit/apply-edit.ts';
import { type Edit, editSchema } from '#installation/score/edit/edit.ts';
import { SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';
import { anyEdit } from './any-edit.ts';
import { modelOf, written } from './edit-model.ts';

const shipped = readFileSync(new URL('../../../../config/shows/neo-tokyo-2147.yaml', import.meta.url), 'utf8');

/** The sample with comments, blank lines, groups, named parts, quotes of both kinds and everything that refers to a cue. */
const RICH = `# A show to be edited.
# yaml-language-server: $schema=./score.schema.json

${SAMPLE_SCORE_TEXT}
      # the group
      - cue: E
        name: 'A group'   # in quotes
        world: { network: &whole { heal: true }, market: &shut { close: true, heat: 0 } }
        group:
          mode: in-order
          cues:
            # the first inside
            - cue: "E1"
              name: Inside
              set: &dim { light: 0.1, tilt: 0 } # named here

            - { cue: E2, name: Flow, set: *dim, goTo: E1 }

      - cue: F
        name: Asks again
        notes: |
          Two lines.
          # no comment
        world:
          network: *whole
          market: *shut
        quorum:
          options:
            - { label: back, go: E, gesture: rise, share: 0.5, dwell: 1s }
            - label: on
              go: "A"
              gesture: { any: [link, refuse] }
              share: 0.4
              dwell: 2s
          timeout: 9s
          unmet: { label: none, go: F }

looks: { dark: { set: { light: 0 } }, bright: { set: { light: 1 }, cast: { ayla: { x: 1 } } } }
palettes:
  gold: ["#FFFFFF", "#000000"]
texts:
  line: |
    said
    twice
variables:
  mood: { says: m, start: calm }
triggers:
  bell:
    external: bell
    go: two/E
    when: { mood: calm }
  dusk: { at: "18:30", go: one/2 }
expect:
  - reached: two/F
  - neverTogether: [one/1, two/E]
world:
  manifesto: { opens: [line] }
  guardians:
    protocols: { eye: { says: sees } }
`;

const TEXTS: readonly (readonly [string, string, number])[] = [
  ['the sample score', SAMPLE_SCORE_TEXT, 60],
  ['a score with a bit of everything', RICH, 120],
  ['the same with line ends of another system', RICH.replaceAll('\n', '\r\n'), 30],
  ['the same as JSON', JSON.stringify(written(RICH), null, 2), 40],
  ['the same on one line', JSON.stringify(written(RICH)), 20],
  ['the same as another program would write it', stringify(written(RICH), { indent: 4, lineWidth: 60 }), 40],
  ['the show that is shipped', shipped, 3],
];

describe('any edits in a row', () => {
  it('are what a score can be edited by', () => {
    fc.assert(
      fc.property(anyEdit(written(RICH)), (edit) => {
        expect(editSchema.safeParse(JSON.parse(JSON.stringify(edit))).error).toBeUndefined();
      }),
    );
  });

  it.each(TEXTS)(
    'of %s mean what they say, and are taken back to the byte',
    (_what, start, numRuns) => {
      const outcomes = { done: 0, refused: 0 };
      fc.assert(
        fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (seeds) => {
          const texts = [start];
          const inverses: Edit[] = [];
          for (const seed of seeds) {
            const text = texts.at(-1) ?? '';
            const before = written(text);
            const [edit] = fc.sample(anyEdit(before), { seed, numRuns: 1 });
            if (!edit) throw new Error('no edit');
            const applied = applyEdit(text, edit);
            if (!applied.ok) {
              outcomes.refused += 1;
              expect(applied.problems.length).toBeGreaterThan(0);
              continue;
            }
            outcomes.done += 1;
            expect(applied.label).not.toBe('');
            if (!hasGroup(before, edit))
              expect({ edit, after: written(applied.text) }).toEqual({ edit, after: modelOf(before, edit) });
            texts.push(applied.text);
            inverses.push(applied.inverse);
          }
          for (const inverse of inverses.reverse()) {
            const after = texts.pop() ?? '';
            const back = applyEdit(after, inverse);
            if (!back.ok) throw new Error(JSON.stringify(back.problems));
            expect(back.text).toBe(texts.at(-1));
            const again = applyEdit(back.text, back.inverse);
            expect(again.ok && again.text).toBe(after);
          }
        }),
        { numRuns },
      );
      expect(outcomes.done).toBeGreaterThan(outcomes.refused / 2);
    },
    60_000,
  );
});

/** Whether a group is doubled: its cues get numbers that the model does not know. */
function hasGroup(score: ReturnType<typeof written>, edit: Edit): boolean {
  if (edit.edit !== 'duplicate-cue') return false;
  const text = JSON.stringify(score);
  return text.includes('"group"') || text.includes(`"go":"${edit.cue}"`) || text.includes(`"goTo":"${edit.cue}"`);
}
