/** One surface under somebody's hands: its fit as the wall shows it now, and what can be done about it. */

import type { ThrowSize } from '#installation/mapping/output-handles.ts';
import { isOnItsSide } from '#installation/mapping/standing.ts';
import type { Output } from '#installation/site/output.ts';
import { sameView } from '../../store/same-view.ts';
import type { Draft } from '../store/fit-drafts.ts';
import { isLive, outputOf, type WallsMoment } from '../store/walls-moment.ts';
import { blendView, type EdgeBlendView } from './blend-view.ts';
import { entryOf } from './surface-view.ts';

export interface DeskView {
  readonly surface: string;
  readonly output: Output;
  /** As it is seen on the wall: its sides change places where the projector lies on its side. */
  readonly size: ThrowSize;
  /** Whether the wall itself has told the size; otherwise it is a guess. */
  readonly isSizeKnown: boolean;
  readonly blend: readonly EdgeBlendView[];
  readonly canEdit: boolean;
  /** What can be taken back and done again, in words; null: nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** Where the change of the moment is. */
  readonly saving: Draft['state'] | 'kept' | 'elsewhere';
  readonly problem: Draft['problem'];
}

/** Until a wall has told what its projector throws. */
const GUESSED: ThrowSize = { widthPx: 1920, heightPx: 1080 };

/** Null: the site has no such surface. */
export function deskView(moment: WallsMoment, surface: string): DeskView | null {
  const output = outputOf(moment, surface);
  if (!moment.site || !output) return null;
  const told = entryOf(moment, surface)?.status?.surface;
  const isSizeKnown = told !== undefined && told.widthPx > 0 && told.heightPx > 0;
  const history = moment.setup?.history[surface];
  const draft = moment.drafts[surface];
  const waits = draft?.state === 'soon';
  return {
    surface,
    output,
    size: seenSize(output, isSizeKnown ? told : GUESSED),
    isSizeKnown,
    blend: blendView(moment.site, surface, output),
    canEdit: isLive(moment),
    undo: waits ? 'this change' : (history?.undo ?? null),
    redo: waits ? null : (history?.redo ?? null),
    saving: draft?.state ?? (isTriedElsewhere(moment, surface) ? 'elsewhere' : 'kept'),
    problem: draft?.problem ?? null,
  };
}

/** What is tried and no other than what is kept is a drag that was given up. */
const isTriedElsewhere = ({ tried, site }: WallsMoment, surface: string): boolean =>
  tried[surface] !== undefined && !sameView(tried[surface], site?.surfaces[surface]?.output);

const seenSize = (output: Output, { widthPx, heightPx }: ThrowSize): ThrowSize =>
  isOnItsSide(output) ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx };

/** What became of the last change, in a few words. */
export function savingWords({ saving, canEdit }: Pick<DeskView, 'saving' | 'canEdit'>): string {
  if (!canEdit) return 'No server';
  switch (saving) {
    case 'trying':
      return 'Trying';
    case 'soon':
    case 'saving':
      return 'Saving';
    case 'unsaved':
      return 'Not saved';
    case 'elsewhere':
      return 'Being fitted elsewhere';
    case 'kept':
      return 'Saved';
  }
}
