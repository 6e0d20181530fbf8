/** State and crowd become the numbers one surface draws. */

import { LANDMARK_STRIDE } from '../crowd/body.ts';
import type { PersonAt } from '../crowd/crowd-stream.ts';
import { offAxisOf } from '../mapping/off-axis.ts';
import type { OffAxisView } from '../mapping/off-axis-view.ts';
import { type EdgeName, overlapsOf } from '../mapping/overlaps.ts';
import type { ScoreMember } from '../score/score-schema.ts';
import type { Site, SiteWall } from '../site/site.ts';
import type { ShowState } from '../state/show-state.ts';
import { EASINGS } from '../time/easing.ts';
import { factionOf } from '../world/factions.ts';
import { captionOf } from './caption.ts';
import { bearsCaption } from './caption-bearer.ts';
import { drawnAtSize } from './cast-size.ts';
import { inDepth } from './crowd-depth.ts';
import { crowdFigure, type Ground } from './crowd-figures.ts';
import { inLight, litShare, meantShare, standingOf } from './crowd-standing.ts';
import { castKey, poseJoints } from './figure.ts';
import { mixPoses, motionAt } from './motion.ts';
import { recordingSignOf } from './recording-sign.ts';
import { seenSlice } from './seen-slice.ts';
import type { Figure, RoomPlace, SurfaceFrame, WallSlice } from './surface-frame.ts';
import { identityNumbersOf, NO_WORDS, worldNumbers } from './world-numbers.ts';

/** More figures than this are not drawn: the cast first, then the crowd in its order. */
export const MAX_FIGURES = 256;

/** The slice of its wall that `surface` shows, or of a window what it shows at most; null where the site has no such surface. */
export function sliceOf(site: Site, surface: string): WallSlice | null {
  const entry = site.surfaces[surface];
  const wall = entry ? site.walls[entry.wall] : undefined;
  if (!entry || !wall) return null;
  const view = windowOf(site, surface);
  if (view) return seenSlice(view, wall);
  const widthM = entry.slice.width * wall.widthM;
  const shared = (edge: EdgeName): number =>
    widthM * (overlapsOf(site, surface).find((overlap) => overlap.edge === edge)?.width ?? 0);
  const sharedM = { left: shared('left'), right: shared('right') };
  return {
    wallWidthM: wall.widthM,
    wallHeightM: wall.heightM,
    floorM: wall.floorM,
    xM: entry.slice.x * wall.widthM,
    yM: (1 - entry.slice.y - entry.slice.height) * wall.heightM,
    widthM,
    heightM: entry.slice.height * wall.heightM,
    ...(sharedM.left + sharedM.right > 0 ? { sharedM } : {}),
  };
}

/** The window into the scene that `surface` is; null for a slice, and for one that cannot be a window. */
export function windowOf(site: Site, surface: string): OffAxisView | null {
  const found = offAxisOf(site, surface);
  return found?.ok ? found.window.view : null;
}

/** Where the wall lies in the room; at its beginning where the site has no such wall. */
export function roomPlaceOf({ walls }: Site, wallName: string): RoomPlace {
  let [alongM, roomM] = [0, 0];
  for (const [name, { widthM }] of Object.entries(walls)) {
    if (name === wallName) alongM = roomM;
    roomM += widthM;
  }
  return { alongM, roomM };
}

/**
 * One frame of `surface`. `people` are the crowd at the moment that is drawn. Throws for a surface the site lacks:
 * ask `sliceOf` first.
 */
export function surfaceFrame(state: ShowState, people: readonly PersonAt[], site: Site, surface: string): SurfaceFrame {
  const slice = sliceOf(site, surface);
  const wallName = site.surfaces[surface]?.wall ?? '';
  const wall = site.walls[wallName];
  if (!slice || !wall) throw new Error(`the site has no surface "${surface}"`);
  const offAxis = windowOf(site, surface);
  const ground = { wall, hasEnds: offAxis === null };
  const bearsWords = bearsCaption(site, surface);
  const cast = castFigures(state, wall);
  const figures = [...cast, ...crowdFigures(state, people, site, wallName, ground, MAX_FIGURES - cast.length)];
  return {
    showMs: state.showMs,
    lifeMs: state.atMs,
    master: state.master,
    parameters: state.values,
    figures,
    caption: bearsWords ? captionOf(state) : null,
    bearsWords,
    sign: recordingSignOf(state),
    world: worldNumbers(state.world, state.plan?.score ?? NO_WORDS, state.showMs, slice),
    slice,
    offAxis,
    room: roomPlaceOf(site, wallName),
    jump: state.jump,
    comfort: site.comfort,
    seed: state.seed,
  };
}

function castFigures(state: ShowState, wall: SiteWall): Figure[] {
  return Object.entries(state.plan?.score.cast ?? {}).flatMap(([id, member]) => {
    const presence = state.values[`cast.${id}.presence`] ?? 0;
    return presence > 0 ? [castFigure(state, wall, id, member, presence)] : [];
  });
}

function castFigure(state: ShowState, wall: SiteWall, id: string, member: ScoreMember, presence: number): Figure {
  const joints = castJoints(state, id, member);
  const x = (state.values[`cast.${id}.x`] ?? member.x) * wall.widthM;
  const groundM = wall.floorM + drawnAtSize(joints, state.values[`cast.${id}.size`] ?? 1, member.heightM);
  for (let i = 0; i < joints.length; i += LANDMARK_STRIDE) {
    joints[i] = (joints[i] ?? 0) + x;
    joints[i + 1] = (joints[i + 1] ?? 0) + groundM;
  }
  const light = state.plan?.lights.get(id);
  if (!light) throw new Error(`the score has no light for "${id}"`);
  const [base, accent] = light;
  return {
    key: castKey(id),
    isCast: true,
    presence,
    gesture: 0,
    pace: CAST_PACE,
    light: { base, accent },
    garment: member.garment,
    identity: identityNumbersOf(state.world, id, state.showMs),
    faction: -1,
    groundM,
    joints,
  };
}

/** The cast moves slowly and steadily: the pace of light along their tattoos, body heights per second. */
const CAST_PACE = 0.35;

function castJoints(state: ShowState, id: string, member: ScoreMember): Float32Array {
  const motions = state.plan?.score.motions ?? {};
  const run = state.motions[id];
  const now = motions[run?.motion ?? member.motion];
  const before = motions[run?.previous ?? member.motion] ?? now;
  if (!now || !before) throw new Error(`the score has no motion for "${id}"`);
  const to = motionAt(now, state.atMs);
  const share = EASINGS.inOut(run?.share ?? 1);
  return poseJoints(share < 1 ? mixPoses(motionAt(before, state.atMs), to, share) : to, member.heightM);
}

function crowdFigures(
  state: ShowState,
  people: readonly PersonAt[],
  site: Site,
  wallName: string,
  ground: Ground,
  room: number,
): Figure[] {
  const asked = state.quorum?.quorum.options.flatMap(({ what }) => what.gestures) ?? null;
  const presence = state.values.crowd ?? 1;
  const standing = standingOf(state.values, site.comfort.highContrast);
  const { world } = state;
  const identity = identityNumbersOf(world, 'crowd', state.showMs);
  const here = people.flatMap((person) => {
    const camera = site.cameras[person.source];
    const body = camera?.wall === wallName ? crowdFigure(person, camera, ground, asked, presence) : null;
    return body && body.presence > 0 ? [{ person, body }] : [];
  });
  const drawn = here.slice(0, Math.max(0, room));
  const bodies = drawn.map(({ body }) => body);
  // Through a window depth is where people stand in the scene, and nothing has to be shown for it.
  const seen = ground.hasEnds
    ? inDepth(
        bodies,
        drawn.map(({ person }) => person),
        ground.wall.floorM,
        standing.distanceM,
      )
    : bodies;
  const colours = [...world.factions.colours.values()];
  return seen.map((body) => {
    const faction = factionOf(world.factions, world.seed, String(body.key));
    const { lit, tint } = meantShare(standing, faction);
    const share = lit * litShare(standing, body.gesture);
    const light = share === 1 && tint === 0 ? body.light : inLight(body.light, share, tint, colours[faction]);
    return { ...body, light, identity, faction };
  });
}
