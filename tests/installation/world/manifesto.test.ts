import { describe, expect, it } from 'vitest';
import { tweenAt } from '#installation/time/tween.ts';
import {
  adoptManifesto,
  emptyManifesto,
  linesAt,
  type Manifesto,
  manifestoAfterAct,
  resetManifesto,
  type StoryLine,
  withoutStories,
  withStory,
} from '#installation/world/manifesto.ts';
import { AT, authorAt } from './support/participants.ts';

const START = adoptManifesto(emptyManifesto, ['we-were', 'we-are'], AT(1000));

const story = (id: string, i: number, ms: number): StoryLine => ({
  story: id,
  textHash: 'cd'.repeat(32),
  author: authorAt(i),
  atMs: AT(ms),
});

const ids = (manifesto: Manifesto, ms: number): string[] => linesAt(manifesto, AT(ms)).map(({ id }) => id);

describe('the manifesto', () => {
  it('opens with the texts the score gives, and takes more', () => {
    expect(ids(START, 1000)).toEqual(['we-were', 'we-are']);
    const more = manifestoAfterAct(START, { add: ['we-will', 'we-are'] }, AT(5000), 0);
    expect(ids(more, 5000)).toEqual(['we-were', 'we-are', 'we-will']);
  });

  it('turns the page in one cue', () => {
    const turned = manifestoAfterAct(START, { clear: true, add: ['we-are'] }, AT(9000), 0);
    expect(linesAt(turned, AT(9000))).toMatchObject([{ id: 'we-are', ageMs: 0, rise: 0 }]);
  });

  it('lets lines that came together rise one after the other', () => {
    const [first, second] = linesAt(START, AT(4000));
    expect(first?.rise).toBeGreaterThan(second?.rise ?? 1);
    expect(second?.rise).toBeGreaterThan(0);
    expect(linesAt(START, AT(60_000)).map(({ rise }) => rise)).toEqual([1, 1]);
  });

  it('shows stories only while the score does, as brightly as it says, in their place among the texts', () => {
    const told = withStory(START, story('s-1', 0, 3000));
    expect(ids(told, 9000)).toEqual(['we-were', 'we-are']);
    const shown = manifestoAfterAct(told, { stories: 0.5, add: ['we-will'] }, AT(5000), 0);
    expect(linesAt(shown, AT(9000)).map(({ kind, id, light }) => [kind, id, light])).toEqual([
      ['text', 'we-were', 1],
      ['text', 'we-are', 1],
      ['story', 's-1', 0.5],
      ['text', 'we-will', 1],
    ]);
  });

  it('has a story once, and none that was taken out', () => {
    const once = withStory(START, story('s-1', 0, 3000));
    expect(withStory(once, story('s-1', 1, 4000))).toBe(once);
    const two = withStory(once, story('s-2', 1, 4000));
    const left = withoutStories(two, ({ author }) => author === authorAt(0));
    expect(left.stories.map((line) => line.story)).toEqual(['s-2']);
  });

  it('weaves in the time the cue gives', () => {
    const woven = manifestoAfterAct(START, { weave: 1 }, AT(2000), 4000);
    expect(tweenAt(woven.weave, 4000)).toBeCloseTo(0.5, 9);
  });

  it('opens anew before a jump; the stories stay with it', () => {
    const busy = manifestoAfterAct(
      withStory(START, story('s-1', 0, 3000)),
      { clear: true, stories: 1, weave: 1 },
      AT(5000),
      0,
    );
    const reset = resetManifesto(busy);
    expect(ids(reset, 9000)).toEqual(['we-were', 'we-are']);
    expect(reset.stories).toEqual(busy.stories);
    expect(tweenAt(reset.weave, 9000)).toBe(0);
  });

  it('that has begun goes on when the score is changed', () => {
    expect(ids(adoptManifesto(START, ['other'], AT(8000)), 9000)).toEqual(['we-were', 'we-are']);
    expect(ids(resetManifesto(adoptManifesto(START, ['other'], AT(8000))), 9000)).toEqual(['other']);
  });

  it('never holds more texts than it has room for: the oldest give way', () => {
    const full = Array.from({ length: 100 }, (_, i) => `line-${i}`).reduce(
      (now, text, i) => manifestoAfterAct(now, { add: [text] }, AT(2000 + i), 0),
      START,
    );
    expect(full.lines.length).toBeLessThanOrEqual(64);
    expect(full.lines.at(-1)?.text).toBe('line-99');
  });
});
