import { describe, expect, it } from 'vitest';
import { type Consent, card as cardSchema, type WorldEvent } from '#installation/log/world-event.ts';
import { decideWorld, type WorldAsker, type WorldDecision } from '#installation/rules/decide-world.ts';
import { WORLD_REFUSALS, type WorldRefusalCode } from '#installation/rules/world-refusals.ts';
import { WORLD_REQUESTS, type WorldRequest } from '#installation/rules/world-request.ts';
import { worldDeclaration } from '#installation/score/world-declaration.ts';
import { signCard } from '#installation/world/card.ts';
import { MAX_STORIES } from '#installation/world/manifesto.ts';
import { rosterOf } from '#installation/world/roster.ts';
import { MAX_PARTICIPANTS, MAX_STORIES_EACH } from '#installation/world/sovereignty.ts';
import { type Statement, signStatement, signStoryOffer } from '#installation/world/statement.ts';
import { adoptWorld, emptyWorld, realmOf, type World, worldAfterEvent } from '#installation/world/world.ts';
import { AT, authorAt, SEED, secretAt } from '#tests/installation/world/support/participants.ts';

const START: World = adoptWorld(emptyWorld, worldDeclaration.parse({}), ['mara', 'ivo'], SEED, AT(0));

const TEXT_HASH = 'cd'.repeat(32);

/** What phones and panels send, truly signed. */
const card = (i: number, seq: number, links: readonly number[] = [], gestures = {}, world = START): WorldRequest => ({
  type: 'publish-card',
  ...signCard({ seq, links: links.map(authorAt).sort(), gestures }, secretAt(i), realmOf(world)),
});

const said = (i: number, statement: Statement, seq: number, world = START) =>
  signStatement(statement, seq, secretAt(i), realmOf(world));

const give = (i: number, consent: Consent, seq: number): WorldRequest => ({
  type: 'give-consent',
  author: authorAt(i),
  consent,
  proof: said(i, { says: 'give-consent', consent }, seq),
});

const withdraw = (i: number, consent: Consent, seq?: number): WorldRequest => ({
  type: 'withdraw-consent',
  author: authorAt(i),
  consent,
  ...(seq === undefined ? {} : { proof: said(i, { says: 'withdraw-consent', consent }, seq) }),
});

const offer = (i: number, story: string): WorldRequest => ({
  type: 'accept-story',
  story,
  textHash: TEXT_HASH,
  author: authorAt(i),
  signature: signStoryOffer({ story, textHash: TEXT_HASH }, secretAt(i), realmOf(START)),
});

const HAND_BACK: WorldRequest = { type: 'hand-back' };

const eventsOf = (decision: WorldDecision): readonly WorldEvent[] => {
  if (!decision.ok) throw new Error(`refused: ${decision.code}`);
  return decision.events;
};

/** The world after requests that are all granted, asked by the director unless they are signed. */
function granted(requests: readonly WorldRequest[], world: World = START, asker: WorldAsker = 'director'): World {
  return requests.reduce(
    (now, request, index) =>
      eventsOf(decideWorld(now, request, asker)).reduce(
        (after, event) => worldAfterEvent(after, event, AT(1000 * index)),
        now,
      ),
    world,
  );
}

const refused = (
  world: World,
  request: WorldRequest,
  asker: WorldAsker = 'participant',
): WorldRefusalCode | 'granted' => {
  const decision = decideWorld(world, request, asker);
  return decision.ok ? 'granted' : decision.code;
};

/** Two participants who are shown; the first also gives stories. */
const HOUSE = granted([
  card(0, 1, [1], { rise: 3 }),
  card(1, 1, [0]),
  give(0, 'avatar', 1),
  give(0, 'story', 2),
  give(1, 'avatar', 1),
]);

describe('a card', () => {
  it('that is truly signed is published as it is', () => {
    const request = card(2, 1, [0, 1], { refuse: 2 });
    const [event] = eventsOf(decideWorld(HOUSE, request, 'participant'));
    if (request.type !== 'publish-card') throw new Error('a card');
    expect(event).toEqual({ type: 'record-published', card: request.card, signature: request.signature });
    expect(cardSchema.safeParse(request.card).success).toBe(true);
  });

  it('that was forged or altered is refused', () => {
    const good = card(2, 1, [0], { rise: 1 });
    if (good.type !== 'publish-card') throw new Error('a card');
    const altered: readonly WorldRequest[] = [
      { ...good, card: { ...good.card, links: [] } },
      { ...good, card: { ...good.card, gestures: { rise: 2 } } },
      { ...good, card: { ...good.card, author: authorAt(3) } },
      { ...good, signature: 'ab'.repeat(64) },
      { ...good, card: { ...good.card, author: 'ff'.repeat(32) } },
    ];
    for (const request of altered) expect(refused(HOUSE, request)).toBe('bad-signature');
  });

  it('counts only if it is newer, and repeating it is harmless', () => {
    expect(refused(HOUSE, card(0, 1, [1], { rise: 3 }))).toBe('old-card');
    expect(refused(granted([card(0, 5, [], { rise: 3 })], HOUSE), card(0, 4, [], { rise: 3 }))).toBe('old-card');
    expect(refused(HOUSE, card(0, 2, [], { rise: 3 }))).toBe('granted');
  });

  it('takes no gesture back that was made', () => {
    expect(refused(HOUSE, card(0, 2, [], { rise: 2 }))).toBe('card-takes-back');
    expect(refused(HOUSE, card(0, 2, [], {}))).toBe('card-takes-back');
    expect(refused(HOUSE, card(0, 2, [], { rise: 3, refuse: 1 }))).toBe('granted');
  });

  it('of another evening is refused', () => {
    expect(refused(HOUSE, card(2, 1, [], {}, { ...START, seed: SEED + 1 }))).toBe('bad-signature');
  });

  it('of somebody new is refused when the house is full, and of somebody here is not', () => {
    const keys = Array.from({ length: MAX_PARTICIPANTS - 2 }, (_, i) => i.toString(16).padStart(64, '0'));
    const newcomers = keys.map((key) => [key, { joinedAtMs: AT(0), consents: {}, lastSeq: 0, withdrawn: [] }] as const);
    const people = new Map([...HOUSE.sovereignty.people, ...rosterOf(newcomers)]);
    const full: World = { ...HOUSE, sovereignty: { ...HOUSE.sovereignty, people } };
    expect(refused(full, card(2, 1))).toBe('house-full');
    expect(refused(full, card(0, 2, [], { rise: 3 }))).toBe('granted');
  });
});

describe('a consent', () => {
  it('is given by its giver alone: signed, about just this, and newer than what they said before', () => {
    expect(refused(HOUSE, give(0, 'finale', 3))).toBe('granted');
    expect(refused(HOUSE, give(0, 'finale', 2))).toBe('old-statement');
    const forged: WorldRequest = {
      type: 'give-consent',
      author: authorAt(1),
      consent: 'finale',
      proof: said(0, { says: 'give-consent', consent: 'finale' }, 9),
    };
    expect(refused(HOUSE, forged, 'director')).toBe('bad-signature');
    const other: WorldRequest = {
      type: 'give-consent',
      author: authorAt(1),
      consent: 'finale',
      proof: said(1, { says: 'give-consent', consent: 'story' }, 9),
    };
    expect(refused(HOUSE, other)).toBe('bad-signature');
    const reversed: WorldRequest = {
      type: 'give-consent',
      author: authorAt(1),
      consent: 'finale',
      proof: said(1, { says: 'withdraw-consent', consent: 'finale' }, 9),
    };
    expect(refused(HOUSE, reversed)).toBe('bad-signature');
  });

  it('is given once, by somebody who is here', () => {
    expect(refused(HOUSE, give(0, 'avatar', 9))).toBe('consent-so-already');
    expect(refused(HOUSE, give(5, 'avatar', 1))).toBe('unknown-participant');
  });

  it('is withdrawn by whoever gave it, and by the director for them, and by nobody else', () => {
    expect(refused(HOUSE, withdraw(0, 'avatar', 3))).toBe('granted');
    expect(refused(HOUSE, withdraw(0, 'avatar'))).toBe('not-signed');
    expect(refused(HOUSE, withdraw(0, 'avatar'), 'director')).toBe('granted');
    expect(refused(HOUSE, withdraw(0, 'finale', 3))).toBe('consent-so-already');
    const event = eventsOf(decideWorld(HOUSE, withdraw(0, 'avatar'), 'director'))[0];
    expect(event).toEqual({ type: 'consent-withdrawn', author: authorAt(0), consent: 'avatar' });
  });

  it('once withdrawn cannot be given again by an old word', () => {
    const without = granted([withdraw(0, 'avatar', 3)], HOUSE);
    expect(refused(without, give(0, 'avatar', 1))).toBe('old-statement');
    expect(refused(without, give(0, 'avatar', 4))).toBe('granted');
  });
});

describe('an identity', () => {
  const become = (i: number, status: 'hidden' | 'stolen' | 'reclaimed', seq?: number): WorldRequest => ({
    type: 'change-identity',
    who: { author: authorAt(i) },
    status,
    ...(seq === undefined ? {} : { proof: said(i, { says: 'change-identity', status }, seq) }),
  });
  const named = (name: string, status: 'stolen' | 'cloned'): WorldRequest => ({
    type: 'change-identity',
    who: { named: name },
    status,
  });

  it('of a person is theirs to choose, among what one can choose', () => {
    expect(refused(HOUSE, become(0, 'hidden', 3))).toBe('granted');
    expect(refused(HOUSE, become(0, 'stolen', 3))).toBe('not-a-choice');
    expect(refused(HOUSE, become(0, 'reclaimed', 3))).toBe('no-legal-change');
    expect(refused(HOUSE, become(0, 'hidden'))).toBe('not-signed');
  });

  it('of a person can be changed by the director, as far as it may become that', () => {
    expect(refused(HOUSE, become(0, 'stolen'), 'director')).toBe('granted');
    const hidden = granted([become(0, 'hidden', 3)], HOUSE);
    expect(refused(hidden, become(0, 'stolen'), 'director')).toBe('no-legal-change');
  });

  it('of somebody who does not allow to be shown is nobody’s to change', () => {
    const unseen = granted([card(2, 1)], HOUSE);
    expect(refused(unseen, become(2, 'hidden', 1))).toBe('no-consent');
    expect(refused(unseen, become(2, 'hidden'), 'director')).toBe('no-consent');
  });

  it('that the score names is the director’s to change', () => {
    expect(refused(HOUSE, named('mara', 'stolen'), 'director')).toBe('granted');
    expect(refused(HOUSE, named('crowd', 'stolen'), 'director')).toBe('granted');
    expect(refused(HOUSE, named('mara', 'stolen'))).toBe('directors-only');
    expect(refused(HOUSE, named('mara', 'cloned'), 'director')).toBe('no-legal-change');
    expect(refused(HOUSE, named('nobody', 'stolen'), 'director')).toBe('unknown-identity');
    expect(refused(HOUSE, named('constructor', 'stolen'), 'director')).toBe('unknown-identity');
  });
});

describe('a story', () => {
  it('is let in by the director, of somebody who allows it and signed it over', () => {
    expect(refused(HOUSE, offer(0, 's-1'), 'director')).toBe('granted');
    expect(refused(HOUSE, offer(0, 's-1'))).toBe('directors-only');
    expect(refused(HOUSE, offer(1, 's-1'), 'director')).toBe('no-consent');
    expect(refused(HOUSE, offer(4, 's-1'), 'director')).toBe('unknown-participant');
    const stolen = offer(1, 's-1');
    if (stolen.type !== 'accept-story') throw new Error('a story');
    expect(refused(HOUSE, { ...stolen, author: authorAt(0) }, 'director')).toBe('bad-signature');
    const changed = offer(0, 's-1');
    if (changed.type !== 'accept-story') throw new Error('a story');
    expect(refused(HOUSE, { ...changed, textHash: 'ef'.repeat(32) }, 'director')).toBe('bad-signature');
  });

  it('is there once', () => {
    expect(refused(granted([offer(0, 's-1')], HOUSE), offer(0, 's-1'), 'director')).toBe('story-known');
  });

  it('that was taken back stays out', () => {
    const told = granted([offer(0, 's-1')], HOUSE);
    const take: WorldRequest = {
      type: 'withdraw-story',
      story: 's-1',
      author: authorAt(0),
      proof: said(0, { says: 'withdraw-story', story: 's-1' }, 3),
    };
    const taken = granted([take], told, 'participant');
    expect(refused(taken, offer(0, 's-1'), 'director')).toBe('story-withdrawn');
    expect(refused(taken, offer(0, 's-2'), 'director')).toBe('granted');
    const without = granted([withdraw(0, 'story', 3), give(0, 'story', 4)], told);
    expect(refused(without, offer(0, 's-1'), 'director')).toBe('story-withdrawn');
  });

  it('is taken back by its author, or by the director, and only from where it is', () => {
    const told = granted([offer(0, 's-1')], HOUSE);
    const unsigned: WorldRequest = { type: 'withdraw-story', story: 's-1', author: authorAt(0) };
    expect(refused(told, unsigned)).toBe('not-signed');
    expect(refused(told, unsigned, 'director')).toBe('granted');
    expect(refused(told, { ...unsigned, author: authorAt(1) }, 'director')).toBe('unknown-story');
    expect(refused(HOUSE, unsigned, 'director')).toBe('unknown-story');
  });

  it('needs room: each participant has some, and so has the manifesto', () => {
    const line = (i: number) => ({
      story: `x-${i}`,
      textHash: TEXT_HASH,
      author: authorAt(i < MAX_STORIES_EACH ? 0 : 7),
      atMs: AT(0),
    });
    const holding = (count: number): World => ({
      ...HOUSE,
      manifesto: { ...HOUSE.manifesto, stories: Array.from({ length: count }, (_, i) => line(i)) },
    });
    expect(refused(holding(MAX_STORIES_EACH - 1), offer(0, 's-1'), 'director')).toBe('granted');
    expect(refused(holding(MAX_STORIES_EACH), offer(0, 's-1'), 'director')).toBe('too-many-stories');
    const others = {
      ...HOUSE,
      manifesto: {
        ...HOUSE.manifesto,
        stories: Array.from({ length: MAX_STORIES }, (_, i) => ({ ...line(i), author: authorAt(7) })),
      },
    };
    expect(refused(others, offer(0, 's-1'), 'director')).toBe('too-many-stories');
  });
});

describe('to be erased', () => {
  const erase = (i: number, seq?: number): WorldRequest => ({
    type: 'erase-participant',
    author: authorAt(i),
    ...(seq === undefined ? {} : { proof: said(i, { says: 'erase-me' }, seq) }),
  });

  it('is for the person to ask, or for the director on their behalf', () => {
    expect(refused(HOUSE, erase(0, 3))).toBe('granted');
    expect(refused(HOUSE, erase(0))).toBe('not-signed');
    expect(refused(HOUSE, erase(0), 'director')).toBe('granted');
    expect(refused(HOUSE, erase(6), 'director')).toBe('unknown-participant');
  });

  it('is for good: no old card and no old word brings anybody back', () => {
    const without = granted([erase(0, 3)], HOUSE);
    expect(refused(without, card(0, 1, [1], { rise: 3 }))).toBe('participant-erased');
    expect(refused(without, card(0, 99, [], { rise: 99 }))).toBe('participant-erased');
    expect(refused(without, give(0, 'avatar', 99))).toBe('participant-erased');
    expect(refused(without, offer(0, 's-1'), 'director')).toBe('participant-erased');
    expect(refused(without, erase(0, 99))).toBe('participant-erased');
  });
});

describe('handing everything back', () => {
  it('is the director’s to do, once there is something', () => {
    expect(refused(HOUSE, HAND_BACK)).toBe('directors-only');
    expect(refused(START, HAND_BACK, 'director')).toBe('nothing-to-return');
    expect(eventsOf(decideWorld(granted([offer(0, 's-1')], HOUSE), HAND_BACK, 'director'))).toEqual([
      { type: 'returned', participants: 2, links: 1, stories: 1 },
    ]);
  });

  it('makes everything that was signed before worthless, and lets people come anew', () => {
    const after = granted([HAND_BACK], HOUSE);
    expect(refused(after, card(0, 7, [], {}))).toBe('bad-signature');
    expect(refused(after, card(0, 1, [], {}, after))).toBe('granted');
    expect(refused(after, HAND_BACK, 'director')).toBe('nothing-to-return');
  });

  it('also drops the marks of those who were erased', () => {
    const erased = granted(
      [
        { type: 'erase-participant', author: authorAt(0) },
        { type: 'erase-participant', author: authorAt(1) },
      ],
      HOUSE,
    );
    expect(eventsOf(decideWorld(erased, HAND_BACK, 'director'))).toEqual([
      { type: 'returned', participants: 0, links: 0, stories: 0 },
    ]);
    const after = granted([HAND_BACK], erased);
    expect(refused(after, card(0, 1, [], {}, after))).toBe('granted');
  });
});

describe('requests and refusals', () => {
  it('are read as they are sent, and nothing else is', () => {
    const requests = [card(0, 1), give(0, 'avatar', 1), withdraw(0, 'avatar'), offer(0, 's-1'), HAND_BACK];
    for (const request of requests) {
      const schema = WORLD_REQUESTS.find((each) => each.shape.type.value === request.type);
      expect(schema?.safeParse(request)).toEqual({ success: true, data: request });
      expect(schema?.safeParse({ ...request, more: 1 }).success).toBe(false);
    }
  });

  it('say in sentences what is wrong and what to do', () => {
    for (const { says, advice } of Object.values(WORLD_REFUSALS)) {
      expect(says).toMatch(/^[A-Z].*\.$/);
      expect(advice).toMatch(/^[A-Z].*\.$/);
    }
  });
});
