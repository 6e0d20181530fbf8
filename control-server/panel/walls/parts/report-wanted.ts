/** Where the room is written and what is odd about it, for whoever asks the server for it. */

import { type SiteReport, siteReportSchema } from '#installation/protocol/setup.ts';
import type { Wanted } from './use-fetched.ts';

/** Somebody may have the file open in an editor: it is looked at anew this often, ms. */
const LOOK_EVERY_MS = 10_000;

export const REPORT: Wanted<SiteReport> = {
  url: '/api/site/report',
  schema: siteReportSchema,
  what: 'What is odd about the room',
  everyMs: LOOK_EVERY_MS,
};
