/** The text of `config/shows/score.schema.json`. */

import { scoreJsonSchema } from '#installation/score/score-json-schema.ts';

/** One line a keyword, so that changes of the form can be read in a diff. */
export const schemaText = (): string => `${JSON.stringify(scoreJsonSchema(), null, 2)}\n`;
