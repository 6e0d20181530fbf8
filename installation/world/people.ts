/**
 * What people do, through all the systems it touches: a card, a consent, a choice, a story, and how each is taken back.
 * The rules have checked signatures and rights before; here the log is believed.
 */

import type { WorldEvent } from '../log/world-event.ts';
import type { ShowMs } from '../time/axes.ts';
import {
  type Identities,
  identityChanged,
  participantChanged,
  withoutParticipantIdentities,
  withoutParticipantIdentity,
} from './identities.ts';
import { type Manifesto, withoutStories, withStory } from './manifesto.ts';
import { type Network, published, withoutNode, withoutNodes } from './network.ts';
import {
  allReturned,
  consentGiven,
  consentWithdrawn,
  heard,
  isErased,
  joined,
  participantErased,
  type Sovereignty,
  storiesWithdrawn,
} from './sovereignty.ts';

/** The systems that hold something of participants. No other may. */
export interface PeopleSystems {
  readonly identities: Identities;
  readonly network: Network;
  readonly manifesto: Manifesto;
  readonly sovereignty: Sovereignty;
}

/** How long a change takes to be seen that somebody made between cues, ms. */
const CHANGE_MS = 1500;

type EventOf<T extends WorldEvent['type']> = Extract<WorldEvent, { readonly type: T }>;

/** After `event`. What it does not touch stays the very same. */
export function peopleAfterEvent(systems: PeopleSystems, seed: number, event: WorldEvent, at: ShowMs): PeopleSystems {
  const { identities, network, manifesto, sovereignty } = systems;
  switch (event.type) {
    case 'record-published': {
      const isGone = (author: string): boolean => isErased(sovereignty, seed, author);
      return {
        identities,
        manifesto,
        network: published(network, seed, event.card, isGone, at),
        sovereignty: joined(sovereignty, event.card.author, at),
      };
    }
    case 'consent-given': {
      const told = heard(sovereignty, event.author, event.proof);
      return { ...pick(systems), sovereignty: consentGiven(told, event.author, event.consent, at) };
    }
    case 'consent-withdrawn':
      return withoutConsent(systems, event);
    case 'identity-changed':
      return withIdentity(systems, event, at);
    case 'story-accepted': {
      const { story, textHash, author } = event;
      return { ...pick(systems), manifesto: withStory(manifesto, { story, textHash, author, atMs: at }) };
    }
    case 'story-withdrawn': {
      const told = heard(sovereignty, event.author, event.proof);
      return withoutStoriesOf({ ...pick(systems), sovereignty: told }, event.author, (story) => story === event.story);
    }
    case 'participant-erased':
      return {
        identities: withoutParticipantIdentity(identities, event.author),
        network: withoutNode(network, event.author),
        manifesto: withoutStories(manifesto, ({ author }) => author === event.author),
        sovereignty: participantErased(sovereignty, seed, event.author, at),
      };
    case 'returned':
      return {
        identities: withoutParticipantIdentities(identities),
        network: withoutNodes(network),
        manifesto: withoutStories(manifesto, () => true),
        sovereignty: allReturned(sovereignty, event),
      };
  }
}

const pick = ({ identities, network, manifesto, sovereignty }: PeopleSystems): PeopleSystems => ({
  identities,
  network,
  manifesto,
  sovereignty,
});

/** What a consent covered goes with it: the avatar with the identity it had, the stories. */
function withoutConsent(
  systems: PeopleSystems,
  { author, consent, proof }: EventOf<'consent-withdrawn'>,
): PeopleSystems {
  const sovereignty = consentWithdrawn(heard(systems.sovereignty, author, proof), author, consent);
  const without = { ...pick(systems), sovereignty };
  switch (consent) {
    case 'avatar':
      return { ...without, identities: withoutParticipantIdentity(systems.identities, author) };
    case 'story':
      return withoutStoriesOf(without, author, () => true);
    case 'finale':
      return without;
  }
}

/** Takes those of an author's stories out for which `isMeant` holds, and remembers that they were taken back. */
function withoutStoriesOf(systems: PeopleSystems, author: string, isMeant: (story: string) => boolean): PeopleSystems {
  const taken = systems.manifesto.stories.filter((line) => line.author === author && isMeant(line.story));
  const names = taken.map(({ story }) => story);
  return {
    ...systems,
    manifesto: withoutStories(systems.manifesto, (line) => taken.includes(line)),
    sovereignty: storiesWithdrawn(systems.sovereignty, author, names),
  };
}

function withIdentity(systems: PeopleSystems, event: EventOf<'identity-changed'>, at: ShowMs): PeopleSystems {
  const { who, status, proof } = event;
  const identities =
    'named' in who
      ? identityChanged(systems.identities, who.named, status, at, CHANGE_MS)
      : participantChanged(systems.identities, who.author, status, proof !== undefined, at, CHANGE_MS);
  const sovereignty = 'author' in who ? heard(systems.sovereignty, who.author, proof) : systems.sovereignty;
  return { ...pick(systems), identities, sovereignty };
}
