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
  type Tried,
} from '#installation/protocol/setup.ts';
import { refuse } from '#installation/rules/refusal.ts';
import { outputFault } from '#installation/site/check-output.ts';
import { sameFit } from '#installation/site/output-history.ts';
import { setComfort } from '#installation/site/set-comfort.ts';
import type { Cancel, Timers } from '../clock/server-clock.ts';
import { createFitDesk } from './fit-desk.ts';
import { createRoomTiers } from './room-tiers.ts';
import { type Asker, BY_HAND, MOVE_AND_TRY, notYours, unknownSurface } from './setup-refusals.ts';
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
/** A room in which nobody has set up anything, and nobody could, for so long was left: then no pattern stays behind. */
const LEFT_ALONE_MS = 30 * 60_000;

/** Opens the desk: every wall shows the show. */
export function openSetupDesk(options: SetupDeskOptions): SetupDesk {
  const { keeper, timers, tellTried, now } = options;
  const tried = createTriedFits(timers, tellTried);
  const tiers = createRoomTiers(keeper.site);
  const fits = createFitDesk(keeper);
  let patterns: ReadonlyMap<string, PatternName> = new Map();
  let software: ReadonlySet<string> = new Set();
  let attendedMs = now();

  const surfaces = (): readonly string[] => Object.keys(keeper.site().surfaces);
  const setup = (): Setup => ({
    patterns: Object.fromEntries([...patterns].filter(([surface]) => surfaces().includes(surface))),
    tiers: tiers.tiers(),
    software: [...software].filter((surface) => surfaces().includes(surface)),
    history: fits.words(),
  });

  let told = JSON.stringify(setup());
  const tell = (): void => {
    const fresh = setup();
    const text = JSON.stringify(fresh);
    if (text === told) return;
    told = text;
    options.tellSetup(fresh);
  };

  /** Walls show again what the file says of these surfaces. */
  const showKept = (names: readonly string[]): void => {
    for (const surface of names) {
      const output = keeper.site().surfaces[surface]?.output;
      if (output) tellTried({ surface, output }, null, true);
    }
  };

  const setPattern = (names: readonly string[], pattern: PatternName | null): void => {
    const others = [...patterns].filter(([name]) => !names.includes(name));
    patterns = new Map([...others, ...(pattern ? names.map((name): [string, PatternName] => [name, pattern]) : [])]);
  };

  const allow = (surface: string, allowed: boolean): void => {
    const others = [...software].filter((name) => name !== surface);
    software = new Set(allowed ? [...others, surface] : others);
  };

  const tryOut = (asker: Asker, { surface, output }: Tried): SetupAnswer => {
    const fault = outputFault(output);
    if (fault) return { ok: false, says: `The picture cannot be fitted so: ${fault.message}.`, advice: MOVE_AND_TRY };
    tried.take(asker.id, { surface, output });
    return DONE;
  };

  /** What was tried on a surface ends with what is written of it, though that be what stood there. */
  const endTrial = async (surface: string, writing: Promise<SetupAnswer>, isOver: boolean): Promise<SetupAnswer> => {
    const answer = await writing;
    if ((answer.ok || isOver) && tried.forget(surface)) showKept([surface]);
    return answer;
  };

  const carryOut = async (asker: Asker, request: SetupRequest): Promise<SetupAnswer> => {
    switch (request.type) {
      case 'try':
        return tryOut(asker, request);
      case 'keep':
        return endTrial(request.surface, fits.keep(request.surface, request.output, request.does), false);
      case 'undo':
        return endTrial(request.surface, fits.undo(request.surface), true);
      case 'redo':
        return endTrial(request.surface, fits.redo(request.surface), true);
      case 'restore':
        return fits.restore(request.version);
      case 'pattern':
        setPattern(request.surface === null ? surfaces() : [request.surface], request.pattern);
        return DONE;
      case 'software':
        allow(request.surface, request.allowed);
        return DONE;
      case 'comfort':
        return keeper.change(({ text }) => setComfort(text, request), BY_HAND);
    }
  };

  const lookRound = (): void => {
    const pages = options.pages();
    tiers.hear(pages, now());
    if (pages.some(({ role }) => role === 'technician' || role === 'director')) attendedMs = now();
    if (now() - attendedMs > LEFT_ALONE_MS) patterns = new Map();
    tell();
  };
  const cancel = timers.every(EVERY_MS, lookRound);

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
      attendedMs = now();
      const refused = notYours(asker, request.data) ?? unknownSurface(request.data, surfaces());
      if (refused) return refused;
      const answer = await carryOut(asker, request.data);
      tell();
      return answer;
    },
    left: (id) => showKept(tried.left(id)),
    siteChanged: ({ before, after, isByHand }) => {
      if (isByHand) fits.editedByHand(before, after);
      for (const { surface } of tried.all()) {
        const [old, fresh] = [before.surfaces[surface]?.output, after.surfaces[surface]?.output];
        if (!old || !fresh || !sameFit(old, fresh)) tried.forget(surface);
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

const DONE: SetupAnswer = { ok: true };
