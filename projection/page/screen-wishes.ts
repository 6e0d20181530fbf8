/** What the address of a wall may ask of its screen: `?backend=webgl2&quality=lean&software=yes&motion=reduced&contrast=high`. Pure. */

import { gentler } from '#installation/frame/gentler.ts';
import type { Comfort, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { BackendChoice } from '../stage/backend.ts';
import { QUALITY, type QualityName } from '../stage/quality.ts';

export interface ScreenWishes {
  readonly backend: BackendChoice;
  /** Null: what the machine keeps up with. */
  readonly quality: QualityName | null;
  /** Whether a processor may draw: whoever writes a quality into the address knows what draws it. */
  readonly software: boolean;
  /** Gentler than the site says, on this wall alone: for trying it. */
  readonly comfort: Comfort;
}

const isQuality = (name: string): name is QualityName => Object.hasOwn(QUALITY, name);

/** Reads the wishes of an address. Words it does not know are none. */
export function readWishes(query: URLSearchParams): ScreenWishes {
  const backend = query.get('backend');
  const named = query.get('quality');
  const quality = named !== null && isQuality(named) ? named : null;
  return {
    backend: backend === 'webgl2' || backend === 'webgpu' ? backend : 'auto',
    quality,
    software: quality !== null || query.get('software') === 'yes',
    comfort: { reducedMotion: query.get('motion') === 'reduced', highContrast: query.get('contrast') === 'high' },
  };
}

/** The frame as gentle as the site or the address asks for, whichever is gentler; the frame itself where that is the same. */
export function gentled(frame: SurfaceFrame, { comfort }: Pick<ScreenWishes, 'comfort'>): SurfaceFrame {
  if (!comfort.reducedMotion && !comfort.highContrast) return frame;
  return { ...frame, comfort: gentler(frame.comfort, comfort) };
}
