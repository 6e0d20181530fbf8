import { describe, expect, it } from 'vitest';
import { statusSchema } from '#installation/protocol/messages.ts';
import { pageTrouble, type Troubles } from '#projection/page/page-trouble.ts';

const well: Troubles = { screen: null, picture: null, stage: { stage: 'live' }, barred: null };
const status = { fps: 60, clockBoundMs: 1, engine: 'webgpu', dropped: 0, people: null };

describe('a wall’s trouble', () => {
  it('is none where nothing is wrong', () => {
    expect(pageTrouble(well)).toBeNull();
    expect(pageTrouble({ ...well, stage: { stage: 'syncing' } })).toBeNull();
  });

  it('fits the status it is sent in, however long the cause', () => {
    const trouble = pageTrouble({
      ...well,
      screen: { says: `The driver said: ${'no '.repeat(500)}`, advice: 'Update it.' },
    });
    expect(statusSchema.safeParse({ ...status, trouble }).success).toBe(true);
    expect(trouble).toMatch(/^The driver said/);
  });

  it('tells a refusal in the server’s words, behind what the wall itself suffers from', () => {
    const refused = { stage: 'refused', says: 'Too old.', advice: 'Reload.', retry: false } as const;
    expect(pageTrouble({ ...well, stage: refused })).toBe('Too old. Reload.');
    expect(pageTrouble({ ...well, barred: { says: 'Not known.', advice: 'Open the link.' } })).toMatch(/^Not known/);
    expect(pageTrouble({ ...well, stage: refused, picture: 'It stands still.' })).toBe('It stands still.');
  });
});
