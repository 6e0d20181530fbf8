import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorldEvent } from '#installation/log/world-event.ts';
import { tweenAt } from '#installation/time/tween.ts';
import { identityOf } from '#installation/world/identities.ts';
import { networkView } from '#installation/world/network-view.ts';
import {
  allows,
  consentCounts,
  emptySovereignty,
  erasedMark,
  hasRoom,
  isErased,
  joined,
  MAX_PARTICIPANTS,
  MAX_STORIES_EACH,
  participant,
  participantErased,
  sovereigntyAfterAct,
  storiesWithdrawn,
} from '#installation/world/sovereignty.ts';
import { realmOf, resetWorld, type World, worldAfterEvent } from '#installation/world/world.ts';
import { encodeWorld } from '#installation/world/world-codec.ts';
import { anySteps, anyWorld, play } from './support/any-world.ts';
import {
  AT,
  AUTHORS,
  accepting,
  authorAt,
  cardOfTester,
  giving,
  linkedWorld,
  publishing,
  SEED,
  worldAfter,
} from './support/participants.ts';

const RETURNED: WorldEvent = { type: 'returned', participants: 8, links: 3, stories: 2 };

const erasing = (i: number): WorldEvent => ({ type: 'participant-erased', author: authorAt(i) });

const textOf = (world: World): string => JSON.stringify(encodeWorld(world));

const shown = ({ network, sovereignty }: World): readonly string[] => networkView(network, sovereignty, SEED).authors;

describe('a participant', () => {
  it('is here with their first card, and since then', () => {
    const world = worldAfter([publishing(cardOfTester(0, 1)), publishing(cardOfTester(0, 2))]);
    expect(participant(world.sovereignty, authorAt(0))).toMatchObject({ joinedAtMs: 1000, consents: {}, lastSeq: 0 });
    expect(participant(world.sovereignty, authorAt(1))).toBeNull();
  });

  it('allows nothing until they say so, and then only that', () => {
    const before = worldAfter([publishing(cardOfTester(0, 1))]);
    expect(shown(before)).toEqual([]);
    const world = worldAfter([giving(0, 'avatar', 4)], before);
    expect(allows(world.sovereignty, authorAt(0), 'avatar')).toBe(true);
    expect(allows(world.sovereignty, authorAt(0), 'story')).toBe(false);
    expect(participant(world.sovereignty, authorAt(0))?.lastSeq).toBe(4);
    expect(shown(world)).toEqual([authorAt(0)]);
  });

  it('cannot allow anything before they are here', () => {
    const world = worldAfter([giving(3, 'avatar')]);
    expect(world.sovereignty).toEqual(emptySovereignty);
  });
});

describe('what was allowed and is not any more', () => {
  const allIn = worldAfter([
    ...linkedEvents(),
    giving(0, 'story', 2),
    giving(0, 'finale', 3),
    accepting(0, 'story-1'),
    accepting(1, 'story-2'),
    {
      type: 'identity-changed',
      who: { author: authorAt(0) },
      status: 'revealed',
      proof: { seq: 4, signature: 'ab'.repeat(64) },
    },
  ]);

  function linkedEvents(): WorldEvent[] {
    return [
      publishing(cardOfTester(0, 1, [1])),
      publishing(cardOfTester(1, 1, [0])),
      giving(0, 'avatar'),
      giving(1, 'avatar'),
      giving(1, 'story', 2),
    ];
  }

  it('goes with all it covered: the avatar with its links and the identity it had', () => {
    const world = worldAfterEvent(
      allIn,
      { type: 'consent-withdrawn', author: authorAt(0), consent: 'avatar' },
      AT(99_000),
    );
    expect(shown(world)).toEqual([authorAt(1)]);
    expect(networkView(world.network, world.sovereignty, SEED).links).toHaveLength(0);
    expect(identityOf(allIn.identities, authorAt(0)).status).toBe('revealed');
    expect(identityOf(world.identities, authorAt(0)).status).toBe('whole');
    expect(world.manifesto).toBe(allIn.manifesto);
  });

  it('goes with all it covered: their stories, and nobody else’s', () => {
    const world = worldAfterEvent(
      allIn,
      { type: 'consent-withdrawn', author: authorAt(0), consent: 'story' },
      AT(99_000),
    );
    expect(world.manifesto.stories.map(({ story }) => story)).toEqual(['story-2']);
    expect(participant(world.sovereignty, authorAt(0))?.withdrawn).toEqual(['story-1']);
    expect(shown(world)).toEqual(shown(allIn));
  });

  it('goes with all it covered: being kept for the finale', () => {
    const world = worldAfterEvent(
      allIn,
      { type: 'consent-withdrawn', author: authorAt(0), consent: 'finale' },
      AT(99_000),
    );
    expect(consentCounts(world.sovereignty)).toEqual({ participants: 2, erased: 0, avatar: 2, story: 2, finale: 0 });
  });

  it('a story is taken back by itself, and only by its author', () => {
    const taken = worldAfterEvent(
      allIn,
      { type: 'story-withdrawn', author: authorAt(0), story: 'story-1' },
      AT(99_000),
    );
    expect(taken.manifesto.stories.map(({ story }) => story)).toEqual(['story-2']);
    const not = worldAfterEvent(allIn, { type: 'story-withdrawn', author: authorAt(0), story: 'story-2' }, AT(99_000));
    expect(not.manifesto.stories).toHaveLength(2);
  });

  it('remembers only so many stories that were taken back', () => {
    const many = storiesWithdrawn(
      joined(emptySovereignty, authorAt(0), AT(0)),
      authorAt(0),
      Array.from({ length: 40 }, (_, i) => `story-${i}`),
    );
    expect(participant(many, authorAt(0))?.withdrawn).toHaveLength(MAX_STORIES_EACH);
  });
});

describe('a participant who is erased', () => {
  it('is in no system any more, whatever they and others did before', () => {
    fc.assert(
      fc.property(anyWorld, fc.nat({ max: 7 }), (world, i) => {
        const text = textOf(worldAfterEvent(world, erasing(i), AT(99_000)));
        expect(text).not.toContain(authorAt(i));
      }),
    );
  });

  it('takes nothing of anybody else along', () => {
    const world = linkedWorld(4, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    const left = worldAfterEvent(world, erasing(0), AT(99_000));
    expect(shown(left)).toEqual([1, 2, 3].map(authorAt).sort());
    expect(networkView(left.network, left.sovereignty, SEED).links).toHaveLength(4);
  });

  it('is known to have been here only by a mark that does not name them', () => {
    const world = worldAfterEvent(linkedWorld(2, []), erasing(0), AT(99_000));
    expect(isErased(world.sovereignty, SEED, authorAt(0))).toBe(true);
    expect(isErased(world.sovereignty, SEED, authorAt(1))).toBe(false);
    expect(erasedMark(SEED, authorAt(0))).toMatch(/^[0-9a-f]{16}$/);
    expect(erasedMark(SEED + 1, authorAt(0))).not.toBe(erasedMark(SEED, authorAt(0)));
    expect(new Set(AUTHORS.map((author) => erasedMark(SEED, author))).size).toBe(8);
  });

  it('is not linked again by a card of somebody who has not heard of it', () => {
    const erased = worldAfterEvent(linkedWorld(2, [[0, 1]]), erasing(0), AT(99_000));
    const later = worldAfterEvent(erased, publishing(cardOfTester(1, 2, [0, 3])), AT(99_500));
    expect(textOf(later)).not.toContain(authorAt(0));
    expect(textOf(later)).toContain(authorAt(3));
  });
});

describe('once everything is given back', () => {
  it('nobody’s key and nobody’s story is left anywhere, whatever the evening was', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const text = textOf(worldAfterEvent(world, RETURNED, AT(99_000)));
        for (const author of AUTHORS) {
          expect(text).not.toContain(author);
          expect(text).not.toContain(erasedMark(SEED, author));
        }
        expect(text).not.toContain('story-');
        expect(text).not.toContain('cd'.repeat(32));
      }),
      { numRuns: 200 },
    );
  });

  it('what the score did stands as it stood', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const after = worldAfterEvent(world, RETURNED, AT(99_000));
        for (const system of ['market', 'guardians', 'factions', 'communities', 'drones', 'broadcast'] as const) {
          expect(after[system]).toBe(world[system]);
        }
        expect(after.identities.named).toBe(world.identities.named);
        expect(after.manifesto.lines).toBe(world.manifesto.lines);
        expect(after.network.replicas).toHaveLength(world.network.replicas.length);
      }),
    );
  });

  it('there are numbers, which add up over several evenings of one run', () => {
    const once = worldAfterEvent(linkedWorld(2, []), RETURNED, AT(1));
    expect(once.sovereignty.returned).toEqual({ participants: 8, links: 3, stories: 2 });
    expect(worldAfterEvent(once, RETURNED, AT(2)).sovereignty.returned.participants).toBe(16);
  });

  it('what was signed before is for another realm', () => {
    const world = linkedWorld(2, []);
    expect(realmOf(worldAfterEvent(world, RETURNED, AT(1)))).not.toBe(realmOf(world));
    expect(realmOf({ ...world, seed: 5 })).not.toBe(realmOf(world));
  });
});

describe('the house', () => {
  it('has room for so many, those who were erased among them', () => {
    const keys = Array.from({ length: MAX_PARTICIPANTS }, (_, i) => i.toString(16).padStart(64, '0'));
    const full = keys.reduce((now, author) => joined(now, author, AT(0)), emptySovereignty);
    expect(hasRoom(full)).toBe(false);
    const erased = participantErased(full, SEED, keys[0] ?? '', AT(1));
    expect(hasRoom(erased)).toBe(false);
    expect(consentCounts(erased)).toMatchObject({ participants: MAX_PARTICIPANTS - 1, erased: 1 });
    expect(hasRoom(emptySovereignty)).toBe(true);
  });
});

describe('a jump', () => {
  it('takes nothing from participants: cards, consents, stories and their own choices stay', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const world = play(steps);
        const reset = resetWorld(world);
        expect(reset.sovereignty).toMatchObject({ people: world.sovereignty.people, erased: world.sovereignty.erased });
        expect(reset.manifesto.stories).toEqual(world.manifesto.stories);
        for (const author of AUTHORS) {
          const own = world.identities.own.get(author.slice(0, 2))?.get(author);
          if (own?.chosen) expect(identityOf(reset.identities, author).status).toBe(own.chosen);
        }
        expect(shown(reset)).toEqual(shown(world));
      }),
    );
  });

  it('ends a return that is shown, not one that happened', () => {
    const world = {
      ...linkedWorld(1, []),
      sovereignty: sovereigntyAfterAct(linkedWorld(1, []).sovereignty, { handBack: 1 }, AT(0), 0),
    };
    expect(tweenAt(world.sovereignty.handBack, 1)).toBe(1);
    expect(tweenAt(resetWorld(world).sovereignty.handBack, 1)).toBe(0);
  });
});
