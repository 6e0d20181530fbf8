/** The room as the director sees it: every wall and camera, how well it is, and which are missing. */

import type { Room, RoomEntry } from '#installation/protocol/messages.ts';
import type { SurfaceStatus } from '#installation/protocol/setup.ts';
import type { Moment } from '../store/moment.ts';
import { agoText, boundText } from './show-time.ts';
import { TIER_WORDS } from './tier-words.ts';

export type PageHealth = 'well' | 'starting' | 'warning' | 'trouble' | 'silent' | 'missing';

export interface RoomLine {
  readonly key: string;
  readonly kind: 'Wall' | 'Camera';
  readonly name: string;
  readonly health: PageHealth;
  readonly word: string;
  /** Numbers in the order the columns have them; empty while unknown. */
  readonly clock: string;
  readonly fps: string;
  readonly people: string;
  readonly dropped: string;
  readonly engine: string;
  /** How much a wall draws; empty for cameras and where all is drawn. */
  readonly tier: string;
  readonly lastSeen: string;
  /** What is wrong, in sentences. */
  readonly says: readonly string[];
  /** Where to open it; null while a page stands for it. */
  readonly open: string | null;
}

export interface RoomView {
  readonly lines: readonly RoomLine[];
  readonly directors: number;
  /** What is wrong with the server itself, in a sentence, or null. */
  readonly trouble: string | null;
  /** Everything in a few words. */
  readonly summary: string;
  readonly isWell: boolean;
}

/** A page that reported once a second and has not for this long says nothing any more, ms. */
const SILENT_MS = 3500;

/** Null until the server has told. Without the server nothing new is known of anyone, so nobody is called silent. */
export function roomView({ room, nowMs, stage }: Moment): RoomView | null {
  if (!room) return null;
  const isFresh = stage.stage === 'live';
  const seenAt = isFresh ? nowMs : null;
  const pages = room.pages.filter(isInRoom).map((entry) => pageLine(entry, seenAt));
  const lines = [...pages, ...room.missing.flatMap(missingLine)].sort(
    (a, b) => b.kind.localeCompare(a.kind) || a.name.localeCompare(b.name),
  );
  const bad = lines.filter((line) => line.health !== 'well' && line.health !== 'starting');
  return {
    lines,
    directors: room.pages.filter((entry) => entry.role === 'director').length,
    trouble: room.trouble,
    summary: isFresh ? summaryOf(lines, bad) : 'as last told',
    isWell: isFresh && bad.length === 0 && room.trouble === null,
  };
}

/** Directors and technicians only look at the room. */
const isInRoom = ({ role }: RoomEntry): boolean => role === 'projection' || role === 'camera';

function summaryOf(lines: readonly RoomLine[], bad: readonly RoomLine[]): string {
  if (bad.length === 0) return `${lines.length} of ${lines.length} well`;
  const missing = bad.filter((line) => line.health === 'missing').length;
  const other = bad.length - missing;
  const parts = [...(missing > 0 ? [`${missing} missing`] : []), ...(other > 0 ? [`${other} in trouble`] : [])];
  return parts.join(', ');
}

const kindOf = (role: RoomEntry['role']): RoomLine['kind'] => (role === 'camera' ? 'Camera' : 'Wall');

const HEALTH_WORDS: Readonly<Record<PageHealth, string>> = {
  well: 'Well',
  starting: 'Starting',
  warning: 'Warning',
  trouble: 'Trouble',
  silent: 'Silent',
  missing: 'Missing',
};

function pageLine(entry: RoomEntry, nowMs: Moment['nowMs']): RoomLine {
  const { status } = entry;
  const seenMs = nowMs === null ? 0 : Math.max(0, nowMs - entry.lastSeenMs);
  const health = healthOf(entry, seenMs);
  return {
    key: entry.page,
    kind: kindOf(entry.role),
    name: entry.name,
    health,
    word: HEALTH_WORDS[health],
    clock: status?.clockBoundMs == null ? '' : boundText(status.clockBoundMs),
    fps: status ? `${Math.round(status.fps)} fps` : '',
    people: status?.people == null ? '' : status.people === 1 ? '1 person' : `${status.people} people`,
    dropped: status && status.dropped > 0 ? `${status.dropped} dropped` : '',
    engine: status?.engine ?? '',
    tier: status?.surface ? tierText(status.surface) : '',
    lastSeen: nowMs === null ? '' : agoText(seenMs),
    says: [status?.trouble, entry.warning, softwareSays(status?.surface)].filter((sentence) => sentence != null),
    open: null,
  };
}

const tierText = ({ tier }: SurfaceStatus): string => (tier === 'full' ? '' : `draws ${TIER_WORDS[tier]}`);

const softwareSays = (surface: SurfaceStatus | undefined): string | null =>
  surface?.software === true
    ? 'Drawn by the processor, which is slow: its machine has no graphics card it can use.'
    : null;

function healthOf(entry: RoomEntry, seenMs: number): PageHealth {
  if (seenMs > SILENT_MS) return 'silent';
  if (entry.status?.trouble != null) return 'trouble';
  if (entry.warning !== null) return 'warning';
  return entry.status ? 'well' : 'starting';
}

function missingLine({ role, name }: Room['missing'][number]): RoomLine[] {
  if (role !== 'projection' && role !== 'camera') return [];
  return [
    {
      key: `missing ${role} ${name}`,
      kind: kindOf(role),
      name,
      health: 'missing',
      word: HEALTH_WORDS.missing,
      clock: '',
      fps: '',
      people: '',
      dropped: '',
      engine: '',
      tier: '',
      lastSeen: '',
      says: [],
      open: pagePath(role, name),
    },
  ];
}

/** Where the page of a surface or camera is found. */
export const pagePath = (role: 'projection' | 'camera', name: string): string =>
  role === 'camera' ? `/camera?name=${encodeURIComponent(name)}` : `/projection/${encodeURIComponent(name)}`;
