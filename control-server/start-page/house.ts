/** What the server says about the house: which show, which room, and who is asking. */

import { type HouseReport, houseReportSchema } from '#installation/protocol/house-report.ts';

/** Asks the server. Throws when it does not answer, or not in a way this page reads. */
export async function fetchHouse(): Promise<HouseReport> {
  const response = await fetch('/api/house', { cache: 'no-store' });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return houseReportSchema.parse(await response.json());
}
