/** A whole evening with phones that really sign: through the rules into facts, and through the facts into the world. */

import { describe, expect, it } from 'vitest';
import type { Consent, WorldEvent } from '#installation/log/world-event.ts';
import { decideWorld, type WorldAsker } from '#installation/rules/decide-world.ts';
import type { WorldRequest } from '#installation/rules/world-request.ts';
import { worldActs } from '#installation/score/world-acts.ts';
import { type SignedCard, signCard } from '#installation/world/card.ts';
import { partOf } from '#installation/world/network.ts';
import { networkView } from '#installation/world/network-view.ts';
import { authorOf, syntheticSecret } from '#installation/world/signature.ts';
import { consentCounts } from '#installation/world/sovereignty.ts';
import { type Statement, signStatement, signStoryOffer } from '#installation/world/statement.ts';
import { realmOf, resetWorld, type World, worldAfterActs, worldAfterEvent } from '#installation/world/world.ts';
import { decodeWorld, encodeWorld } from '#installation/world/world-codec.ts';
import { START } from './support/any-world.ts';
import { AT } from './support/participants.ts';

/** A phone: it keeps its key to itself and counts what it says. */
class Phone {
  readonly #secret: string;
  readonly author: string;
  readonly #links = new Set<string>();
  readonly #gestures: Record<string, number> = {};
  #cards = 0;
  #statements = 0;

  constructor(name: string) {
    this.#secret = syntheticSecret(7, name);
    this.author = authorOf(this.#secret);
  }

  matched(other: Phone): this {
    this.#links.add(other.author);
    return this;
  }

  did(gesture: string): this {
    this.#gestures[gesture] = (this.#gestures[gesture] ?? 0) + 1;
    return this;
  }

  card(realm: string): SignedCard {
    this.#cards++;
    return signCard(
      { seq: this.#cards, links: [...this.#links].sort(), gestures: { ...this.#gestures } },
      this.#secret,
      realm,
    );
  }

  #says(statement: Statement, realm: string) {
    this.#statements++;
    return signStatement(statement, this.#statements, this.#secret, realm);
  }

  publish(realm: string): WorldRequest {
    return { type: 'publish-card', ...this.card(realm) };
  }

  gives(consent: Consent, realm: string): WorldRequest {
    return {
      type: 'give-consent',
      author: this.author,
      consent,
      proof: this.#says({ says: 'give-consent', consent }, realm),
    };
  }

  withdraws(consent: Consent, realm: string): WorldRequest {
    const proof = this.#says({ says: 'withdraw-consent', consent }, realm);
    return { type: 'withdraw-consent', author: this.author, consent, proof };
  }

  wantsOut(realm: string): WorldRequest {
    return { type: 'erase-participant', author: this.author, proof: this.#says({ says: 'erase-me' }, realm) };
  }

  offers(story: string, realm: string): WorldRequest {
    const textHash = 'cd'.repeat(32);
    const signature = signStoryOffer({ story, textHash }, this.#secret, realm);
    return { type: 'accept-story', story, textHash, author: this.author, signature };
  }
}

/** The server of an evening: everything asked of it goes through the rules, and what comes out is kept as the log. */
class Evening {
  world: World = START;
  readonly log: { readonly event: WorldEvent | null; readonly acts: object | null; readonly atMs: number }[] = [];
  #atMs = 0;

  ask(request: WorldRequest, asker: WorldAsker = 'participant'): this {
    const decision = decideWorld(this.world, request, asker);
    if (!decision.ok) throw new Error(`refused: ${decision.code}`);
    for (const event of decision.events) this.#happen(event, null);
    return this;
  }

  cue(acts: object): this {
    this.#happen(null, acts);
    return this;
  }

  #happen(event: WorldEvent | null, acts: object | null): void {
    this.#atMs += 1000;
    this.log.push({ event, acts, atMs: this.#atMs });
    this.world = after(this.world, event, acts, this.#atMs);
  }

  get realm(): string {
    return realmOf(this.world);
  }

  get view() {
    return networkView(this.world.network, this.world.sovereignty, this.world.seed);
  }
}

function after(world: World, event: WorldEvent | null, acts: object | null, atMs: number): World {
  const heard = event ? worldAfterEvent(world, event, AT(atMs)) : world;
  return acts ? worldAfterActs(heard, worldActs.parse(acts), AT(atMs), 500) : heard;
}

const NAMES = ['ada', 'ben', 'cleo', 'dev', 'eli', 'fay'];

/** Six people in a ring of matches, all shown. */
function gathered(): { readonly evening: Evening; readonly phones: readonly Phone[] } {
  const evening = new Evening();
  const phones = NAMES.map((name) => new Phone(name));
  phones.forEach((phone, i) => {
    const next = phones[(i + 1) % phones.length];
    if (next) {
      phone.matched(next);
      next.matched(phone);
    }
  });
  for (const phone of phones) evening.ask(phone.publish(evening.realm)).ask(phone.gives('avatar', evening.realm));
  return { evening, phones };
}

const phoneAt = (phones: readonly Phone[], i: number): Phone => {
  const phone = phones[i];
  if (!phone) throw new Error(`no phone ${i}`);
  return phone;
};

describe('an evening', () => {
  it('grows a network out of matches that both sides signed', () => {
    const { evening } = gathered();
    expect(evening.view).toMatchObject({ largest: 6, perPart: [{ nodes: 6, links: 6 }] });
  });

  it('is cut in the attack, goes on in parts, and comes together with all that was done meanwhile', () => {
    const { evening, phones } = gathered();
    evening.cue({ network: { partition: 2 }, identities: { all: 'fragmented' } });
    const cut = evening.view;
    expect(cut.perPart).toHaveLength(2);
    expect(cut.links.length).toBeLessThan(12);
    // Two who did not know each other match while they are cut off, and one of the parts hears of it.
    const [a, b] = [phoneAt(phones, 0), phoneAt(phones, 3)];
    a.matched(b).did('refuse');
    b.matched(a).did('refuse');
    evening.ask(a.publish(evening.realm)).ask(b.publish(evening.realm));
    const parts = [a, b].map(({ author }) => partOf(evening.world.network, evening.world.seed, author));
    expect(evening.view.links.length).toBe(cut.links.length + (parts[0] === parts[1] ? 2 : 0));
    evening.cue({ network: { heal: true } });
    expect(evening.view).toMatchObject({ perPart: [{ nodes: 6, links: 7 }], gestures: { refuse: 2 } });
  });

  it('lets go of who wants to go, and of nobody else', () => {
    const { evening, phones } = gathered();
    const leaving = phoneAt(phones, 2);
    evening.ask(leaving.gives('story', evening.realm)).ask(leaving.offers('s-1', evening.realm), 'director');
    evening.ask(leaving.wantsOut(evening.realm));
    expect(JSON.stringify(encodeWorld(evening.world))).not.toContain(leaving.author);
    expect(evening.view.perPart).toEqual([{ nodes: 5, links: 4 }]);
    expect(evening.world.manifesto.stories).toEqual([]);
    expect(() => evening.ask(leaving.publish(evening.realm))).toThrow('participant-erased');
    // Others, whose phones still remember them, go on publishing.
    evening.ask(phoneAt(phones, 1).did('rise').publish(evening.realm));
    expect(JSON.stringify(encodeWorld(evening.world))).not.toContain(leaving.author);
  });

  it('is the same from its log, from a checkpoint on, and by any path', () => {
    const { evening, phones } = gathered();
    evening
      .cue({ market: { open: true, list: ['mara'] }, network: { partition: 3 } })
      .ask(phoneAt(phones, 4).did('link').publish(evening.realm))
      .ask(phoneAt(phones, 5).withdraws('avatar', evening.realm))
      .cue({ network: { heal: true }, drones: { swarm: 20 } });
    for (let cut = 0; cut <= evening.log.length; cut++) {
      const play = (from: World, log: typeof evening.log): World =>
        log.reduce((world, { event, acts, atMs }) => after(world, event, acts, atMs), from);
      const checkpoint = decodeWorld(JSON.parse(JSON.stringify(encodeWorld(play(START, evening.log.slice(0, cut))))));
      if (!checkpoint) throw new Error(`no world at ${cut}`);
      expect(encodeWorld(play(checkpoint, evening.log.slice(cut)))).toEqual(encodeWorld(evening.world));
    }
  });

  it('keeps its people when the director jumps', () => {
    const { evening } = gathered();
    evening.cue({ network: { partition: 2 }, drones: { swarm: 50 } });
    const jumped = resetWorld(evening.world);
    expect(networkView(jumped.network, jumped.sovereignty, jumped.seed)).toMatchObject({
      perPart: [{ nodes: 6, links: 6 }],
    });
  });

  it('ends with nobody’s data in the house, and can begin again with the same phones', () => {
    const { evening, phones } = gathered();
    const teller = phoneAt(phones, 0);
    evening.ask(teller.gives('story', evening.realm)).ask(teller.offers('s-1', evening.realm), 'director');
    const old = phoneAt(phones, 1).publish(evening.realm);
    evening.cue({ sovereignty: { handBack: true } }).ask({ type: 'hand-back' }, 'director');
    const text = JSON.stringify(encodeWorld(evening.world));
    for (const { author } of phones) expect(text).not.toContain(author);
    expect(text).not.toContain('s-1');
    expect(evening.world.sovereignty.returned).toEqual({ participants: 6, links: 6, stories: 1 });
    expect(() => evening.ask(old)).toThrow('bad-signature');
    evening.ask(phoneAt(phones, 1).publish(evening.realm));
    expect(consentCounts(evening.world.sovereignty)).toEqual({
      participants: 1,
      erased: 0,
      avatar: 0,
      story: 0,
      finale: 0,
    });
  });
});
