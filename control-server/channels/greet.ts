/** The first word of every page: what it has, and what it therefore lacks. */

import type { Fact } from '#installation/log/fact.ts';
import { type BaseMessage, type Hello, PROTOCOL_VERSION, type Welcome } from '#installation/protocol/messages.ts';
import type { ScoreText } from '#installation/protocol/replica.ts';
import { encodeCore } from '#installation/state/core-codec.ts';
import type { Base } from '#installation/state/timeline.ts';

/** What the server can hand out. */
export interface House {
  /** What the facts go on from. */
  readonly base: Base;
  /** The facts behind the base. */
  readonly facts: readonly Fact[];
  readonly scores: readonly ScoreText[];
  readonly siteText: string;
}

/** The answer to a hello from a page that may come in. `notice` is a sentence it should show, or null. */
export function welcome(hello: Hello, house: House, notice: string | null): Welcome {
  const { base, facts, scores, siteText: site } = house;
  const begins = base.end.seq;
  const known = hello.seq === begins ? base.end.hash : facts[hello.seq - begins - 1]?.hash;
  const lacking = facts.slice(Math.max(0, hello.seq - begins));
  const isPart = hello.seq > 0 && known === hello.hash;
  const plain = isPart && lacking.every((fact) => fact.event.type !== 'score-adopted');
  return plain
    ? { kind: 'catch-up', facts: lacking, site, notice }
    : {
        kind: 'snapshot',
        scores: scoresFor(base, facts, scores),
        base: summaryOf(base),
        facts: [...facts],
        site,
        notice,
      };
}

/** The scores a page needs to go on from `base` with `facts`. A long day of changes leaves many that nothing plays. */
function scoresFor({ core }: Base, facts: readonly Fact[], scores: readonly ScoreText[]): ScoreText[] {
  const adopted = facts.flatMap(({ event }) => (event.type === 'score-adopted' ? [event.scoreHash] : []));
  const needed = new Set([core.plan?.scoreHash, ...adopted]);
  return scores.filter(({ hash }) => needed.has(hash));
}

/** What a page goes on from that knows nothing; null: from the beginning. */
const summaryOf = ({ end, core }: Base): BaseMessage | null => (end.seq === 0 ? null : { end, core: encodeCore(core) });

/** Turns away a page of another version. */
export const outdated = (hello: Hello): Welcome => ({
  kind: 'refused',
  says: `This page speaks version ${hello.protocol} of the show's language, the server speaks ${PROTOCOL_VERSION}.`,
  advice:
    hello.protocol < PROTOCOL_VERSION
      ? 'Reload the page to get the new one.'
      : 'The server is older than the page: restart it with the same version, then reload.',
  retry: false,
});

/** Turns away a second camera of one name: its people would be counted twice. `free` are names nobody stands for. */
export const cameraTaken = (name: string, free: readonly string[]): Welcome => ({
  kind: 'refused',
  says: `A camera called "${name}" is connected already, so everyone it sees would be counted twice.`,
  advice:
    free.length > 0
      ? `Close the other page, or open this one as another camera of the site: /camera?name=${free[0]}`
      : 'Close the other page. The site has no other camera; another one is added in its file.',
  retry: true,
});

/** What a camera that the site does not have is told. */
export const cameraUnknown = (name: string, free: readonly string[]): string =>
  `The site has no camera called "${name}", so nobody it sees is counted.${
    free.length > 0 ? ` Open it as /camera?name=${free[0]}` : ''
  }`;
