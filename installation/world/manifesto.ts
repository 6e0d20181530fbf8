/**
 * The manifesto: texts of the score, and stories that participants gave and the director let in. A story is here only as
 * its id and its hash; its text lies where it can be erased.
 */

import type { WorldActs } from '../score/world-acts.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import { clamp01 } from '../time/easing.ts';
import { still, type Tween, tweenAt } from '../time/tween.ts';
import { glideIf } from './glide.ts';

/** So many stories a manifesto can hold; no more can be let in until some are taken out. */
export const MAX_STORIES = 300;

/** So many texts stand in it; the oldest give way. */
const MAX_LINES = 64;

export interface TextLine {
  /** Id of a text of the score. */
  readonly text: string;
  readonly atMs: ShowMs;
}

export interface StoryLine {
  readonly story: string;
  readonly textHash: string;
  readonly author: string;
  readonly atMs: ShowMs;
}

export interface Manifesto {
  readonly opens: readonly string[];
  readonly lines: readonly TextLine[];
  readonly stories: readonly StoryLine[];
  /** How far the lines are woven into a figure, 0..1. */
  readonly weave: Tween;
  /** How brightly stories are shown, 0..1. */
  readonly shown: Tween;
}

export const emptyManifesto: Manifesto = { opens: [], lines: [], stories: [], weave: still(0), shown: still(0) };

const opening = (opens: readonly string[], at: ShowMs): TextLine[] => opens.map((text) => ({ text, atMs: at }));

/** The manifesto of a new score. One that has begun goes on; a text that is no longer in the score is not drawn. */
export const adoptManifesto = (manifesto: Manifesto, opens: readonly string[], at: ShowMs): Manifesto => {
  const isFresh = manifesto.lines.length === 0 && manifesto.opens.length === 0;
  return { ...manifesto, opens, lines: isFresh ? opening(opens, at) : manifesto.lines };
};

/** The opening texts; stories stay. */
export const resetManifesto = ({ opens, stories }: Manifesto): Manifesto => ({
  ...emptyManifesto,
  opens,
  lines: opening(opens, showMs(0)),
  stories,
});

/** After a cue's word about the manifesto. Clearing comes first, so that one cue can turn the page. */
export function manifestoAfterAct(
  manifesto: Manifesto,
  act: NonNullable<WorldActs['manifesto']>,
  at: ShowMs,
  overMs: number,
): Manifesto {
  const kept = act.clear ? [] : manifesto.lines;
  const added = (act.add ?? []).filter((text) => !kept.some((line) => line.text === text));
  return {
    ...manifesto,
    lines: [...kept, ...opening(added, at)].slice(-MAX_LINES),
    weave: glideIf(manifesto.weave, act.weave, at, overMs),
    shown: glideIf(manifesto.shown, act.stories, at, overMs),
  };
}

/** With a story more; the same story again changes nothing. */
export const withStory = (manifesto: Manifesto, line: StoryLine): Manifesto =>
  manifesto.stories.some(({ story }) => story === line.story)
    ? manifesto
    : { ...manifesto, stories: [...manifesto.stories, line] };

/** Without the stories for which `isTaken` holds. */
export const withoutStories = (manifesto: Manifesto, isTaken: (line: StoryLine) => boolean): Manifesto => ({
  ...manifesto,
  stories: manifesto.stories.filter((line) => !isTaken(line)),
});

/** A line as it is shown. */
export interface LineReading {
  readonly kind: 'text' | 'story';
  /** Of the text, or of the story in the vault. */
  readonly id: string;
  /** Since when, ms of show time. */
  readonly ageMs: number;
  /** How far it has risen from the floor, 0..1. */
  readonly rise: number;
  readonly light: number;
}

/** How long a line rises, ms. */
const RISE_MS = 9000;
/** How long after the line before it a line that came with it begins to rise, ms. */
const BREATH_MS = 1400;

/** All lines at `at`, the oldest first. Lines that came together rise one after the other, like breath. */
export function linesAt(manifesto: Manifesto, at: ShowMs): LineReading[] {
  const shown = tweenAt(manifesto.shown, at);
  const lines = [
    ...manifesto.lines.map(({ text, atMs }) => ({ kind: 'text' as const, id: text, atMs, light: 1 })),
    ...(shown > 0
      ? manifesto.stories.map(({ story, atMs }) => ({ kind: 'story' as const, id: story, atMs, light: shown }))
      : []),
  ].sort((a, b) => a.atMs - b.atMs);
  let together = 0;
  return lines.map(({ kind, id, atMs, light }, index) => {
    together = index > 0 && lines[index - 1]?.atMs === atMs ? together + 1 : 0;
    const rise = clamp01((at - atMs - together * BREATH_MS) / RISE_MS);
    return { kind, id, ageMs: Math.max(0, at - atMs), rise, light };
  });
}
