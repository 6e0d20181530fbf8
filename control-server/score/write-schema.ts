/** `npm run score:schema`: writes the form of a score where editors find it. */

import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';
import { schemaText } from './schema-text.ts';

const file = join(PROJECT_ROOT, 'config', 'shows', 'score.schema.json');
await writeFile(file, schemaText());
console.log(`${relative(process.cwd(), file)} says what a score may hold.`);
