import { describe, expect, it } from 'vitest';
import { conditionWords, worthText } from '#control-server/panel/view/condition-words.ts';

describe('conditions in words', () => {
  it('name the variable and what it must be', () => {
    expect(conditionWords([{ fate: 'held' }])).toBe('fate is held');
    expect(conditionWords([{ rounds: 3 }])).toBe('rounds is 3');
    expect(conditionWords([{ fate: { not: 'fallen' } }])).toBe('fate is not fallen');
  });

  it('need no more than the name of what is true or not', () => {
    expect(conditionWords([{ loud: true }])).toBe('loud');
    expect(conditionWords([{ loud: false }])).toBe('not loud');
    expect(conditionWords([{ loud: { not: true } }])).toBe('not loud');
    expect(conditionWords([{ loud: { is: true } }])).toBe('loud');
  });

  it('say how much at least and at most', () => {
    expect(conditionWords([{ rounds: { atLeast: 3 } }])).toBe('rounds is at least 3');
    expect(conditionWords([{ rounds: { atMost: 5 } }])).toBe('rounds is at most 5');
    expect(conditionWords([{ rounds: { atLeast: 3, atMost: 5 } }])).toBe('rounds is 3 to 5');
    expect(conditionWords([{ rounds: { atLeast: 3, not: 4 } }])).toBe('rounds is not 4 and rounds is at least 3');
  });

  it('join what must hold together, and tell it from what may hold instead', () => {
    expect(conditionWords([{ fate: 'held', loud: true }, { rounds: 1 }])).toBe('fate is held and loud, or rounds is 1');
  });
});

describe('what a variable is worth', () => {
  it('is said in a word', () => {
    expect(worthText(true)).toBe('yes');
    expect(worthText(false)).toBe('no');
    expect(worthText(0)).toBe('0');
    expect(worthText('held')).toBe('held');
    expect(worthText('')).toBe('nothing');
  });
});
