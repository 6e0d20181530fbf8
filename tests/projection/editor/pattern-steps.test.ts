import { describe, expect, it } from 'vitest';
import type { PatternName, SetupAnswer, SetupRequest } from '#installation/protocol/setup.ts';
import { createPatternSteps } from '#projection/editor/pattern-steps.ts';

describe('stepping through the test pictures', () => {
  it('goes one further with every press, before the server has answered the last', async () => {
    const asked: (PatternName | null)[] = [];
    const told: { pattern: PatternName | null } = { pattern: null };
    const next = createPatternSteps('left', {
      pattern: () => told.pattern,
      ask: async (request: SetupRequest): Promise<SetupAnswer | null> => {
        if (request.type === 'pattern') asked.push(request.pattern);
        return { ok: true };
      },
    });
    for (let i = 0; i < 8; i++) next();
    expect(asked).toEqual(['grid', 'focus', 'bars', 'ramps', 'latency', 'identify', null, 'grid']);
    await Promise.resolve();
    await Promise.resolve();
    // Somebody else has chosen another meanwhile.
    told.pattern = 'latency';
    next();
    expect(asked.at(-1)).toBe('identify');
  });
});
