import { describe, expect, it } from 'vitest';
import { adviseScore } from '#installation/score/advise-score.ts';
import { parseScore } from '#installation/score/parse-score.ts';

const told = (text: string): readonly string[] => {
  const written = `show: own
title: Own
opensWith: one
parameters: {}
texts:
  line: ${JSON.stringify(text)}
sequences: { one: { name: One, cues: [{ cue: 1, name: First, text: line }] } }
`;
  const score = parseScore(written, 'own.yaml', null);
  if (!score.ok) throw new Error(JSON.stringify(score.problems));
  return adviseScore(written, 'own.yaml', score.value, null).map(
    ({ line, path, message }) => `${line} ${path} ${message}`,
  );
};

describe('the texts of a score', () => {
  it.each([
    'You have stood here nine seconds. “That is all” — it takes: 50 % of 3 €.',
    'Příliš žluťoučký kůň, ħobż, ŵy, Țară',
    'Съешь же ещё этих мягких французских булок',
    'Η πόλη κοιμάται',
    '雨は四時まで。「ガード」々〆 ヶ月 ①',
    'a\nb ♪ ★ → ™ ©',
  ])('are taken as they are where walls can write them: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('are told of, with the letters, where walls leave some out', () => {
    expect(told('We are 😀 عربي live 😀')).toEqual([
      '6 texts > line walls leave out what none of their faces has: 😀 ع ر ب ي',
    ]);
  });

  it('are told of where walls cannot write all of it', () => {
    expect(told('word '.repeat(101))).toEqual(['6 texts > line it has 404 letters; walls write 400 of them']);
  });
});
