import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shownSize } from '#control-server/contact-sheet/shown-size.ts';
import { parseSite, type Site } from '#installation/site/site.ts';
import { PROJECT_ROOT } from '../../../config/tooling/pages.ts';

function siteOf(name: string): Site {
  const text = readFileSync(join(PROJECT_ROOT, 'config', 'sites', `${name}.yaml`), 'utf8');
  const parsed = parseSite(text, name);
  if (!parsed.ok) throw new Error('the site has a fault');
  return parsed.value;
}

it('of a slice is the slice', () => {
  expect(shownSize(siteOf('default'), 'left')).toMatchObject({ widthM: 4, heightM: 2.25 });
});

it('of a window is the window, whatever is seen through it', () => {
  const site = siteOf('corner-room');
  for (const [surface, widthM] of [
    ['left', 4],
    ['front', 6],
    ['right', 4],
  ] as const) {
    expect(shownSize(site, surface)?.widthM).toBeCloseTo(widthM, 9);
    expect(shownSize(site, surface)?.heightM).toBeCloseTo(2.7, 9);
  }
});

it('of a surface that the site lacks is none', () => {
  expect(shownSize(siteOf('default'), 'ceiling')).toBeNull();
});

it('of the programme is its shape', () => {
  const size = shownSize(siteOf('default'), 'programme');
  expect((size?.widthM ?? 0) / (size?.heightM ?? 1)).toBeCloseTo(16 / 9, 9);
});
