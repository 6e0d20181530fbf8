/** `node tests/gestures/support/write-samples.ts TABLE.csv OUT.ndjson [NAME,NAME,...]`: a table of hand points as samples. */

import { writeFileSync } from 'node:fs';
import { handTable, KINIVI_LABELS } from './hand-table.ts';

const [table, out, names] = process.argv.slice(2);
if (table === undefined || out === undefined) {
  console.error('node tests/gestures/support/write-samples.ts TABLE.csv OUT.ndjson [NAME,NAME,...]');
  process.exit(2);
}
const samples = handTable(table, names?.split(',') ?? KINIVI_LABELS);
writeFileSync(out, `${samples.map((sample) => JSON.stringify(sample)).join('\n')}\n`);
console.error(`${samples.length} samples written to ${out}`);
