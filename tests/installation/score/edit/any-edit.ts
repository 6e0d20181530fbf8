/** Edits nobody would make in that order, of any score: most can be done, some are refused. */

import fc from 'fast-check';
import type { Edit } from '#installation/score/edit/edit.ts';
import { GIVEN_AT, type GivenKind } from '#installation/score/references.ts';
import { cuesIn, type Plain } from './edit-model.ts';

const KINDS = Object.keys(GIVEN_AT) as GivenKind[];

const some = <T>(values: readonly T[], otherwise: T): fc.Arbitrary<T> =>
  fc.constantFrom(...(values.length > 0 ? values : [otherwise]));

const words = fc.constantFrom(
  'New',
  'a: b',
  'it\'s "so"',
  '# no',
  'two\nlines',
  '12',
  'yes',
  '- x',
  '{ a }',
  'Ünï ☀',
  'a, b',
);
const number = fc.constantFrom('2.5', '99', 'X', '12.10', 'a b', 'true', '007');

/** What a field of a cue may be set to, now and then to nonsense: a draft may have mistakes. */
const setting: fc.Arbitrary<readonly [readonly (string | number)[], unknown]> = fc.oneof(
  fc.tuple(fc.constant(['name']), words),
  fc.tuple(fc.constant(['notes']), words),
  fc.tuple(fc.constantFrom(['fade'], ['preWait'], ['postWait']), fc.constantFrom('2s', '1m30s', '400ms', 'soon')),
  fc.tuple(fc.constant(['color']), fc.constantFrom('cyan', 'red')),
  fc.tuple(
    fc.constantFrom(['set', 'light'], ['set', 'brandnew']),
    fc.constantFrom<unknown>(0.25, { to: 1, over: '2s' }, { from: 0, to: 1, over: '3s' }),
  ),
  fc.tuple(
    fc.constant(['set']),
    fc.constantFrom<unknown>({}, { light: 1 }, { light: { to: 1, over: '3s' }, tilt: -2 }),
  ),
  fc.tuple(fc.constantFrom(['cast', 'ayla', 'x'], ['cast', 'kane', 'presence']), fc.constant(0.5)),
  fc.tuple(fc.constant(['quorum', 'share']), fc.constant(0.75)),
  fc.tuple(fc.constant(['world', 'market', 'heat']), fc.constant(0.9)),
  fc.tuple(fc.constant(['world', 'network']), fc.constant({ partition: 2 })),
  fc.tuple(fc.constant(['text']), fc.constant(null)),
  fc.tuple(fc.constant(['looks']), fc.constantFrom<unknown>([], ['dark'], ['dark', 'bright'])),
  fc.tuple(
    fc.constant(['quorum', 'options']),
    fc.constant([
      { label: 'a', go: '1', gesture: 'rise', share: 0.5, dwell: '1s' },
      { label: 'b', go: '2', gesture: { any: ['link', 'refuse'] }, share: 0.5, dwell: '1s' },
    ]),
  ),
);

/** An edit of the score that was `written`. */
export function anyEdit(written: Plain): fc.Arbitrary<Edit> {
  const sequences = Object.keys((written.sequences ?? {}) as Plain);
  const inSequence = some(sequences, 'none').chain((sequence) => {
    const cues = cuesIn(written, sequence).map(({ cue }) => String(cue.cue));
    const groups = cuesIn(written, sequence).flatMap(({ cue }) => (cue.group ? [String(cue.cue)] : []));
    const cue = fc.oneof({ weight: 20, arbitrary: some(cues, '1') }, { weight: 1, arbitrary: fc.constant('no such') });
    const after = fc.oneof(cue, fc.constantFrom(null, undefined));
    const into = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(null, undefined) },
      { weight: 1, arbitrary: some<string | null>(groups, null) },
    );
    const edit = <T extends object>(fields: fc.Arbitrary<T>): fc.Arbitrary<Edit> =>
      fields.map((one) => ({ sequence, ...one }) as unknown as Edit);
    return fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(cue, setting)
          .map(([of, [field, value]]) => ({ edit: 'set', at: { sequence, cue: of, field }, value }) as unknown as Edit),
      },
      {
        weight: 3,
        arbitrary: fc
          .tuple(
            cue,
            fc.constantFrom(
              ['fade'],
              ['notes'],
              ['set'],
              ['set', 'light'],
              ['cast'],
              ['cast', 'ayla'],
              ['quorum'],
              ['goTo'],
              ['world', 'network'],
              ['world', 'market', 'heat'],
              ['group'],
            ),
          )
          .map(([of, field]) => ({ edit: 'clear', at: { sequence, cue: of, field } }) as unknown as Edit),
      },
      {
        weight: 3,
        arbitrary: edit(
          fc.record({
            edit: fc.constant('add-cue'),
            cue: fc.tuple(number, words).map(([cueNumber, name]) => ({
              cue: cueNumber,
              name,
              set: { light: 0.5 },
              group: { mode: 'in-order', cues: [{ cue: `${cueNumber}-in`, name, fade: '1s' }] },
            })),
            after,
            into,
          }),
        ),
      },
      { weight: 3, arbitrary: edit(fc.record({ edit: fc.constant('remove-cue'), cue })) },
      { weight: 5, arbitrary: edit(fc.record({ edit: fc.constant('move-cue'), cue, after, into })) },
      { weight: 4, arbitrary: edit(fc.record({ edit: fc.constant('renumber-cue'), cue, to: number })) },
      { weight: 3, arbitrary: edit(fc.record({ edit: fc.constant('duplicate-cue'), cue, as: number })) },
      {
        weight: 2,
        arbitrary: edit(
          fc.record({ edit: fc.constant('arm-cue'), cue, arming: fc.constantFrom('armed', 'disarmed', 'skipped') }),
        ),
      },
    );
  });
  const named = fc.constantFrom(...KINDS).chain((kind) => {
    const names = Object.keys(GIVEN_AT[kind].reduce<Plain>((here, step) => (here[step] ?? {}) as Plain, written));
    const name = some(names, 'nothing');
    const value = fc.constantFrom<unknown>({ says: 'x', default: 0.5 }, 'a text', {
      name: 'S',
      cues: [{ cue: '1', name: 'N' }],
    });
    return fc.oneof(
      fc.record({
        edit: fc.constant('rename'),
        kind: fc.constant(kind),
        name,
        to: fc.constantFrom('brandnew', 'other', 'b-2'),
      }),
      fc.record({ edit: fc.constant('remove'), kind: fc.constant(kind), name }),
      fc.record({
        edit: fc.constant('add'),
        kind: fc.constant(kind),
        name: fc.constantFrom('brandnew', 'fresh'),
        value,
      }),
    ) as unknown as fc.Arbitrary<Edit>;
  });
  const whole = fc
    .oneof(
      fc.tuple(
        fc.constantFrom(
          ['title'],
          ['goGuard'],
          ['parameters', 'light', 'default'],
          ['cast', 'ayla', 'garment', 'coat'],
          ['triggers', 'bell', 'says'],
          ['motions', 'stands', 'poses', 0, 'lean'],
        ),
        fc.constantFrom<unknown>('x', 0.5),
      ),
    )
    .map(([field, value]) => ({ edit: 'set', at: { field }, value }) as unknown as Edit);
  return fc.oneof(
    { weight: 6, arbitrary: inSequence },
    { weight: 3, arbitrary: named },
    { weight: 1, arbitrary: whole },
  );
}
