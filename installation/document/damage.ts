/** Which parts of a document could not be taken as they were written, so that nobody complains of what follows from it. */

/** Steps from the top of a document to a value in it. */
export type DocumentPath = readonly (string | number)[];

export interface Damage {
  /** Whether the value at `path` itself is not what was written there. */
  isSpoilt(path: DocumentPath): boolean;
  /** Whether the value at `path`, or one around it, is not what was written there. */
  at(path: DocumentPath): boolean;
  /** Whether anything at `path`, around it or inside it is not what was written, or was lost. */
  touches(path: DocumentPath): boolean;
  /** Whether something inside the map or list at `path` was lost without its name being known. */
  isPartial(path: DocumentPath): boolean;
}

/** Damage that is still being found. */
export interface DamageList extends Damage {
  /** Notes that the value at `path` is not what was written there. */
  spoil(path: DocumentPath): void;
  /** Notes that the map or list at `path` lost something. */
  lose(path: DocumentPath): void;
}

/** The path as a key; no key of a YAML text can hold the character between the steps. */
const keyOf = (path: DocumentPath): string => path.join('\u0000');

export function createDamage(): DamageList {
  const spoilt = new Set<string>();
  const partial = new Set<string>();
  const around = new Set<string>();

  const noteAround = (path: DocumentPath): void => {
    for (let depth = 0; depth <= path.length; depth++) around.add(keyOf(path.slice(0, depth)));
  };
  const at = (path: DocumentPath): boolean => path.some((_, depth) => spoilt.has(keyOf(path.slice(0, depth + 1))));

  return {
    isSpoilt: (path) => spoilt.has(keyOf(path)),
    at,
    touches: (path) => at(path) || around.has(keyOf(path)),
    isPartial: (path) => partial.has(keyOf(path)),
    spoil: (path) => {
      spoilt.add(keyOf(path));
      noteAround(path);
    },
    lose: (path) => {
      partial.add(keyOf(path));
      noteAround(path);
    },
  };
}
