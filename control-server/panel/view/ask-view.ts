/** How the crowd stands to one thing asked of it: an option of a question, or a trigger that listens. */

import type { Meter } from '#installation/protocol/messages.ts';
import type { PlannedAsk } from '#installation/score/plan.ts';
import { gesturePhrase } from './quorum-words.ts';
import { lengthText, percentText } from './show-time.ts';

/** What the server measured of one thing asked. */
export type Measured = NonNullable<Meter['quorum']>['options'][number];

/** Nobody was looked at yet. */
const NOTHING: Measured = { present: 0, active: 0, share: 0, dwellMs: 0, synchrony: null, reached: false };

/** How far the crowd is: too few people, too small a share, not moving together, holding it, held long enough. */
export type AskStanding = 'too-few' | 'short' | 'out-of-step' | 'holding' | 'reached';

export interface AskView {
  readonly gesture: string;
  readonly standing: AskStanding;
  readonly words: string;
  /** Shares of the people present, whole percent. */
  readonly sharePercent: number;
  readonly shareText: string;
  readonly thresholdPercent: number;
  readonly leavePercent: number;
  readonly active: number;
  readonly present: number;
  readonly minPeople: number;
  readonly dwellPercent: number;
  /** How long the crowd has held it, seconds, and how long it has to. */
  readonly dwellText: string;
  readonly dwellOf: string;
  /** How closely they move together and what is asked; null where it does not matter. */
  readonly synchrony: { readonly text: string; readonly isEnough: boolean } | null;
}

const percent = (share: number): number => Math.round(share * 100);

/** `ask` as it was `measured`; undefined where it was not measured yet. */
export function askView(ask: PlannedAsk, measured: Measured = NOTHING): AskView {
  const { active, present, share, dwellMs } = measured;
  const standing = standingOf(ask, measured);
  return {
    gesture: gesturePhrase(ask.what),
    standing,
    words: wordsOf(standing, ask, measured),
    sharePercent: percent(share),
    shareText: percentText(share),
    thresholdPercent: percent(ask.share),
    leavePercent: percent(ask.leaveShare),
    active,
    present,
    minPeople: ask.minPeople,
    dwellPercent:
      ask.dwellMs > 0 ? percent(Math.min(1, dwellMs / ask.dwellMs)) : percent(hasEnough(ask, active) ? 1 : 0),
    dwellText: (Math.floor(Math.min(dwellMs, ask.dwellMs) / 100) / 10).toFixed(1),
    dwellOf: lengthText(ask.dwellMs) || '0 s',
    synchrony: synchronyOf(ask, measured),
  };
}

/** What weighing leaves of a share this near to the threshold is the threshold. */
const GRAIN = 1e-9;

/** Whether the crowd, as it stands and whatever the dwell, does what is asked. */
export const standsForIt = (ask: PlannedAsk, measured: Measured): boolean =>
  hasEnough(ask, measured.active) && measured.share >= ask.share - GRAIN && isInStep(ask, measured);

const hasEnough = ({ minPeople }: PlannedAsk, active: number): boolean => active > 0 && active >= minPeople;

const isInStep = ({ synchrony: asked }: PlannedAsk, { synchrony }: Measured): boolean =>
  asked === null || (synchrony !== null && synchrony.consistency >= asked && synchrony.consistency > synchrony.chance);

function standingOf(ask: PlannedAsk, measured: Measured): AskStanding {
  if (measured.reached) return 'reached';
  if (measured.dwellMs > 0) return 'holding';
  if (!hasEnough(ask, measured.active)) return 'too-few';
  return measured.share >= ask.share - GRAIN && !isInStep(ask, measured) ? 'out-of-step' : 'short';
}

function wordsOf(standing: AskStanding, ask: PlannedAsk, { active }: Measured): string {
  switch (standing) {
    case 'reached':
      return 'Reached';
    case 'holding':
      return 'The crowd holds it';
    case 'out-of-step':
      return 'Enough of them, but not in step';
    case 'short':
      return `Not yet ${percentText(ask.share)} of the crowd`;
    case 'too-few': {
      const lacking = ask.minPeople - active;
      return `${Math.max(1, lacking)} more ${lacking > 1 ? 'people' : 'person'} needed`;
    }
  }
}

function synchronyOf(ask: PlannedAsk, measured: Measured): AskView['synchrony'] {
  const { synchrony } = measured;
  if (ask.synchrony === null) return null;
  const asked = `${percent(ask.synchrony)} % asked`;
  if (!synchrony) return { text: `In step: not known yet, ${asked}`, isEnough: false };
  const isEnough = isInStep(ask, measured);
  const chance = synchrony.consistency <= synchrony.chance ? ', no more than chance' : '';
  return { text: `In step: ${percent(Math.max(0, synchrony.consistency))} %${chance}, ${asked}`, isEnough };
}
