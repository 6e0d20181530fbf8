/** A wall that shows a test pattern instead of the show: what it says, and its beep. */

import type { OutputMapping } from '#installation/mapping/output-mapping.ts';
import type { PatternName } from '#installation/protocol/setup.ts';
import type { Site } from '#installation/site/site.ts';
import type { LocalMs, ServerMs } from '#installation/time/axes.ts';
import { createBeep } from './beep.ts';
import { type PatternInfo, patternInfoOf, type Sound } from './pattern-info.ts';

export interface PatternScreen {
  drawPattern(name: PatternName, info: PatternInfo, serverMs: number): void;
}

/** What a pattern is drawn for. */
export interface PatternAsk {
  readonly name: PatternName;
  readonly site: Site;
  readonly surface: string;
  readonly mapping: OutputMapping;
  /** The server's time of the picture, and when it is seen. */
  readonly now: ServerMs;
  readonly seenAt: LocalMs;
}

export interface PatternShow {
  /** Draws one picture of a pattern. Nothing is drawn for a surface that the site does not have. */
  draw(ask: PatternAsk): void;
  /** To be called while no pattern is shown. */
  rest(): void;
}

export function createPatternShow(screen: PatternScreen): PatternShow {
  const beep = createBeep();
  let known: { readonly of: readonly unknown[]; readonly info: PatternInfo | null } | null = null;

  const infoFor = ({ site, surface, mapping }: PatternAsk, sound: Sound): PatternInfo | null => {
    const of = [site, surface, mapping, sound];
    if (!known?.of.every((part, at) => part === of[at]))
      known = { of, info: patternInfoOf(site, surface, mapping, sound) };
    return known.info;
  };

  return {
    draw: (ask) => {
      const isHeard = ask.name === 'latency';
      if (isHeard) beep.follow(ask.now, ask.seenAt);
      else beep.rest();
      const info = infoFor(ask, isHeard ? beep.sound() : 'none');
      if (info) screen.drawPattern(ask.name, info, ask.now);
    },
    rest: () => beep.rest(),
  };
}
