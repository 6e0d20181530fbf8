/** A small score with one of everything, for tests that must say exactly when something happens. */

import { hashText } from '#installation/log/chain.ts';
import type { ScoreText } from '#installation/protocol/replica.ts';
import { compile } from '#installation/score/compile.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import type { Plan, PlannedCue } from '#installation/score/plan.ts';
import type { Plans } from '#installation/state/fold.ts';

/** The gestures the sample score may ask for. */
export const SAMPLE_GESTURES = ['rise', 'refuse', 'link'];

export const SAMPLE_SCORE_TEXT = `show: small
title: A small show
opensWith: one
goGuard: 400ms
panicFade: 2s
jumpFade: 1s

parameters:
  light: { says: how bright it is, default: 0.5 }
  tilt: { says: how far it leans in degrees, default: 0, min: -10, max: 10 }

motions:
  stands:
    period: 4s
    poses:
      - { at: 0s }
      - { at: 2s, left: { upper: [40, 20], fore: [60, 20] }, lean: 4 }
  rises:
    period: 3s
    poses:
      - { at: 0s, left: { upper: [160, 10], fore: [172, 10] }, right: { upper: [160, 10], fore: [172, 10] } }
      - { at: 1s, left: { upper: [150, 10], fore: [170, 10] }, right: { upper: [150, 10], fore: [170, 10] }, nod: -8 }

cast:
  ayla:
    name: Ayla
    light: ["#FF8FA3", "#FFB454"]
    x: 0.5
    motion: stands
  kane:
    name: Kane
    light: ["#FF6A3D", "#FFB454"]
    x: 0.8
    motion: stands

sequences:
  one:
    name: One
    cues:
      - cue: 1
        name: Opens
        preWait: 1s
        fade: 2s
        ease: linear
        set: { light: 1 }
        cast: { ayla: { presence: 1, motion: rises } }
        next: follow
        postWait: 500ms
      - cue: 2
        name: Asks
        fade: 1s
        ease: linear
        set: { light: 0.8 }
        quorum:
          gesture: rise
          share: 0.5
          minPeople: 2
          dwell: 1s
          timeout: 10s
          met: { label: risen, go: 3 }
          unmet: { label: not yet, go: 4 }
      - cue: 3
        name: Risen
        fade: 1s
        set: { light: 0.2, tilt: { to: 5, over: 3s, after: 1s, ease: linear } }
        next: continue
        postWait: 2s
        goTo: 5
      - cue: 4
        name: Not yet
        fade: 1s
        set: { light: 0.1 }
      - cue: 5
        name: Goes on
        set: { tilt: -5 }
        cast: { ayla: { motion: stands, over: 2s } }
  two:
    name: Two
    cues:
      - cue: A
        name: Begins
        fade: 3s
        ease: linear
        set: { light: 0 }
        next: continue
        postWait: 1s
      - cue: B
        name: Then
        duration: 2s
        cast: { kane: { presence: 1, x: 0.2, over: 1s } }
        next: follow
      - cue: C
        name: Stands
        set: { tilt: 1 }
      - cue: D
        name: Ends
        fade: 1s
        set: { light: 0.9 }
`;

/** The sample score as the server hands it out. */
export const SAMPLE_SCORE: ScoreText = { hash: hashText(SAMPLE_SCORE_TEXT), text: SAMPLE_SCORE_TEXT };

/** The plan of a score's text; throws with all its problems where it is broken. */
export function planOfText(text: string): Plan {
  const parsed = parseScore(text, 'score', null);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return compile(parsed.value, hashText(text));
}

const motion = (raised: number) => ({
  period: '2s',
  poses: [{ at: '0s' }, { at: '1s', left: { upper: [raised, 10], fore: [raised, 10] } }],
});

/** What every small score has that a test writes: two parameters, two motions, one of the cast, some texts. */
export const SMALL_SCORE = {
  show: 'written',
  title: 'Written for a test',
  opensWith: 's',
  parameters: {
    light: { says: 'light', default: 0.5 },
    tilt: { says: 'tilt', default: 0, min: -10, max: 10 },
  },
  motions: { stands: motion(20), rises: motion(160) },
  cast: { ayla: { name: 'Ayla', light: ['#ffffff', '#ffffff'], motion: 'stands' } },
  texts: { first: 'The first line', second: 'The second line' },
};

/** The text of a score with these sequences: lists of cues as an artist writes them, named where they do not say. */
export function scoreText(sequences: Readonly<Record<string, readonly object[]>>, rest: object = {}): string {
  const written = Object.entries(sequences).map(([id, cues]) => [id, { name: id, cues: cues.map(named) }]);
  return JSON.stringify({ ...SMALL_SCORE, sequences: Object.fromEntries(written), ...rest });
}

function named(cue: object): object {
  const inside = 'group' in cue ? (cue.group as { readonly cues: readonly object[] }) : undefined;
  const group = inside && { ...inside, cues: inside.cues.map(named) };
  return { name: 'N', ...cue, ...(group ? { group } : {}) };
}

/** The plan of a score whose sequence `s` has these cues; throws with all its problems where it is broken. */
export const planOf = (cues: readonly object[], rest: object = {}): Plan => planOfText(scoreText({ s: cues }, rest));

export const SAMPLE_PLAN = planOfText(SAMPLE_SCORE_TEXT);

export const SAMPLE_PLANS: Plans = new Map([[SAMPLE_SCORE.hash, SAMPLE_PLAN]]);

/** The cue called `key`; throws where the plan has none. */
export function cueOf(plan: Plan, key: string): PlannedCue {
  const cue = plan.cues.get(key);
  if (!cue) throw new Error(`no cue ${key}`);
  return cue;
}

/** One wall, two surfaces that share an edge, one camera. */
export const SAMPLE_SITE_TEXT = `site: small
title: A small room
walls:
  main: { widthM: 8, heightM: 2, floorM: 0.2 }
  side: { widthM: 3, heightM: 2 }
surfaces:
  left: { wall: main, slice: { x: 0, y: 0, width: 0.5, height: 1 } }
  right: { wall: main, slice: { x: 0.5, y: 0, width: 0.5, height: 1 } }
  other: { wall: side }
cameras:
  front: { wall: main, fromM: 1, toM: 7 }
`;
