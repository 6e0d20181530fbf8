/** Who is connected: the pages of surfaces and cameras, what they say of themselves, and what is amiss. */

import { PROGRAMME } from '#installation/frame/programme-frame.ts';
import type { Hello, Role, Room, RoomEntry, Status } from '#installation/protocol/messages.ts';
import type { Site } from '#installation/site/site.ts';
import type { ServerMs } from '#installation/time/axes.ts';

interface Present {
  readonly role: Role;
  readonly hello: Hello;
  readonly connectedAtMs: ServerMs;
  lastSeenMs: ServerMs;
  status: Status | null;
}

export interface RoomRegister {
  /** A page greeted on the connection `id`. */
  enter(id: string, role: Role, hello: Hello, nowMs: ServerMs): void;
  leave(id: string): void;
  report(id: string, status: Status, nowMs: ServerMs): void;
  /** The page gave a sign of life. */
  seen(id: string, nowMs: ServerMs): void;
  /** The other connections that stand for the same surface or camera, with their pages. */
  namesakes(id: string, role: Role, name: string): { readonly id: string; readonly page: string }[];
  /** Whether the site has a surface or camera of that name, or it is the programme's; every director's name will do. */
  isKnown(role: Role, name: string): boolean;
  /** What the page on this connection stands for, or null before its hello. */
  nameOf(id: string): string | null;
  /** Everyone who is here, and who is missing. */
  room(): Pick<Room, 'pages' | 'missing'>;
}

/** An empty room of the site as it is at each moment. */
export function createRoomRegister(site: () => Site): RoomRegister {
  const present = new Map<string, Present>();
  const known = (role: Role): Readonly<Record<string, unknown>> | null =>
    role === 'projection' ? site().surfaces : role === 'camera' ? site().cameras : null;

  const isKnown = (role: Role, name: string): boolean => {
    const names = known(role);
    return names === null || Object.hasOwn(names, name) || (role === 'projection' && name === PROGRAMME);
  };

  const warningOf = ({ role, hello }: Present): string | null => {
    const names = known(role);
    if (names && !isKnown(role, hello.name)) return `The site has no ${wordOf(role)} called "${hello.name}".`;
    const same = [...present.values()].filter((other) => other.role === role && other.hello.name === hello.name);
    return role === 'projection' && same.length > 1 ? `${same.length} pages show "${hello.name}".` : null;
  };

  const entryOf = (entry: Present): RoomEntry => ({
    role: entry.role,
    name: entry.hello.name,
    page: entry.hello.page,
    connectedAtMs: entry.connectedAtMs,
    lastSeenMs: entry.lastSeenMs,
    status: entry.status,
    warning: warningOf(entry),
  });

  const missing = (role: Role): Room['missing'] =>
    Object.keys(known(role) ?? {})
      .filter((name) => ![...present.values()].some((entry) => entry.role === role && entry.hello.name === name))
      .map((name) => ({ role, name }));

  return {
    enter: (id, role, hello, nowMs) => {
      const before = present.get(id);
      present.set(id, {
        role,
        hello,
        connectedAtMs: before?.connectedAtMs ?? nowMs,
        lastSeenMs: nowMs,
        status: before?.status ?? null,
      });
    },
    leave: (id) => {
      present.delete(id);
    },
    report: (id, status, nowMs) => {
      const entry = present.get(id);
      if (!entry) return;
      entry.status = status;
      entry.lastSeenMs = nowMs;
    },
    seen: (id, nowMs) => {
      const entry = present.get(id);
      if (entry) entry.lastSeenMs = nowMs;
    },
    namesakes: (id, role, name) =>
      [...present]
        .filter(([other, entry]) => other !== id && entry.role === role && entry.hello.name === name)
        .map(([other, entry]) => ({ id: other, page: entry.hello.page })),
    isKnown,
    nameOf: (id) => present.get(id)?.hello.name ?? null,
    room: () => ({
      pages: [...present.values()].map(entryOf),
      missing: [...missing('projection'), ...missing('camera')],
    }),
  };
}

/** What a role's pages stand for, in words. */
const wordOf = (role: Role): string =>
  ({ director: 'director', projection: 'surface', camera: 'camera', technician: 'technician' })[role];
