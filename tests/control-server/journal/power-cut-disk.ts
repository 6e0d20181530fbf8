/**
 * A disk that keeps its word and no more: what was not synced may be gone, there in part, or there as zeros when the
 * power comes back, and names may have been changed up to any point of their order. It can also fail one operation.
 */

import { dirname } from 'node:path';
import type { Disk, DiskFile } from '#control-server/journal/disk.ts';

/** Thrown by every operation once the power is gone. */
export class PowerCut extends Error {}

interface Content {
  synced: Buffer;
  cached: Buffer;
}

type NameChange =
  | { readonly kind: 'put'; readonly path: string; readonly content: Content }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string };

type Names = Map<string, Content>;

export interface Fault {
  /** The operation it happens in, counted from 1. */
  readonly at: number;
  /** `power`: that operation and all after it throw. `error`: that one throws, its bytes half written. */
  readonly kind: 'power' | 'error';
}

export interface PowerCutDisk extends Disk {
  /** How many operations there were. */
  operations(): number;
  /** Every state this disk may be in when the power comes back. */
  survivors(): PowerCutDisk[];
  /** The bytes of every file by path, as a program sees them. */
  files(): ReadonlyMap<string, Buffer>;
  /** Puts a file there, for good. */
  put(path: string, bytes: Buffer): void;
}

export function powerCutDisk(faults: readonly Fault[] = [], held: Names = new Map()): PowerCutDisk {
  const names: Names = new Map(held);
  const durable: Names = new Map(held);
  let pending: NameChange[] = [];
  let count = 0;

  /** One operation: whether it is the one that fails. */
  const step = (): boolean => {
    count += 1;
    if (faults.some(({ kind, at }) => kind === 'power' && count >= at)) throw new PowerCut(`no power at ${count}`);
    return faults.some(({ kind, at }) => kind === 'error' && count === at);
  };
  const fail = (): never => {
    throw new Error('EIO: the disk is ill');
  };
  const mayFail = (): void => {
    if (step()) fail();
  };
  const change = (next: NameChange): void => {
    apply(names, next);
    pending.push(next);
  };
  const contentAt = (path: string): Content => {
    const content = names.get(path);
    if (!content) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
    return content;
  };

  const fileOf = (content: Content): DiskFile => ({
    write: async (bytes, position) => {
      const isIll = step();
      const part = isIll ? bytes.subarray(0, bytes.byteLength >> 1) : bytes;
      const before = Buffer.alloc(Math.max(content.cached.byteLength, position + part.byteLength));
      content.cached.copy(before);
      part.copy(before, position);
      content.cached = before;
      if (isIll) fail();
    },
    truncate: async (length) => {
      mayFail();
      content.cached = content.cached.subarray(0, length);
    },
    sync: async () => {
      const isIll = step();
      // The worst a failing sync can do: all of it is there after all.
      content.synced = content.cached;
      if (isIll) fail();
    },
    close: async () => mayFail(),
  });

  return {
    operations: () => count,
    survivors: () => survivorsOf(durable, pending).map((survivor) => powerCutDisk([], survivor)),
    files: () => new Map([...names].map(([path, { cached }]) => [path, cached])),
    put: (path, bytes) => {
      const content = { synced: bytes, cached: bytes };
      names.set(path, content);
      durable.set(path, content);
    },
    list: async (folder) => {
      mayFail();
      return [...names.keys()].filter((path) => dirname(path) === folder).map((path) => path.slice(folder.length + 1));
    },
    folders: async (folder) => {
      mayFail();
      const inside = [...names.keys()].filter((path) => path.startsWith(`${folder}/`));
      return [
        ...new Set(
          inside.flatMap((path) =>
            path
              .slice(folder.length + 1)
              .split('/')
              .slice(0, -1),
          ),
        ),
      ];
    },
    read: async (path) => {
      mayFail();
      return names.get(path)?.cached ?? null;
    },
    open: async (path) => {
      mayFail();
      return fileOf(contentAt(path));
    },
    create: async (path) => {
      mayFail();
      const content = { synced: Buffer.alloc(0), cached: Buffer.alloc(0) };
      change({ kind: 'put', path, content });
      return fileOf(content);
    },
    makeFolder: async () => mayFail(),
    rename: async (from, to) => {
      mayFail();
      contentAt(from);
      change({ kind: 'rename', from, to });
    },
    copy: async (from, to) => {
      mayFail();
      change({ kind: 'put', path: to, content: { synced: Buffer.alloc(0), cached: contentAt(from).cached } });
    },
    remove: async (path) => {
      mayFail();
      if (names.has(path)) change({ kind: 'remove', path });
    },
    syncFolder: async (folder) => {
      mayFail();
      const isHere = (one: NameChange): boolean => dirname(one.kind === 'rename' ? one.to : one.path) === folder;
      for (const one of pending.filter(isHere)) apply(durable, one);
      pending = pending.filter((one) => !isHere(one));
    },
  };
}

function apply(names: Names, change: NameChange): void {
  if (change.kind === 'put') names.set(change.path, change.content);
  else if (change.kind === 'remove') names.delete(change.path);
  else {
    const content = names.get(change.from);
    names.delete(change.from);
    if (content) names.set(change.to, content);
  }
}

/** How much of what was not synced is there again. */
const KEPT: readonly ((content: Content) => Buffer)[] = [
  ({ synced }) => synced,
  ({ cached }) => cached,
  ({ synced, cached }) => cached.subarray(0, Math.max(synced.byteLength, (synced.byteLength + cached.byteLength) >> 1)),
  ({ synced, cached }) =>
    Buffer.concat([synced, Buffer.alloc(Math.max(0, cached.byteLength - synced.byteLength))]).subarray(
      0,
      Math.max(synced.byteLength, cached.byteLength),
    ),
];

function survivorsOf(durable: Names, pending: readonly NameChange[]): Names[] {
  return Array.from({ length: pending.length + 1 }, (_, changes) => {
    const names = new Map(durable);
    for (const change of pending.slice(0, changes)) apply(names, change);
    return KEPT.map((keep): Names => {
      const left = [...names].map(([path, content]) => {
        const bytes = content.synced.equals(content.cached) ? content.synced : keep(content);
        return [path, { synced: bytes, cached: bytes }] as const;
      });
      return new Map(left);
    });
  }).flat();
}
