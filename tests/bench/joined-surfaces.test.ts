import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sliceOf } from '#installation/frame/build-frame.ts';
import { parseSite } from '#installation/site/site.ts';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';
import { joined } from './joined-surfaces.ts';

const read = parseSite(await readFile(join(PROJECT_ROOT, 'config', 'sites', 'default.yaml'), 'utf8'), 'default.yaml');
if (!read.ok) throw new Error('the default site cannot be read');
const site = read.value;

it('is one slice as wide as those that lie side by side', () => {
  const [left, whole] = [sliceOf(site, 'left'), sliceOf(joined(site, 'left+right'), 'left+right')];
  expect(whole).toMatchObject({ xM: 0, widthM: 2 * (left?.widthM ?? 0), heightM: left?.heightM });
  expect(joined(site, 'left')).toBe(site);
});

it('is refused where they do not lie so', () => {
  expect(() => joined(site, 'right+left')).toThrow(/do not lie side by side/);
  expect(() => joined(site, 'left+left')).toThrow(/do not lie side by side/);
  expect(() => joined(site, 'left+middle')).toThrow(/no surface "middle"/);
});
