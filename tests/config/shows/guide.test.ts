import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { knownGestures } from '#control-server/house/load-house.ts';
import { describeProblem } from '#installation/document/problem.ts';
import { parseScore } from '#installation/score/parse-score.ts';

const guide = readFileSync(new URL('../../../config/shows/README.md', import.meta.url), 'utf8');
const examples = [...guide.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);
const [whole = '', question = '', world = ''] = examples;

async function problemsOf(text: string): Promise<string[]> {
  const parsed = parseScore(text, 'guide', await knownGestures());
  return parsed.ok ? [] : parsed.problems.map(describeProblem);
}

describe('the guide to writing a show', () => {
  it('shows a whole show that can be played', async () => {
    expect(examples).toHaveLength(3);
    expect(await problemsOf(whole)).toEqual([]);
  });

  it('shows a choice and acts of the world that a cue may have', async () => {
    const show = parse(whole);
    show.cast = { ayla: { name: 'Ayla', light: ['#ffffff', '#ffffff'], motion: 'stands' } };
    show.motions = { stands: { period: '4s', poses: [{ at: '0s' }] } };
    const [first] = show.sequences.evening.cues;
    for (const number of ['7', '8', '9']) show.sequences.evening.cues.push({ ...first, cue: number, next: 'manual' });
    show.sequences.evening.cues.push({ cue: '10', name: 'Choice', ...parse(question) });
    show.sequences.evening.cues.push({ cue: '11', name: 'Theft', ...parse(world) });
    expect(await problemsOf(JSON.stringify(show))).toEqual([]);
  });
});
