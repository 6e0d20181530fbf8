/** The site's file for a web server whose test is about something else: nothing was ever kept of it. */

import type { SiteRouteOptions } from '#control-server/http/route-site.ts';

export const noSiteFile = (): SiteRouteOptions => ({
  versions: async () => ({ versions: [] }),
  report: () => ({ file: 'room.yaml', problems: [], advice: [] }),
});
