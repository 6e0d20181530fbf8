import { describe, expect, it } from 'vitest';
import {
  branchLines,
  gesturePhrase,
  gesturesAsked,
  quorumSentence,
  waySentences,
} from '#control-server/panel/view/quorum-words.ts';
import { cue, everyPart, plan } from '../support/moments.ts';

const choice = everyPart.cue('question/2');

describe('what is asked, in words', () => {
  it('joins gestures by what a person has to do', () => {
    expect(gesturePhrase({ mode: 'any', gestures: ['rise'] })).toBe('rise');
    expect(gesturePhrase({ mode: 'any', gestures: ['rise', 'claim'] })).toBe('rise or claim');
    expect(gesturePhrase({ mode: 'all', gestures: ['rise', 'link'] })).toBe('rise and link');
  });

  it('names every gesture of a choice once', () => {
    expect(choice.quorum && gesturesAsked(choice.quorum)).toBe('rise or claim or refuse or rise and link');
  });

  it('says of one question all of it, and of a choice how much there is to choose', () => {
    expect(quorumSentence(cue('first/A'))).toBe('rise: 60 % for 2 s, at least 3 people');
    expect(quorumSentence(choice)).toBe('a choice of 3');
    expect(quorumSentence(cue('first/1'))).toBeNull();
  });
});

describe('where an answer leads', () => {
  it('is every option in its order, and last the way without one', () => {
    expect(branchLines(plan, cue('first/A'))).toEqual([
      { outcome: 'met', option: 0, label: 'held', number: '4', name: 'Holds' },
      { outcome: 'unmet', option: 0, label: 'fallen', number: '5', name: 'Falls' },
    ]);
    expect(branchLines(everyPart.plan, choice).map(({ outcome, option, number }) => [outcome, option, number])).toEqual(
      [
        ['met', 0, '3'],
        ['met', 1, '4'],
        ['met', 2, '5'],
        ['unmet', 0, '6'],
      ],
    );
    expect(branchLines(plan, cue('first/1'))).toEqual([]);
  });

  it('is a sentence each', () => {
    expect(waySentences(plan, cue('first/A'))).toEqual([
      'If the crowd reaches it: held → 4 Holds',
      'If not, when its time is up: fallen → 5 Falls',
    ]);
    expect(waySentences(everyPart.plan, choice)).toEqual([
      'stay → 3 They stay, for rise: 50 % for 2 s, at least 3 people',
      'leave → 4 They leave, for claim or refuse: 40 % for 2 s, at least 3 people',
      'together → 5 As one, for rise and link: 30 % for 3 s, in step',
      'If not, when its time is up: nobody speaks → 6 Silence',
    ]);
  });
});
