/**
 * Letters on their way from the page to bodies. The first body takes the letters of the page themselves, over and over
 * until it is whole; every other body takes copies of them, which leave the first one for it, the nearest bodies first.
 */

import { LANDMARK, LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { GlyphPlace, TextSheet } from '../../text/text-sheet.ts';
import { PAPER } from '../drawing/palette.ts';
import { mixBits } from '../drawing/seeded.ts';
import { type Foothold, footholds } from './body-strands.ts';
import type { PageLetter } from './page-letters.ts';
import { createStandingLetters, type LetterPlace } from './standing-letters.ts';
import { gathered, shared } from './weaving.ts';

/** Letters of the first body, and how large they are, m on a person of 1.7 m. */
const FIRST_LETTERS = 380;
const FIRST_SIZE_M = 0.052;
/** Letters of the others: fewer where there are many. */
const OTHER_LETTERS = [130, 60, 26] as const;
const OTHER_SIZE_M = 0.056;
/** How far from the straight way letters wander, m. */
const WANDER_M = 0.32;
/** How much a letter darkens what is behind it, so that a page can be read before people. */
const SHADE = 0.75;
/** Light of the letters of a body, which stand closer than those of a page. */
const BODY_LIGHT = 0.72;

const hashed = (seed: number): number => mixBits(seed) / 2 ** 32;

/** Writes letters on `sheet`, which has room for `room` of them. */
export function createWovenLetters(sheet: Pick<TextSheet, 'glyph'>, room: number) {
  const standing = createStandingLetters();
  const firstHolds = footholds(FIRST_LETTERS, true);
  const otherHolds = OTHER_LETTERS.map((count) => footholds(count, false));
  const firstAt: LetterPlace[] = firstHolds.map(() => ({ x: 0, y: 0, z: 0, turn: 0, yaw: 0, sure: 0 }));
  const spot: LetterPlace = { x: 0, y: 0, z: 0, turn: 0, yaw: 0, sure: 0 };
  const place: GlyphPlace = { x: 0, y: 0, z: 0, sizeM: 0, turn: 0, yaw: 0, light: 0, shade: 0 };

  /** A letter `share` of the way from where `place` is to `to`, `sizeM` large there and lit `light` there. */
  const go = (share: number, to: LetterPlace, sizeM: number, light: number, seed: number, isStill: boolean): void => {
    const arc = isStill ? 0 : WANDER_M * Math.sin(Math.PI * share) * (0.4 + 0.6 * hashed(seed));
    const way = 2 * Math.PI * hashed(seed + 1) + 2.5 * share;
    place.x += (to.x - place.x) * share + arc * Math.cos(way);
    place.y += (to.y - place.y) * share + arc * (0.4 + 0.6 * Math.sin(way));
    place.z += (to.z - place.z) * share;
    place.turn += shortest(to.turn - place.turn) * share;
    place.yaw += shortest(to.yaw - place.yaw) * share;
    place.sizeM += (sizeM - place.sizeM) * share;
    place.light += (light - place.light) * share;
    place.shade *= 1 - share;
  };

  const fromPage = (letter: PageLetter, light: number): void => {
    place.x = letter.x;
    place.y = letter.y;
    place.z = 0;
    place.turn = 0;
    place.yaw = 0;
    place.sizeM = letter.sizeM;
    place.light = light;
    place.shade = SHADE * Math.min(1, light);
  };

  /** Everybody but the first; answers nothing, writes what there is room for. */
  const others = (
    frame: SurfaceFrame,
    first: Figure,
    letters: readonly PageLetter[],
    count: number,
    used: number,
    presence: number,
  ): void => {
    const { figures, offAxis, comfort } = frame;
    const { weave } = frame.world.manifesto;
    const holds = holdsFor(otherHolds, figures.length, room - used);
    if (!holds) return;
    const fromM = middleOf(first);
    const reachM = Math.max(0.1, ...figures.map((figure) => Math.abs(middleOf(figure) - fromM)));
    for (const [at, figure] of figures.entries()) {
      if (figure === first || figure.presence <= 0) continue;
      const away = Math.abs(middleOf(figure) - fromM) / reachM;
      if (shared(weave, 0.8 * away) <= 0) continue;
      const scale = standing.take(figure, offAxis?.eye ?? null);
      const salt = mixBits(figure.key);
      for (const [hold, foothold] of holds.entries()) {
        const share = shared(weave, 0.8 * away + 0.2 * hashed(salt + hold));
        const letter = letters[(hold + at * 53) % count];
        const source = firstAt[Math.floor((hold * firstAt.length) / holds.length)];
        if (!letter || !source || share <= 0) continue;
        standing.at(foothold, spot);
        place.x = source.x;
        place.y = source.y;
        place.z = source.z;
        place.turn = source.turn;
        place.yaw = source.yaw;
        place.sizeM = FIRST_SIZE_M;
        place.light = 0;
        place.shade = 0;
        const light = BODY_LIGHT * presence * figure.presence * spot.sure;
        go(share, spot, OTHER_SIZE_M * scale, light, salt + hold, comfort.reducedMotion);
        sheet.glyph(letter.text, letter.quad, place, PAPER);
      }
    }
  };

  return {
    /** Writes the first `count` of the page's `letters`, as far woven as `frame` has it; `presence` dims it all. */
    write(frame: SurfaceFrame, letters: readonly PageLetter[], count: number, presence: number): void {
      const { weave } = frame.world.manifesto;
      const first = weave > 0 ? firstOf(frame.figures) : null;
      const scale = first ? standing.take(first, frame.offAxis?.eye ?? null) : 1;
      if (first) for (const [at, foothold] of firstHolds.entries()) standing.at(foothold, firstAt[at] ?? spot);
      const isStill = frame.comfort.reducedMotion;
      const all = first ? Math.max(count, firstAt.length) : count;
      for (let at = 0; at < all; at += 1) {
        const letter = letters[at % count];
        if (!letter) break;
        const share = first ? gathered(weave, letter.order, letter.rise) : 0;
        const isCopy = at >= count;
        if (isCopy && share <= 0) continue;
        fromPage(letter, isCopy ? 0 : presence * letter.light);
        const to = firstAt[at % firstAt.length];
        if (first && to && share > 0) {
          const isSpare = at >= firstAt.length;
          const light = isSpare ? 0 : BODY_LIGHT * presence * first.presence * to.sure;
          go(share, to, FIRST_SIZE_M * scale, light, at * 7 + 3, isStill);
        }
        sheet.glyph(letter.text, letter.quad, place, PAPER);
      }
      if (first) others(frame, first, letters, count, all, presence);
    },
  };
}

/** The first of the cast who is there; where none is, whoever stands nearest to the wall's middle. */
export function firstOf(figures: readonly Figure[]): Figure | null {
  const here = figures.filter(({ presence }) => presence > 0.05);
  const cast = here.find(({ isCast }) => isCast);
  if (cast) return cast;
  const middle = here.reduce((sum, figure) => sum + middleOf(figure), 0) / Math.max(1, here.length);
  return here.reduce<Figure | null>(
    (best, figure) =>
      best === null || Math.abs(middleOf(figure) - middle) < Math.abs(middleOf(best) - middle) ? figure : best,
    null,
  );
}

/** As many letters for each as there is room for; null where there is none. */
function holdsFor(sets: readonly (readonly Foothold[])[], bodies: number, room: number): readonly Foothold[] | null {
  return sets.find((holds) => holds.length * bodies <= room) ?? null;
}

const middleOf = ({ joints }: Figure): number =>
  ((joints[LANDMARK.leftHip * LANDMARK_STRIDE] ?? 0) + (joints[LANDMARK.rightHip * LANDMARK_STRIDE] ?? 0)) / 2;

/** A turn as the shorter way round, -pi..pi. */
const shortest = (turn: number): number => turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
