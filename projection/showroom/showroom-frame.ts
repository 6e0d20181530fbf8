/** What the showroom's wall shows at a moment: the cast and the words of a score, and a world as it was chosen. */

import type { PersonAt } from '#installation/crowd/crowd-stream.ts';
import { surfaceFrame } from '#installation/frame/build-frame.ts';
import { type RehearsedPerson, rehearsedPeople } from '#installation/frame/rehearsed-people.ts';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { UnplacedFact } from '#installation/log/chain.ts';
import { joinedLog, participantFacts } from '#installation/rehearsal/synthetic-participants.ts';
import type { Plan } from '#installation/score/plan.ts';
import { worldActs } from '#installation/score/world-acts.ts';
import type { Site } from '#installation/site/site.ts';
import { parseSite } from '#installation/site/site.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import { createTimeline } from '#installation/state/timeline.ts';
import { serverMs, showMs } from '#installation/time/axes.ts';
import { type World, worldAfterActs } from '#installation/world/world.ts';
import type { ShowroomState } from './showroom-state.ts';
import { presetNamed, type WorldPreset } from './world-presets.ts';

/** Makes frames for one score. The same state gives the same frame. */
export interface FrameMaker {
  /** What the score says cues can move, by name. */
  readonly declared: Readonly<Record<string, unknown>>;
  frameOf(state: ShowroomState): SurfaceFrame;
}

/** When the minute begins, on the show's clock: whoever takes part has been there for a while, ms. */
const BEGINS_MS = 120_000;
/** How long what happens takes where the world does not say, ms. */
const FADE_MS = 2500;
const SEED = 2147;
const CAMERA = 'front';
const SURFACE = 'wall';

const ROOM = parseSite(
  `site: showroom
title: One wall
walls: { main: { widthM: 4, heightM: 2.25, floorM: 0.12 } }
surfaces: { ${SURFACE}: { wall: main } }
cameras: { ${CAMERA}: { wall: main, fromM: 0.3, toM: 3.7 } }
`,
  'showroom.yaml',
);

/** The room of the showroom: one wall of four metres. */
function room(): Site {
  if (!ROOM.ok) throw new Error('the room of the showroom has a fault');
  return ROOM.value;
}

/** Frames with the cast, the words and the world of `plan`. */
export function createFrameMaker(plan: Plan): FrameMaker {
  const site = room();
  const bases = new Map<number, ShowState>();
  const baseOf = (participants: number): ShowState => {
    const known = bases.get(participants) ?? begun(plan, participants);
    bases.set(participants, known);
    return known;
  };
  return {
    declared: plan.score.parameters,
    frameOf: (chosen) => {
      const preset = presetNamed(chosen.world);
      const base = baseOf(preset.participants ?? 0);
      const at = showMs(BEGINS_MS + chosen.atMs);
      const state: ShowState = {
        ...base,
        atMs: serverMs(at),
        showMs: at,
        values: { ...base.values, ...castOf(plan, chosen.hasCast), ...chosen.values },
        text: captionOf(plan, preset),
        world: worldOf(base.world, plan, preset, chosen),
      };
      return surfaceFrame(state, peopleOf(chosen), site, SURFACE);
    },
  };
}

/** The show before its first cue, with so many people taking part by phone. Numbers of its dials are those of the looks. */
function begun(plan: Plan, participants: number): ShowState {
  const opening: readonly UnplacedFact[] = [
    { type: 'run-opened' as const, show: plan.score.show, seed: SEED },
    { type: 'score-adopted' as const, scoreHash: plan.scoreHash },
  ].map((event) => ({ atMs: serverMs(0), recordedAtMs: serverMs(0), cause: { by: 'server' }, event }));
  const phones = participantFacts({
    seed: SEED,
    people: participants,
    joinMs: [1, 40_000],
    matchMs: [40_000, 110_000],
  });
  const timeline = createTimeline(new Map([[plan.scoreHash, plan]]));
  for (const fact of joinedLog([], [...opening, ...phones])) timeline.append(fact);
  return { ...timeline.stateAt(serverMs(BEGINS_MS)), values: {} };
}

/** The cast side by side, or nobody of it. */
function castOf(plan: Plan, isThere: boolean): Record<string, number> {
  const members = Object.keys(plan.score.cast);
  return Object.fromEntries(
    members.flatMap((id, index) => [
      [`cast.${id}.presence`, isThere ? 1 : 0],
      [`cast.${id}.x`, (index + 0.5) / members.length],
    ]),
  );
}

function captionOf(plan: Plan, { hasCaption }: WorldPreset): ShowState['text'] {
  const name = hasCaption === true ? (Object.keys(plan.score.texts)[0] ?? null) : null;
  return { name, previous: null, sinceMs: showMs(BEGINS_MS) };
}

function worldOf(world: World, { score }: Plan, preset: WorldPreset, { identity }: ShowroomState): World {
  const at = showMs(BEGINS_MS);
  const acts = { ...preset.acts(score), ...(identity === 'whole' ? {} : { identities: { all: identity } }) };
  return worldAfterActs(world, worldActs.parse(acts), at, FADE_MS);
}

/** When somebody begins and ends the gesture in each round, ms: one after the other. */
const ROUND_MS = 15_000;
const HOLDS_MS = 8000;

/** The crowd; everybody does the gesture once in a while. */
function peopleOf({ crowd, gesture, atMs }: ShowroomState): PersonAt[] {
  const people = Array.from({ length: crowd }, (_, person): RehearsedPerson => {
    const fromMs = 1500 + ((person * 733) % 2400);
    const isAtIt = (then: number): boolean => {
      const into = ((then % ROUND_MS) + ROUND_MS) % ROUND_MS;
      return into >= fromMs && into < fromMs + HOLDS_MS;
    };
    const doing = (then: number) =>
      gesture === 'none' || !isAtIt(then)
        ? []
        : [{ name: gesture, score: 1, active: true, phase: (2 * Math.PI * then) / 970 + (person % 5) * 0.12 }];
    return { person, doing };
  });
  return rehearsedPeople(people, crowd, [CAMERA], SEED, atMs);
}
