/** One surface as whoever fits it sees it: how well it is, how well in step, and what it draws with. */

import type { RoomEntry } from '#installation/protocol/messages.ts';
import type { PatternName, SurfaceStatus } from '#installation/protocol/setup.ts';
import { PATTERN_WORDS } from '../../view/pattern-view.ts';
import { agoText, boundText } from '../../view/show-time.ts';
import { TIER_WORDS } from '../../view/tier-words.ts';
import type { WallsMoment } from '../store/walls-moment.ts';
import { metresText } from './room-elevation.ts';
import { surfaceSizeM } from './surface-size.ts';

export type SurfaceHealth = 'live' | 'starting' | 'warning' | 'trouble' | 'silent' | 'missing' | 'unknown';

export interface SurfaceFact {
  readonly label: string;
  readonly value: string;
  /** Whether it is as it should be. */
  readonly isWell: boolean;
}

export interface SurfaceView {
  readonly name: string;
  readonly health: SurfaceHealth;
  readonly word: string;
  readonly facts: readonly SurfaceFact[];
  /** What is wrong, in sentences. */
  readonly says: readonly string[];
  readonly pattern: PatternName | null;
  /** `asks`: its machine would draw with its processor and nobody has let it. */
  readonly software: 'asks' | 'allowed' | null;
}

/** A page that reports once a second and has not for this long says nothing any more, ms. */
const SILENT_MS = 3500;
/** Half a picture at 60 a second: what is further apart can be seen to be, ms. */
const GOOD_BOUND_MS = 8;
/** A picture every 1/50 s and faster, ms. */
const GOOD_FRAME_MS = 21;

export const HEALTH_WORDS: Readonly<Record<SurfaceHealth, string>> = {
  live: 'Live',
  starting: 'Starting',
  warning: 'Warning',
  trouble: 'Trouble',
  silent: 'Silent',
  missing: 'Missing',
  unknown: 'As last told',
};

/** The page that stands for a surface: the one heard of last, where there are several. */
export function entryOf({ room }: Pick<WallsMoment, 'room'>, surface: string): RoomEntry | null {
  const pages = room?.pages.filter(({ role, name }) => role === 'projection' && name === surface) ?? [];
  return pages.toSorted((a, b) => b.lastSeenMs - a.lastSeenMs)[0] ?? null;
}

/** Without the server nothing new is known of anyone, so nobody is called silent. */
export function surfaceView(moment: WallsMoment, name: string): SurfaceView {
  const { setup, stage, nowMs } = moment;
  const entry = entryOf(moment, name);
  const seenMs = nowMs === null || !entry ? 0 : Math.max(0, nowMs - entry.lastSeenMs);
  const health = stage.stage === 'live' ? healthOf(entry, seenMs) : 'unknown';
  const status = entry?.status ?? null;
  const isAllowed = setup?.software.includes(name) ?? false;
  return {
    name,
    health,
    word: wordOf(health, seenMs, setup?.patterns[name]),
    facts: [...sizeOf(moment, name), ...(entry ? factsOf(entry) : [])],
    says: [status?.trouble, warningOf(entry), isolationSays(status?.surface)].filter((sentence) => sentence != null),
    pattern: setup?.patterns[name] ?? null,
    software: isAllowed ? 'allowed' : status?.surface?.software === true ? 'asks' : null,
  };
}

/** What the server adds of a test pattern; this page has a sign of its own for it. */
const OF_PATTERN = /\s*It shows the test pattern "[a-z]+" instead of the show\.$/;

const warningOf = (entry: RoomEntry | null): string | null => entry?.warning?.replace(OF_PATTERN, '') || null;

function wordOf(health: SurfaceHealth, seenMs: number, pattern: PatternName | undefined): string {
  if (health === 'silent') return `${HEALTH_WORDS.silent}, ${agoText(seenMs)}`;
  return pattern && health === 'warning' ? `Shows “${PATTERN_WORDS[pattern].name}”` : HEALTH_WORDS[health];
}

function healthOf(entry: RoomEntry | null, seenMs: number): SurfaceHealth {
  if (!entry) return 'missing';
  if (seenMs > SILENT_MS) return 'silent';
  if (entry.status?.trouble != null) return 'trouble';
  if (entry.warning !== null) return 'warning';
  return entry.status ? 'live' : 'starting';
}

function sizeOf({ site }: WallsMoment, name: string): readonly SurfaceFact[] {
  if (!site) return [];
  const { widthM, heightM } = surfaceSizeM(site, name);
  return [{ label: 'Size', value: `${metresText(widthM)} × ${metresText(heightM)}`, isWell: true }];
}

function factsOf({ status }: RoomEntry): readonly SurfaceFact[] {
  if (!status) return [];
  const { clockBoundMs, surface } = status;
  const fact = (label: string, value: string, isWell = true): SurfaceFact => ({ label, value, isWell });
  return [
    clockBoundMs === null
      ? fact('Clock', 'reading it', false)
      : fact('Clock', boundText(clockBoundMs), clockBoundMs <= GOOD_BOUND_MS),
    fact('Pictures', picturesText(status.fps, surface), (surface?.frameMs ?? 0) <= GOOD_FRAME_MS),
    ...(surface?.transitMs == null ? [] : [fact('Cues arrive', `after ${msText(surface.transitMs)}`)]),
    ...(surface ? [fact('Draws', tierText(surface), surface.tier === 'full')] : []),
    ...(status.engine === '' ? [] : [fact('With', status.engine, surface?.software !== true)]),
    ...(surface && surface.widthPx > 0 ? [fact('Throws', `${surface.widthPx} × ${surface.heightPx}`)] : []),
  ];
}

const msText = (ms: number): string => (ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`);

const picturesText = (fps: number, surface: SurfaceStatus | undefined): string =>
  surface?.frameMs == null ? `${Math.round(fps)} a second` : `${Math.round(fps)} a second, ${msText(surface.frameMs)}`;

const tierText = ({ tier, wants }: SurfaceStatus): string =>
  tier === wants
    ? TIER_WORDS[tier]
    : `${TIER_WORDS[tier]}, ${wants === 'full' ? 'could do' : 'wants'} ${TIER_WORDS[wants]}`;

const isolationSays = (surface: SurfaceStatus | undefined): string | null =>
  surface?.isolated === false
    ? 'Its clock is coarse: the browser does not isolate the page. Open it from localhost, or over https.'
    : null;
