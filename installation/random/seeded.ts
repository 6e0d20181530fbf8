/**
 * Chance that can be asked again: (seed, name of the event) -> numbers. The same pair gives the same numbers on every
 * machine, in any order of asking.
 */

/**
 * FNV-1a over the UTF-16 code units of `text`, begun from `seed`: uint32. (Fowler, Noll, Vo) The seed is scrambled
 * first, or seed 1 with "b" would be seed 2 with "a".
 */
function hashText(seed: number, text: string): number {
  let hash = (0x811c9dc5 ^ scramble(seed)) >>> 0;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash;
}

/** A finaliser that spreads every input bit over the word: uint32. (C. Wellons, "lowbias32") */
export function scramble(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d) >>> 0;
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b) >>> 0;
  return (x ^ (x >>> 16)) >>> 0;
}

/** A uint32 for the event called `name`. */
export const seededInteger = (seed: number, name: string): number => scramble(hashText(seed, name));

/** A stream of numbers in [0, 1) for the event called `name`. */
export function seededStream(seed: number, name: string): () => number {
  let state = seededInteger(seed, name);
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    return scramble(state) / 0x1_0000_0000;
  };
}
