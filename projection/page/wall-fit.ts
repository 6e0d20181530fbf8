/** How a wall's picture is thrown right now: the fit in force, as numbers for the stage and for the words above it. */

import { mappingOf, shapeOf } from '#installation/mapping/mapping-of.ts';
import type { OutputMapping } from '#installation/mapping/output-mapping.ts';
import type { Output } from '#installation/site/output.ts';
import type { Site } from '#installation/site/site.ts';
import type { SetupLink } from '../link/setup-link.ts';
import type { Layers } from './layers.ts';
import type { Screen } from './screen.ts';

export interface Fitted {
  /** The site with the fit that is in force, which may be tried out and in no file. */
  readonly site: Site;
  readonly mapping: OutputMapping;
}

export interface WallFitParts {
  readonly surface: string;
  readonly setup: Pick<SetupLink, 'fit'>;
  readonly screen: Pick<Screen, 'map'>;
  readonly layers: Pick<Layers, 'layOut'>;
}

/** Answers how `site`'s surface is thrown, and passes it on where it has changed; null: the site has no such surface. */
export function createWallFit({ surface, setup, screen, layers }: WallFitParts): (site: Site | null) => Fitted | null {
  let known: { readonly of: Site; readonly output: Output; readonly fitted: Fitted } | null = null;
  return (of) => {
    const entry = of?.surfaces[surface];
    if (!of || !entry) return null;
    const output = setup.fit(entry.output);
    if (known?.of === of && known.output === output) return known.fitted;
    const site: Site = { ...of, surfaces: { ...of.surfaces, [surface]: { ...entry, output } } };
    const shape = shapeOf(site, surface);
    const mapping = mappingOf(site, surface, shape);
    known = { of, output, fitted: { site, mapping } };
    screen.map(mapping);
    layers.layOut({ output, mapping, aspect: shape.aspect });
    return known.fitted;
  };
}
