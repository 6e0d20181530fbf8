import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { setComfort } from '#installation/site/set-comfort.ts';
import { parseSite } from '#installation/site/site.ts';

const files = readdirSync('config/sites').filter((name) => name.endsWith('.yaml'));
const textOf = (file: string): string => readFileSync(`config/sites/${file}`, 'utf8');

function written(text: string, reducedMotion: boolean, highContrast: boolean): string {
  const result = setComfort(text, { reducedMotion, highContrast });
  if (!result.ok) throw new Error(result.says);
  return result.text;
}

describe('comfort in the text of a site', () => {
  it.each(files)('is written into %s, and taken away without a trace', (file) => {
    const text = textOf(file);
    for (const [motion, contrast] of [
      [true, false],
      [false, true],
      [true, true],
    ] as const) {
      const gentle = written(text, motion, contrast);
      const parsed = parseSite(gentle, file);
      if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join());
      expect(parsed.value.comfort).toEqual({ reducedMotion: motion, highContrast: contrast });
      expect(written(gentle, false, false)).toBe(text);
    }
  });

  it('changes one name without the other, and keeps what somebody wrote beside it', () => {
    const text = 'site: room\ncomfort:\n  reducedMotion: true # for the school class\n';
    const both = setComfort(`${text}${textOf('default.yaml').split('\n').slice(3).join('\n')}`, {
      reducedMotion: true,
      highContrast: true,
    });
    expect(both.ok && both.text).toContain('  reducedMotion: true # for the school class\n  highContrast: true\n');
  });
});
