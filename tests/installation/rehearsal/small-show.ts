/** A small show to rehearse, and shows made of parts, for tests that must say exactly what runs. */

import type { AsRunRow } from '#installation/rehearsal/as-run.ts';
import { type Rehearsal, type RehearsalOptions, rehearse, USUAL_REHEARSAL } from '#installation/rehearsal/rehearse.ts';
import type { Plan } from '#installation/score/plan.ts';
import { planOfText } from '#tests/support/sample-score.ts';

/** Two sequences: one that asks the crowd and then plays a group, one that begins with a cue that takes no time. */
export const SMALL_SHOW_TEXT = `show: small
title: A small show
opensWith: one
parameters:
  light: { says: how bright it is, default: 0.5 }
  tilt: { says: how far it leans, default: 0, min: -10, max: 10 }
sequences:
  one:
    name: One
    cues:
      - { cue: 1, name: Opens, fade: 2s, ease: linear, set: { light: 1 }, next: follow, postWait: 1s }
      - cue: 2
        name: Asks
        quorum:
          gesture: rise
          share: 0.5
          dwell: 1s
          timeout: 20s
          met: { label: risen, go: 3 }
          unmet: { label: not yet, go: 4 }
      - { cue: 3, name: Risen, fade: 1s, set: { light: 0.2 }, next: follow, goTo: 5 }
      - { cue: 4, name: Not yet, fade: 1s, set: { light: 0.1 }, next: follow }
      - cue: 5
        name: Plays
        group:
          mode: in-order
          cues:
            - { cue: 5a, name: First, duration: 1s }
            - { cue: 5b, name: In no time, set: { tilt: 3 } }
            - { cue: 5c, name: Last, duration: 2s }
  two:
    name: Two
    cues:
      - { cue: A, name: In no time, set: { tilt: 1 }, next: follow }
      - { cue: B, name: Ends, fade: 2s, set: { light: 0 } }
`;

export const SMALL_PLAN: Plan = planOfText(SMALL_SHOW_TEXT);

/** Twenty people who all do as they are asked, as soon as they can, and an operator who takes two seconds. */
export const WILLING: RehearsalOptions = {
  ...USUAL_REHEARSAL,
  crowd: 20,
  compliance: 1,
  reactionMs: 500,
  pauseMs: [2000, 2000],
};

/** The same people, who do nothing of what they are asked. */
export const UNWILLING: RehearsalOptions = { ...WILLING, compliance: 0 };

/** A rehearsal of the small show, or of another. */
export const rehearsed = (options: Partial<RehearsalOptions> = {}, plan: Plan = SMALL_PLAN): Rehearsal =>
  rehearse(plan, { ...WILLING, ...options });

/** A show of these sequences (JSON, which is YAML too), with whatever else is written at its top. */
export const planOfParts = (
  sequences: Readonly<Record<string, readonly object[]>>,
  rest: Readonly<Record<string, unknown>> = {},
): Plan =>
  planOfText(
    JSON.stringify({
      show: 'parts',
      title: 'Parts',
      opensWith: Object.keys(sequences)[0],
      parameters: { light: { says: 'how bright it is', default: 0.5 } },
      sequences: Object.fromEntries(
        Object.entries(sequences).map(([id, cues]) => [
          id,
          { name: id, cues: cues.map((cue) => ({ name: 'A cue', ...cue })) },
        ]),
      ),
      ...rest,
    }),
  );

/** `one/2 follow`: a row as one word for what ran and one for why. */
export const inShort = ({ key, cause }: AsRunRow): string => `${key} ${cause.by}`;

/** What ran, and why. */
export const asRunOf = (rehearsal: Rehearsal): string[] => rehearsal.asRun.map(inShort);

/** When the cue first began, ms after the first one did; throws where it never did. */
export function beganAt({ asRun, beganAtMs }: Rehearsal, key: string): number {
  const row = asRun.find((candidate) => candidate.key === key);
  if (!row) throw new Error(`${key} never began`);
  return row.atMs - beganAtMs;
}
