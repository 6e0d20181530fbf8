/** The fits of the projectors: kept in the site's file, and taken back step by step on each surface. */

import type { SetupAnswer } from '#installation/protocol/setup.ts';
import type { Output } from '#installation/site/output.ts';
import {
  type FitHistories,
  historyOf,
  historyWords,
  remembered,
  siteChanged,
  steppedBack,
  steppedForth,
} from '#installation/site/output-history.ts';
import { setOutput } from '#installation/site/set-output.ts';
import type { Site } from '#installation/site/site.ts';
import { type Written, written } from '#installation/site/written.ts';
import { MOVE_AND_TRY, NOTHING_TO, UNKNOWN_VERSION } from './setup-refusals.ts';
import type { SiteKeeper } from './site-keeper.ts';

export interface FitDesk {
  /** Writes a fit; `does` says what was changed. */
  keep(surface: string, output: Output, does: string): Promise<SetupAnswer>;
  undo(surface: string): Promise<SetupAnswer>;
  redo(surface: string): Promise<SetupAnswer>;
  /** Puts an earlier text of the whole site back. */
  restore(version: string): Promise<SetupAnswer>;
  /** Somebody wrote another site into the file. */
  editedByHand(before: Site, after: Site): void;
  /** What can be taken back and done again, by surface. */
  words(): ReturnType<typeof historyWords>;
}

/** Nothing has been done yet. */
export function createFitDesk(keeper: Pick<SiteKeeper, 'site' | 'change' | 'version'>): FitDesk {
  let histories: FitHistories = {};

  /** Writes what `wanted` says when its turn comes, null: there is `nothing` to do; then histories are as `step` says. */
  const write = async (
    surface: string,
    wanted: () => Output | null,
    step: (before: Output, after: Output) => FitHistories,
    nothing: SetupAnswer,
  ): Promise<SetupAnswer> => {
    let isThere = true;
    const answer = await keeper.change(
      ({ text }): Written => {
        const output = wanted();
        isThere = output !== null;
        return output ? setOutput(text, surface, output) : { ok: false, says: 'there is nothing to do' };
      },
      MOVE_AND_TRY,
      (before, after) => {
        const [old, now] = [before.surfaces[surface]?.output, after.surfaces[surface]?.output];
        if (old && now) histories = step(old, now);
      },
    );
    return isThere ? answer : nothing;
  };

  return {
    keep: (surface, output, does) =>
      write(
        surface,
        () => output,
        (before, after) => remembered(histories, surface, { does, before, after }),
        NOTHING_TO.undo,
      ),
    undo: (surface) =>
      write(
        surface,
        () => historyOf(histories, surface).done.at(-1)?.before ?? null,
        () => steppedBack(histories, surface),
        NOTHING_TO.undo,
      ),
    redo: (surface) =>
      write(
        surface,
        () => historyOf(histories, surface).undone.at(-1)?.after ?? null,
        () => steppedForth(histories, surface),
        NOTHING_TO.redo,
      ),
    restore: async (version) => {
      const text = await keeper.version(version);
      if (text === null) return UNKNOWN_VERSION;
      const advice = 'Choose another version, or mend the file by hand.';
      return keeper.change(
        () => written(text),
        advice,
        (before, after) => {
          histories = siteChanged(histories, before, after, 'Earlier version of the site');
        },
      );
    },
    editedByHand: (before, after) => {
      histories = siteChanged(histories, before, after, 'Edited in the site’s file');
    },
    words: () => historyWords(histories, Object.keys(keeper.site().surfaces)),
  };
}
