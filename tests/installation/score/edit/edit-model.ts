/** What edits mean, said a second time on plain values, without any text: what a text edit has to come to. */

import { z } from 'zod';
import { readYaml } from '#installation/document/yaml-document.ts';
import type { Edit } from '#installation/score/edit/edit.ts';
import { CUE_NUMBERS } from '#installation/score/parse-score.ts';
import { GIVEN_AT, PLAIN_TREE, type ReferenceKind, referencesIn } from '#installation/score/references.ts';

export type Plain = Record<string | number, unknown>;

/** What a text of a score says, cue numbers as text. */
export function written(text: string): Plain {
  const parsed = readYaml(text, 's', z.record(z.string(), z.unknown()), () => [], CUE_NUMBERS);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const at = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((here, step) => (here as Plain | undefined)?.[step], value);

/** Every cue of a sequence with the list it stands in. */
export function cuesIn(score: Plain, sequence: string): { readonly cue: Plain; readonly list: Plain[] }[] {
  const inside = (list: Plain[]): { cue: Plain; list: Plain[] }[] =>
    list.flatMap((cue) => [{ cue, list }, ...inside((at(cue, ['group', 'cues']) ?? []) as Plain[])]);
  return inside((at(score, ['sequences', sequence, 'cues']) ?? []) as Plain[]);
}

function found(score: Plain, sequence: string, number: string): { readonly cue: Plain; readonly list: Plain[] } {
  const cue = cuesIn(score, sequence).find((one) => one.cue.cue === number);
  if (!cue) throw new Error(`no cue ${number}`);
  return cue;
}

/** The score after `edit`; only edits that can be done. */
export function modelOf(before: Plain, edit: Edit): Plain {
  const score = structuredClone(before);
  switch (edit.edit) {
    case 'set':
      setAt(baseOf(score, edit.at), edit.at.field, edit.value);
      break;
    case 'clear':
      clearAt(baseOf(score, edit.at), edit.at.field);
      break;
    case 'add-cue':
      putIn(listOf(score, edit.sequence, edit.into), edit.cue, edit.after);
      break;
    case 'remove-cue': {
      const { cue, list } = found(score, edit.sequence, edit.cue);
      list.splice(list.indexOf(cue), 1);
      break;
    }
    case 'move-cue': {
      const { cue, list } = found(score, edit.sequence, edit.cue);
      const to = listOf(score, edit.sequence, edit.into);
      if (edit.after === edit.cue) break;
      list.splice(list.indexOf(cue), 1);
      putIn(to, cue, edit.after);
      break;
    }
    case 'renumber-cue': {
      const { cue } = found(score, edit.sequence, edit.cue);
      follow(score, ['cue', 'target'], ({ kind, name, sequence }) =>
        kind === 'cue'
          ? sequence === edit.sequence && name === edit.cue
            ? edit.to
            : null
          : name === `${edit.sequence}/${edit.cue}`
            ? `${edit.sequence}/${edit.to}`
            : null,
      );
      cue.cue = edit.to;
      break;
    }
    case 'duplicate-cue': {
      const { cue, list } = found(score, edit.sequence, edit.cue);
      const copy = { ...structuredClone(cue), cue: edit.as };
      list.splice(list.indexOf(cue) + 1, 0, copy);
      break;
    }
    case 'arm-cue': {
      const { cue } = found(score, edit.sequence, edit.cue);
      if (edit.arming === 'armed') delete cue.arming;
      else cue.arming = edit.arming;
      break;
    }
    case 'add':
      setAt(score, [...GIVEN_AT[edit.kind], edit.name], edit.value);
      break;
    case 'remove':
      clearAt(score, [...GIVEN_AT[edit.kind], edit.name]);
      break;
    case 'rename': {
      const kinds: ReferenceKind[] = edit.kind === 'sequence' ? ['sequence', 'target'] : [edit.kind];
      follow(score, kinds, ({ kind, name }) => {
        if (kind !== 'target') return name === edit.name ? edit.to : null;
        const [sequence = '', ...rest] = name.split('/');
        return sequence === edit.name ? [edit.to, ...rest].join('/') : null;
      });
      renameIn(at(score, GIVEN_AT[edit.kind]) as Plain, edit.name, edit.to);
      break;
    }
    case 'restore':
      throw new Error('a restore means the text it was made for');
  }
  return score;
}

const baseOf = (
  score: Plain,
  place: { readonly sequence?: string | undefined; readonly cue?: string | undefined },
): Plain => {
  if (place.sequence === undefined) return score;
  if (place.cue === undefined) return at(score, ['sequences', place.sequence]) as Plain;
  return found(score, place.sequence, place.cue).cue;
};

const listOf = (score: Plain, sequence: string, into: string | null | undefined): Plain[] =>
  into
    ? (at(found(score, sequence, into).cue, ['group', 'cues']) as Plain[])
    : (at(score, ['sequences', sequence, 'cues']) as Plain[]);

function putIn(list: Plain[], cue: unknown, after: string | null | undefined): void {
  const index = after === null ? 0 : after === undefined ? list.length : list.findIndex((one) => one.cue === after) + 1;
  list.splice(index, 0, cue as Plain);
}

function setAt(base: Plain, field: readonly (string | number)[], value: unknown): void {
  let here = base;
  for (const [depth, step] of field.slice(0, -1).entries()) {
    here[step] ??= field[depth + 1] === 0 ? [] : {};
    here = here[step] as Plain;
  }
  here[field.at(-1) ?? ''] = value;
}

function clearAt(base: Plain, field: readonly (string | number)[]): void {
  const here = at(base, field.slice(0, -1));
  if (Array.isArray(here)) here.splice(Number(field.at(-1)), 1);
  else delete (here as Plain)[field.at(-1) ?? ''];
}

interface Followed {
  readonly kind: ReferenceKind;
  readonly name: string;
  readonly sequence: string | null;
}

/** Writes every reference anew for which `to` has another name. */
function follow(score: Plain, kinds: readonly ReferenceKind[], to: (reference: Followed) => string | null): void {
  const changes = referencesIn(PLAIN_TREE, score as unknown, new Set(kinds)).flatMap((reference) => {
    const name = to(reference);
    return name === null ? [] : [{ ...reference, to: name }];
  });
  for (const { path, entry, to: name } of changes) {
    const holder = at(score, path.slice(0, -1)) as Plain;
    if (entry) renameIn(holder, String(path.at(-1)), name);
    else holder[path.at(-1) ?? ''] = name;
  }
}

function renameIn(map: Plain, from: string, to: string): void {
  const entries = Object.entries(map).map(([key, value]) => [key === from ? to : key, value] as const);
  for (const key of Object.keys(map)) delete map[key];
  for (const [key, value] of entries) map[key] = value;
}
