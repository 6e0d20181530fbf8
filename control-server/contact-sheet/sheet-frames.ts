/** The frames of a told cue, and the same frames without the words that have to be read. */

import { surfaceFrame } from '#installation/frame/build-frame.ts';
import { frameText } from '#installation/frame/frame-text.ts';
import { PROGRAMME, programmeFrame } from '#installation/frame/programme-frame.ts';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { Site } from '#installation/site/site.ts';
import type { ToldCue } from './evenings.ts';

export interface SheetFrame {
  readonly frame: string;
  /** Null where the frame has no words that carry meaning. */
  readonly wordless: string | null;
  /** Whether a line stands on this surface that everybody has to be able to read. */
  readonly isRead: boolean;
}

/** What `surface` of `site`, or its programme, shows of a cue at its moment; `set` holds numbers of the score. */
export function sheetFrame(
  told: ToldCue,
  site: Site,
  surface: string,
  set: Readonly<Record<string, number>>,
): SheetFrame {
  const { evening, atMs } = told;
  const people = evening.peopleAt(atMs, Object.keys(site.cameras));
  const state = evening.stateAt(atMs);
  const drawn =
    surface === PROGRAMME ? programmeFrame(state, people, site) : surfaceFrame(state, people, site, surface);
  if (!drawn) throw new RangeError('the site has no surface');
  const frame = { ...drawn, parameters: { ...drawn.parameters, ...set } };
  return {
    frame: frameText(frame),
    wordless: hasWords(frame) ? frameText(withoutWords(frame)) : null,
    isRead: isRead(frame),
  };
}

/** A line begins within so much of its wall's left end, in heights of the wall: slices further right show none of it. */
const LINE_BEGINS = 0.09;

/** The line stands there, and nobody took it off by its dial. */
const isRead = ({ caption, parameters, offAxis, slice }: SurfaceFrame): boolean =>
  caption !== null &&
  caption.presence >= 0.5 &&
  parameters.caption !== 0 &&
  (offAxis !== null || slice.xM < LINE_BEGINS * slice.wallHeightM);

const hasWords = ({ caption, world }: SurfaceFrame): boolean =>
  caption !== null || world.broadcast.caption !== null || world.manifesto.lines.length > 0;

const withoutWords = (frame: SurfaceFrame): SurfaceFrame => ({
  ...frame,
  caption: null,
  world: {
    ...frame.world,
    broadcast: { ...frame.world.broadcast, caption: null, captionBefore: null },
    manifesto: { ...frame.world.manifesto, lines: [] },
  },
});
