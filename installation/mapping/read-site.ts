/** The site as the server takes it: a site that can be read, whose windows can be seen from where they are looked at. */

import { locateFaults } from '../document/locate-faults.ts';
import type { Parsed } from '../document/problem.ts';
import type { Fault } from '../document/yaml-document.ts';
import { parseSite, type Site } from '../site/site.ts';
import { offAxisOf } from './off-axis.ts';

/** Reads the YAML `text` of a site. `file` names it in problems. */
export function readSite(text: string, file: string): Parsed<Site> {
  const parsed = parseSite(text, file);
  if (!parsed.ok) return parsed;
  const faults = Object.keys(parsed.value.surfaces).flatMap((surface) => windowFault(parsed.value, surface));
  if (faults.length === 0) return parsed;
  return { ok: false, problems: locateFaults(text, file, faults), mended: null };
}

function windowFault(site: Site, surface: string): Fault[] {
  const found = offAxisOf(site, surface);
  if (!found || found.ok) return [];
  // The viewer is the surface's own, or the site's.
  const isOwn = found.at === 'screen' || site.surfaces[surface]?.viewer !== undefined;
  const path = isOwn ? ['surfaces', surface, found.at] : ['viewer'];
  return [{ path, message: `the surface "${surface}" cannot be a window: ${lowered(found.says)}` }];
}

/** The sentence as a part of another, without its full stop. */
const lowered = (says: string): string => `${says.charAt(0).toLowerCase()}${says.slice(1)}`.replace(/\.$/, '');
