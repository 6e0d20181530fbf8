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

/** How large the letters of the first body are, which is read as a page is, m on a person of 1.7 m. */
const FIRST_SIZE_M = 0.058;
/** And of the others, which are words rather than lines: larger, and so fewer, where there are many. */
const OTHER_SIZES_M = [0.086, 0.12, 0.19] as const;
/** How far from the straight way letters wander, m. */
const WANDER_M = 0.32;
/** How much a letter darkens what is behind it, so that a page can be read before people; and one that stands on a body. */
const SHADE = 0.75;
const BODY_SHADE = 0.8;
const BODY_LIGHT = 0.85;

/** Half the width over which a body hides what is written on who stands behind it, m. */
const HIDES_M = 0.2;

/** Who is less there than this is nobody's first. */
const HERE = 0.05;

const hashed = (seed: number): number => mixBits(seed) / 2 ** 32;

/** Writes letters on `sheet`, which has room for `room` of them. */
export function createWovenLetters(sheet: Pick<TextSheet, 'glyph'>, room: number) {
  const standing = createStandingLetters();
  const firstHolds = footholds(FIRST_SIZE_M);
  const otherHolds = OTHER_SIZES_M.map((sizeM) => ({ sizeM, holds: footholds(sizeM) }));
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
    place.shade += (BODY_SHADE * Math.min(1, light) - place.shade) * share;
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
    const chosen = setFor(otherHolds, figures.length, room - used);
    if (!chosen) return;
    const { holds, sizeM } = chosen;
    const fromM = middleOf(first);
    let reachM = 0.1;
    for (const figure of figures) reachM = Math.max(reachM, Math.abs(middleOf(figure) - fromM));
    for (let at = 0; at < figures.length; at += 1) {
      const figure = figures[at];
      if (!figure || figure === first || figure.presence <= 0) continue;
      const away = Math.abs(middleOf(figure) - fromM) / reachM;
      if (shared(weave, 0.8 * away) <= 0) continue;
      const scale = standing.take(figure, offAxis?.eye ?? null);
      const salt = mixBits(figure.key);
      let wasGap = false;
      let next = wordAt(letters, count, (at * 53) % count);
      for (let hold = 0; hold < holds.length; hold += 1) {
        const foothold = holds[hold];
        const share = shared(weave, 0.8 * away + 0.2 * hashed(salt + hold));
        const letter = letters[next % count];
        if (hold > 0 && letter?.opensWord && foothold?.opensRow === false && !wasGap) {
          wasGap = true;
          continue;
        }
        wasGap = false;
        next += 1;
        const source = firstAt[Math.floor((hold * firstAt.length) / holds.length)];
        if (!foothold || !letter || !source || share <= 0) continue;
        standing.at(foothold, spot);
        if (isHidden(figures, at, spot.x)) continue;
        place.x = source.x;
        place.y = source.y;
        place.z = source.z;
        place.turn = source.turn;
        place.yaw = source.yaw;
        place.sizeM = FIRST_SIZE_M;
        place.light = 0;
        place.shade = 0;
        const light = BODY_LIGHT * presence * figure.presence * spot.sure;
        go(share, spot, sizeM * scale, light, salt + hold, comfort.reducedMotion);
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
      for (let at = 0; first && at < firstHolds.length; at += 1) {
        const foothold = firstHolds[at];
        if (foothold) standing.at(foothold, firstAt[at] ?? spot);
      }
      const isStill = frame.comfort.reducedMotion;
      // Whoever stands behind the first body is written before it.
      if (first) others(frame, first, letters, count, Math.max(count, 2 * firstHolds.length), presence);
      let hold = 0;
      for (let at = 0; at < count || (first && hold < firstHolds.length); at += 1) {
        const letter = letters[at % count];
        if (!letter) break;
        // A word that begins within a row keeps its distance from the one before it.
        if (at > 0 && letter.opensWord && firstHolds[hold]?.opensRow === false) hold += 1;
        const share = first ? gathered(weave, letter.order, letter.rise) : 0;
        const to = firstAt[hold];
        hold += 1;
        const isCopy = at >= count;
        if (isCopy && (share <= 0 || !to)) continue;
        fromPage(letter, isCopy ? 0 : presence * letter.light);
        const rests = to ?? firstAt[at % firstAt.length];
        if (first && rests && share > 0) {
          const light = to ? BODY_LIGHT * presence * first.presence * to.sure : 0;
          go(share, rests, FIRST_SIZE_M * scale, light, at * 7 + 3, isStill);
        }
        sheet.glyph(letter.text, letter.quad, place, PAPER);
      }
    },
  };
}

/** The first of the cast who is there; where none is, whoever stands nearest to the middle of all. */
export function firstOf(figures: readonly Figure[]): Figure | null {
  let sumM = 0;
  let count = 0;
  for (const figure of figures) {
    if (figure.presence <= HERE) continue;
    if (figure.isCast) return figure;
    sumM += middleOf(figure);
    count += 1;
  }
  let best: Figure | null = null;
  for (const figure of figures) {
    if (figure.presence <= HERE) continue;
    const offM = Math.abs(middleOf(figure) - sumM / count);
    if (best === null || offM < Math.abs(middleOf(best) - sumM / count)) best = figure;
  }
  return best;
}

/** Whether somebody who is drawn after figure `at`, as the cast always is, stands before the place: nobody is written through another. */
function isHidden(figures: readonly Figure[], at: number, xM: number): boolean {
  const isCast = figures[at]?.isCast ?? false;
  for (let place = 0; place < figures.length; place += 1) {
    const other = figures[place];
    if (!other || place === at || other.presence <= HERE) continue;
    const isNearer = other.isCast === isCast ? place > at : other.isCast;
    if (isNearer && Math.abs(middleOf(other) - xM) < HIDES_M) return true;
  }
  return false;
}

/** Places of letters of one size. */
interface HoldSet {
  readonly sizeM: number;
  readonly holds: readonly Foothold[];
}

/** The smallest letters there is room for; null where there is none. */
function setFor(sets: readonly HoldSet[], bodies: number, room: number): HoldSet | null {
  return sets.find(({ holds }) => holds.length * bodies <= room) ?? null;
}

/** The first letter from `from` on that begins a word, going round once. */
function wordAt(letters: readonly PageLetter[], count: number, from: number): number {
  for (let step = 0; step < count; step += 1) if (letters[(from + step) % count]?.opensWord) return from + step;
  return from;
}

const middleOf = ({ joints }: Figure): number =>
  ((joints[LANDMARK.leftHip * LANDMARK_STRIDE] ?? 0) + (joints[LANDMARK.rightHip * LANDMARK_STRIDE] ?? 0)) / 2;

/** A turn as the shorter way round, -pi..pi. */
const shortest = (turn: number): number => turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
