/** The gesture that is being taught: what was chosen, recorded and named so far. Pure: every change makes a new one. */

import { z } from 'zod';
import {
  MOST_TAKES,
  parseTaught,
  TAUGHT_FORMAT,
  type TaughtGesture,
  type TaughtTake,
  taughtGestureSchema,
  taughtTakeSchema,
} from '#installation/gesture/taught-gesture.ts';

const { layout, kind, sides, threshold } = taughtGestureSchema.shape;

/** How a draft is kept across a reload. Landmarks and words, no picture. */
export const draftSchema = z.strictObject({
  layout,
  kind,
  sides,
  threshold,
  name: z.string().max(64),
  invitation: z.string().max(300),
  /** Who performs the next take. */
  subject: z.string().max(32),
  takes: z.array(taughtTakeSchema).max(MOST_TAKES).readonly(),
  /** The saved gesture it goes on from; null for a new one. */
  origin: z.strictObject({ name: z.string(), version: z.string() }).nullable(),
  /** Whether anything is not yet on the server. */
  isChanged: z.boolean(),
});
export type Draft = Readonly<z.infer<typeof draftSchema>>;

export const NEW_DRAFT: Draft = {
  layout: 'body33',
  kind: 'pose',
  sides: 'either',
  threshold: 0.6,
  name: '',
  invitation: '',
  subject: '1',
  takes: [],
  origin: null,
  isChanged: false,
};

/** Fewer takes than this teach too little to be judged. */
export const TAKES_TO_JUDGE = 3;

/** What an artist may choose or write. Layout and kind are settled with the first take. */
export type DraftChange = Partial<
  Pick<Draft, 'layout' | 'kind' | 'sides' | 'threshold' | 'name' | 'invitation' | 'subject'>
>;

export function changed(draft: Draft, change: DraftChange): Draft {
  const isSettled = draft.takes.length > 0;
  const { layout, kind, ...rest } = change;
  const free = isSettled ? rest : { ...rest, ...(layout ? { layout } : {}), ...(kind ? { kind } : {}) };
  return { ...draft, ...free, isChanged: draft.isChanged || draft.takes.length > 0 };
}

export const withTake = (draft: Draft, take: TaughtTake): Draft => ({
  ...draft,
  takes: [...draft.takes, take],
  isChanged: true,
});

/** Without the take at `index`, from 0; -1 is the last. */
export const withoutTake = (draft: Draft, index: number): Draft => {
  const place = index < 0 ? draft.takes.length + index : index;
  return { ...draft, takes: draft.takes.filter((_, at) => at !== place), isChanged: true };
};

/** A saved gesture, to be gone on with. */
export const draftOf = (gesture: TaughtGesture, version: string): Draft => {
  const { layout, kind, sides, threshold, name, invitation, takes } = gesture;
  const subject = takes.at(-1)?.subject ?? '1';
  return {
    layout,
    kind,
    sides,
    threshold,
    name,
    invitation,
    subject,
    takes,
    origin: { name, version },
    isChanged: false,
  };
};

export const savedAs = (draft: Draft, name: string, version: string): Draft => ({
  ...draft,
  name,
  origin: { name, version },
  isChanged: false,
});

/** Under this name a draft is learnt before it has one. No score can ask for it: it is no name. */
export const UNNAMED = 'this gesture';

/** The draft as something that can be learnt, whatever it is called yet. */
export const learnable = ({ layout, kind, sides, threshold, takes }: Draft): TaughtGesture => ({
  format: TAUGHT_FORMAT,
  name: UNNAMED,
  invitation: UNNAMED,
  layout,
  kind,
  sides,
  threshold,
  takes,
});

/** The gesture to be saved, or what is missing, a sentence each. */
export function gestureOf(draft: Draft): ReturnType<typeof parseTaught> {
  const missing = [
    ...(draft.takes.length < TAKES_TO_JUDGE ? [`Record at least ${TAKES_TO_JUDGE} takes first.`] : []),
    ...(draft.name === '' ? ['Give it a name.'] : []),
    ...(draft.name !== '' && !/^[a-z][a-z0-9-]{0,31}$/.test(draft.name)
      ? ['A name is lower-case letters, digits and hyphens, a letter first, as in "open-door".']
      : []),
    ...(draft.invitation.trim() === '' ? ['Say in one sentence how it is done: visitors will read it.'] : []),
  ];
  if (missing.length > 0) return { ok: false, problems: missing };
  const { name, invitation } = draft;
  return parseTaught(`${name}.json`, { ...learnable(draft), name, invitation: invitation.trim() });
}

/** What is typed, as near to a name as it comes: "Open Door" becomes "open-door". */
export const asName = (typed: string): string =>
  typed
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 32);
