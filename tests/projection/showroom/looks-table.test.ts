import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOOKS } from '#projection/looks/catalogue.ts';
import { template } from '#projection/looks/template.ts';
import { looksTable } from '#projection/showroom/looks-table.ts';
import { PROJECT_ROOT } from '../../../config/tooling/pages.ts';

const FOLDER = join(PROJECT_ROOT, 'projection', 'looks');
const README = readFileSync(join(FOLDER, 'README.md'), 'utf8');

describe('the text about looks', () => {
  it('tells a look and its dials, with a picture of each at both ends', () => {
    expect(looksTable([template])).toBe(`### template

A look to copy: points of light that drift over the floor.

![template](pictures/template.jpg)

| dial | what it does | from, to | default | at its least | at its most |
|---|---|---|---|---|---|
| \`fireflies\` | How many points of light drift over the floor. 0: none. | 0, 1 | 0 | ![](pictures/template-fireflies-min.jpg) | ![](pictures/template-fireflies-max.jpg) |
`);
  });

  it('is that of the looks there are: `npm run looks` writes it', () => {
    expect(README).toContain(looksTable([...LOOKS, template]));
  });

  it('has every picture it shows', () => {
    const pictures = [...README.matchAll(/\(pictures\/([^)]+)\)/g)].map((match) => match[1] ?? '');
    expect(pictures.length).toBeGreaterThan(LOOKS.length);
    expect(pictures.filter((file) => !existsSync(join(FOLDER, 'pictures', file)))).toEqual([]);
  });
});
