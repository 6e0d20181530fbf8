/**
 * Setting up the room: takes what is asked by those who hang projectors, and holds what walls are told of it. The fits
 * stand in the site's file; patterns, tiers and allowances live as long as the server.
 */

import type { RoomEntry } from '#installation/protocol/messages.ts';
import {
  type PatternName,
  type Setup,
  type SetupAnswer,
  type SetupRequest,
  setupRequestSchema,
} from '#installation/protocol/setup.ts';
import { refuse } from '#installation/rules/refusal.ts';
import { outputFault } from '#installation/site/check-output.ts';
import type { Output } from '#installation/site/output.ts';
import {
  type FitHistories,
  historyOf,
  historyWords,
  remembered,
  sameFit,
  siteChanged,
  steppedBack,
  steppedForth,
} from '#installation/site/output-history.ts';
import { setOutput } from '#installation/site/set-output.ts';
import { type Written, written } from '#installation/site/written.ts';
import type { Cancel, Timers } from '../clock/server-clock.ts';
import { createRoomTiers } from './room-tiers.ts';
import { type Asker, MOVE_AND_TRY, NOTHING_TO, notYours, UNKNOWN_VERSION, unknownSurface } from './setup-refusals.ts';
import type { SiteChange, SiteKeeper } from './site-keeper.ts';
import { createTriedFits, type TellTried, type TriedFits } from './tried-fits.ts';

export interface SetupDesk {
  /** What all walls are told. */
  setup(): Setup;
  /** What is being tried out, for a page that comes in. */
  tried: TriedFits['all'];
  /** Carries out what somebody asks, or says why not. `problem` hears what a message is that cannot be read. */
  ask(asker: Asker, payload: unknown, problem: (why: string) => void): Promise<SetupAnswer>;
  /** A connection has ended. */
  left(id: string): void;
  /** The site is another now, and everybody has been told. */
  siteChanged(change: SiteChange): void;
  stop: Cancel;
}

export interface SetupDeskOptions {
  readonly keeper: Pick<SiteKeeper, 'site' | 'change' | 'version'>;
  readonly pages: () => readonly RoomEntry[];
  readonly now: () => number;
  readonly timers: Timers;
  readonly tellSetup: (setup: Setup) => void;
  readonly tellTried: TellTried;
}

const EVERY_MS = 1000;

/** Opens the desk: every wall shows the show. */
export function openSetupDesk(options: SetupDeskOptions): SetupDesk {
  const { keeper, timers, tellTried } = options;
  const tried = createTriedFits(timers, tellTried);
  const tiers = createRoomTiers(keeper.site);
  let histories: FitHistories = {};
  let patterns: ReadonlyMap<string, PatternName> = new Map();
  let software: ReadonlySet<string> = new Set();

  const surfaces = (): readonly string[] => Object.keys(keeper.site().surfaces);
  const fitOf = (surface: string, site = keeper.site()): Output | null => site.surfaces[surface]?.output ?? null;
  const setup = (): Setup => ({
    patterns: Object.fromEntries([...patterns].filter(([surface]) => surfaces().includes(surface))),
    tiers: tiers.tiers(),
    software: [...software].filter((surface) => surfaces().includes(surface)),
    history: historyWords(histories, surfaces()),
  });

  let told = JSON.stringify(setup());
  const tell = (): void => {
    const now = setup();
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    options.tellSetup(now);
  };

  /** Walls show again what the file says of these surfaces. */
  const showKept = (names: readonly string[]): void => {
    for (const surface of names) {
      const output = fitOf(surface);
      if (output) tellTried({ surface, output }, null, true);
    }
  };

  /** Writes a fit, and remembers it as `step` says. */
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
        return output ? setOutput(text, surface, output) : { ok: false, says: '' };
      },
      MOVE_AND_TRY,
      (before, after) => {
        const [old, now] = [fitOf(surface, before), fitOf(surface, after)];
        if (old && now) histories = step(old, now);
      },
    );
    if ((answer.ok || !isThere) && tried.forget(surface)) showKept([surface]);
    return isThere ? answer : nothing;
  };

  const restore = async (id: string): Promise<SetupAnswer> => {
    const text = await keeper.version(id);
    if (text === null) return UNKNOWN_VERSION;
    return keeper.change(
      () => written(text),
      'Choose another version, or mend the file by hand.',
      (before, after) => {
        histories = siteChanged(histories, before, after, 'Earlier version of the site');
      },
    );
  };

  const setPattern = (surface: string | null, pattern: PatternName | null): void => {
    const names = surface === null ? surfaces() : [surface];
    const others = [...patterns].filter(([name]) => !names.includes(name));
    patterns = new Map([...others, ...(pattern ? names.map((name): [string, PatternName] => [name, pattern]) : [])]);
  };

  const carryOut = async (asker: Asker, request: SetupRequest): Promise<SetupAnswer> => {
    switch (request.type) {
      case 'try': {
        const fault = outputFault(request.output);
        if (fault)
          return { ok: false, says: `The picture cannot be fitted so: ${fault.message}.`, advice: MOVE_AND_TRY };
        tried.take(asker.id, { surface: request.surface, output: request.output });
        return { ok: true };
      }
      case 'keep': {
        const { surface, output, does } = request;
        const step = (before: Output, after: Output) => remembered(histories, surface, { does, before, after });
        return write(surface, () => output, step, NOTHING_TO.undo);
      }
      case 'undo': {
        const { surface } = request;
        const wanted = () => historyOf(histories, surface).done.at(-1)?.before ?? null;
        return write(surface, wanted, () => steppedBack(histories, surface), NOTHING_TO.undo);
      }
      case 'redo': {
        const { surface } = request;
        const wanted = () => historyOf(histories, surface).undone.at(-1)?.after ?? null;
        return write(surface, wanted, () => steppedForth(histories, surface), NOTHING_TO.redo);
      }
      case 'restore':
        return restore(request.version);
      case 'pattern':
        setPattern(request.surface, request.pattern);
        tell();
        return { ok: true };
      case 'software': {
        const others = [...software].filter((name) => name !== request.surface);
        software = new Set(request.allowed ? [...others, request.surface] : others);
        tell();
        return { ok: true };
      }
    }
  };

  const cancel = timers.every(EVERY_MS, () => {
    tiers.hear(options.pages(), options.now());
    tell();
  });

  return {
    setup,
    tried: tried.all,
    ask: async (asker, payload, problem) => {
      const request = setupRequestSchema.safeParse(payload);
      if (!request.success) {
        problem(request.error.message);
        const { says, advice } = refuse('bad-message');
        return { ok: false, says, advice };
      }
      const refused = notYours(asker, request.data) ?? unknownSurface(request.data, surfaces());
      return refused ?? carryOut(asker, request.data);
    },
    left: (id) => showKept(tried.left(id)),
    siteChanged: ({ before, after, isByHand }) => {
      if (isByHand) histories = siteChanged(histories, before, after, 'Edited in the site’s file');
      for (const { surface } of tried.all()) {
        const [old, now] = [fitOf(surface, before), fitOf(surface, after)];
        if (!old || !now || !sameFit(old, now)) tried.forget(surface);
      }
      // A page that was told of the site shows what it says: what is being tried on other surfaces goes on.
      for (const one of tried.all()) tellTried(one, null, true);
      tell();
    },
    stop: () => {
      cancel();
      tried.stop();
    },
  };
}
