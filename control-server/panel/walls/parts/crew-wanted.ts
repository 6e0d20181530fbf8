/** What lets further devices in, for whoever asks the server for it. */

import { type CrewReport, crewReportSchema } from '#installation/protocol/setup.ts';
import type { Wanted } from './use-fetched.ts';

export const CREW: Wanted<CrewReport> = {
  url: '/api/crew',
  schema: crewReportSchema,
  what: 'The crew’s link',
  everyMs: null,
};
