/** Writes the points of a mesh the way one sees them: a line of the text for every row of the mesh. */

import { outline } from '../document/outline.ts';
import { applySplices } from '../document/splice.ts';
import { lineEndOf } from '../document/text-edit.ts';
import type { Output } from './output.ts';

/** The text with the points of the mesh at `path` in rows, where they stand one below the other and nothing beside them. */
export function meshInRows(text: string, path: readonly string[], mesh: NonNullable<Output['mesh']>): string {
  let node = outline(text);
  let entry = null;
  for (const key of [...path, 'points']) {
    entry = node.entries.find((one) => one.key === key) ?? null;
    if (!entry) return text;
    node = entry.value;
  }
  if (!entry || node.kind !== 'list' || node.style !== 'block' || text.slice(node.start, node.end).includes('#'))
    return text;
  const points = node.entries.map(({ value }) => text.slice(value.start, value.end));
  const rows = Array.from({ length: mesh.rows }, (_, row) =>
    points.slice(row * mesh.columns, (row + 1) * mesh.columns).join(', '),
  );
  const indent = `${lineEndOf(text)}${' '.repeat(entry.column + 2)}`;
  const written = `${indent}[${rows.join(`,${indent} `)}]`;
  return applySplices(text, [{ start: entry.valueFrom, end: node.end, text: written }]).text;
}
