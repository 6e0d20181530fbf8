/** Everything the page shows follows from one of these. */

import type { Barred } from '#installation/protocol/connection.ts';
import type { Room } from '#installation/protocol/messages.ts';
import type { Stage } from '#installation/protocol/session.ts';
import type { Setup } from '#installation/protocol/setup.ts';
import type { Output } from '#installation/site/output.ts';
import type { Site } from '#installation/site/site.ts';
import type { LocalMs, ServerMs } from '#installation/time/axes.ts';
import type { Draft } from './fit-drafts.ts';

/** What could not be done, and nobody has read yet. */
export interface WallsSaid {
  readonly says: string;
  readonly advice: string;
  readonly atMs: LocalMs;
}

export interface WallsMoment {
  readonly localMs: LocalMs;
  /** Server time; null before the clock is known. */
  readonly nowMs: ServerMs | null;
  readonly stage: Stage;
  readonly barred: Barred | null;
  /** What went wrong inside the page, in a sentence, or null. */
  readonly fault: string | null;
  /** The room as it is written; null before the first greeting. */
  readonly site: Site | null;
  readonly room: Room | null;
  readonly setup: Setup | null;
  /** What is being changed here. */
  readonly drafts: Readonly<Record<string, Draft>>;
  /** What somebody else tries out. */
  readonly tried: Readonly<Record<string, Output>>;
  readonly said: WallsSaid | null;
}

/** Whether anything can be changed: only while the server listens. */
export const isLive = ({ stage }: WallsMoment): boolean => stage.stage === 'live';

/** How a projector is fitted as it is seen on the wall now; null: the site has no such surface. */
export const outputOf = ({ drafts, tried, site }: WallsMoment, surface: string): Output | null =>
  drafts[surface]?.output ?? tried[surface] ?? site?.surfaces[surface]?.output ?? null;
