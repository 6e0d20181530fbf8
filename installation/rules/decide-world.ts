/**
 * A request about the world becomes facts or a refusal. Here, and only here, signatures are checked: once a fact is in
 * the log it is believed by everybody.
 */

import type { IdentityOwner, Proof, WorldEvent } from '../log/world-event.ts';
import type { IdentityStatus } from '../score/world-declaration.ts';
import { verifyCard } from '../world/card.ts';
import { identityOf, mayBecome, namedIdentity, OWN_CHOICES } from '../world/identities.ts';
import { MAX_STORIES } from '../world/manifesto.ts';
import { cardOf } from '../world/network.ts';
import { networkView } from '../world/network-view.ts';
import { rosterSize } from '../world/roster.ts';
import { allows, hasRoom, isErased, MAX_STORIES_EACH, type Participant, participant } from '../world/sovereignty.ts';
import { type Statement, verifyStatement, verifyStoryOffer } from '../world/statement.ts';
import { realmOf, type World } from '../world/world.ts';
import type { WorldRefusalCode } from './world-refusals.ts';
import type { WorldRequest } from './world-request.ts';

/** Who asks: the director at a panel, or somebody at a phone, of whom nothing is known but what they sign. */
export type WorldAsker = 'director' | 'participant';

export type WorldDecision =
  | { readonly ok: true; readonly events: readonly WorldEvent[] }
  | { readonly ok: false; readonly code: WorldRefusalCode };

type Of<T extends WorldRequest['type']> = Extract<WorldRequest, { readonly type: T }>;

const yes = (event: WorldEvent): WorldDecision => ({ ok: true, events: [event] });
const no = (code: WorldRefusalCode): WorldDecision => ({ ok: false, code });

/** Answers what `asker` asks of the world as it is. Costs up to some milliseconds, for the signature. */
export function decideWorld(world: World, request: WorldRequest, asker: WorldAsker): WorldDecision {
  switch (request.type) {
    case 'publish-card':
      return publishCard(world, request);
    case 'give-consent':
      return giveConsent(world, request);
    case 'withdraw-consent':
      return withdrawConsent(world, request, asker);
    case 'change-identity':
      return changeIdentity(world, request, asker);
    case 'accept-story':
      return asker === 'director' ? acceptStory(world, request) : no('directors-only');
    case 'withdraw-story':
      return withdrawStory(world, request, asker);
    case 'erase-participant':
      return eraseParticipant(world, request, asker);
    case 'hand-back':
      return asker === 'director' ? handBack(world) : no('directors-only');
  }
}

function publishCard(world: World, { card, signature }: Of<'publish-card'>): WorldDecision {
  const { author } = card;
  if (isErased(world.sovereignty, world.seed, author)) return no('participant-erased');
  const before = cardOf(world.network, world.seed, author);
  if (!before && !hasRoom(world.sovereignty)) return no('house-full');
  if (before && card.seq <= before.seq) return no('old-card');
  const now = new Map(Object.entries(card.gestures));
  const takesBack = Object.entries(before?.gestures ?? {}).some(([name, count]) => (now.get(name) ?? 0) < count);
  if (takesBack) return no('card-takes-back');
  if (!verifyCard({ card, signature }, realmOf(world))) return no('bad-signature');
  return yes({ type: 'record-published', card, signature });
}

/** The participant, or why there is none. */
function knownParticipant(world: World, author: string): Participant | WorldRefusalCode {
  const known = participant(world.sovereignty, author);
  if (known) return known;
  return isErased(world.sovereignty, world.seed, author) ? 'participant-erased' : 'unknown-participant';
}

/** Why a statement does not count, or null. One without proof counts where the director makes it. */
function whyNotSaid(
  world: World,
  author: string,
  statement: Statement,
  proof: Proof | undefined,
  asker: WorldAsker,
): WorldRefusalCode | null {
  const known = knownParticipant(world, author);
  if (typeof known === 'string') return known;
  if (!proof) return asker === 'director' ? null : 'not-signed';
  if (proof.seq <= known.lastSeq) return 'old-statement';
  return verifyStatement(statement, proof, author, realmOf(world)) ? null : 'bad-signature';
}

function giveConsent(world: World, { author, consent, proof }: Of<'give-consent'>): WorldDecision {
  const why = whyNotSaid(world, author, { says: 'give-consent', consent }, proof, 'participant');
  if (why) return no(why);
  if (allows(world.sovereignty, author, consent)) return no('consent-so-already');
  return yes({ type: 'consent-given', author, consent, proof });
}

function withdrawConsent(world: World, request: Of<'withdraw-consent'>, asker: WorldAsker): WorldDecision {
  const { author, consent, proof } = request;
  const why = whyNotSaid(world, author, { says: 'withdraw-consent', consent }, proof, asker);
  if (why) return no(why);
  if (!allows(world.sovereignty, author, consent)) return no('consent-so-already');
  return yes({ type: 'consent-withdrawn', author, consent, ...proven(proof) });
}

const proven = (proof: Proof | undefined): { readonly proof?: Proof } => (proof ? { proof } : {});

function changeIdentity(world: World, request: Of<'change-identity'>, asker: WorldAsker): WorldDecision {
  const { who, status, proof } = request;
  const why = whyNotChanged(world, who, status, proof, asker);
  return why ? no(why) : yes({ type: 'identity-changed', who, status, ...proven(proof) });
}

function whyNotChanged(
  world: World,
  who: IdentityOwner,
  status: IdentityStatus,
  proof: Proof | undefined,
  asker: WorldAsker,
): WorldRefusalCode | null {
  if ('named' in who) {
    if (asker !== 'director') return 'directors-only';
    const identity = namedIdentity(world.identities, who.named);
    if (!identity) return 'unknown-identity';
    return mayBecome(identity.status, status) ? null : 'no-legal-change';
  }
  const why = whyNotSaid(world, who.author, { says: 'change-identity', status }, proof, asker);
  if (why) return why;
  if (proof && !OWN_CHOICES.includes(status)) return 'not-a-choice';
  if (!allows(world.sovereignty, who.author, 'avatar')) return 'no-consent';
  return mayBecome(identityOf(world.identities, who.author).status, status) ? null : 'no-legal-change';
}

function acceptStory(world: World, request: Of<'accept-story'>): WorldDecision {
  const { story, textHash, author, signature } = request;
  const known = knownParticipant(world, author);
  if (typeof known === 'string') return no(known);
  if (!allows(world.sovereignty, author, 'story')) return no('no-consent');
  if (known.withdrawn.includes(story)) return no('story-withdrawn');
  const { stories } = world.manifesto;
  if (stories.some((line) => line.story === story)) return no('story-known');
  const theirs = stories.filter((line) => line.author === author).length + known.withdrawn.length;
  if (theirs >= MAX_STORIES_EACH || stories.length >= MAX_STORIES) return no('too-many-stories');
  if (!verifyStoryOffer({ story, textHash }, signature, author, realmOf(world))) return no('bad-signature');
  return yes({ type: 'story-accepted', story, textHash, author, signature });
}

function withdrawStory(world: World, { story, author, proof }: Of<'withdraw-story'>, asker: WorldAsker): WorldDecision {
  const why = whyNotSaid(world, author, { says: 'withdraw-story', story }, proof, asker);
  if (why) return no(why);
  const isThere = world.manifesto.stories.some((line) => line.story === story && line.author === author);
  return isThere ? yes({ type: 'story-withdrawn', story, author, ...proven(proof) }) : no('unknown-story');
}

function eraseParticipant(world: World, { author, proof }: Of<'erase-participant'>, asker: WorldAsker): WorldDecision {
  const why = whyNotSaid(world, author, { says: 'erase-me' }, proof, asker);
  return why ? no(why) : yes({ type: 'participant-erased', author, ...proven(proof) });
}

function handBack({ network, manifesto, sovereignty, seed }: World): WorldDecision {
  const participants = rosterSize(sovereignty.people);
  if (participants + rosterSize(sovereignty.erased) === 0) return no('nothing-to-return');
  const links = networkView(network, sovereignty, seed).links.length / 2;
  return yes({ type: 'returned', participants, links, stories: manifesto.stories.length });
}
