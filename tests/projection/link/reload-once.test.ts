import { describe, expect, it } from 'vitest';
import type { Stage } from '#installation/protocol/session.ts';
import { createReloadOnce } from '#projection/link/reload-once.ts';
import { fakeTab } from '#tests/support/fake-tab.ts';

const refused = (retry: boolean): Stage => ({ stage: 'refused', says: 'Too old.', advice: 'Reload.', retry });

describe('a wall too old for its server', () => {
  it('reloads once, and not again where that did not help', () => {
    const { tab } = fakeTab();
    let reloads = 0;
    const before = createReloadOnce(tab, () => reloads++);
    before.look({ stage: 'syncing' });
    before.look(refused(false));
    before.look(refused(false));
    const after = createReloadOnce(tab, () => reloads++);
    after.look({ stage: 'syncing' });
    after.look(refused(false));
    expect(reloads).toBe(1);
  });

  it('may reload again once it has been live in between', () => {
    const { tab } = fakeTab();
    let reloads = 0;
    createReloadOnce(tab, () => reloads++).look(refused(false));
    const after = createReloadOnce(tab, () => reloads++);
    after.look({ stage: 'live' });
    after.look(refused(false));
    expect(reloads).toBe(2);
  });

  it('does not reload for what passes by itself', () => {
    const { tab } = fakeTab();
    let reloads = 0;
    createReloadOnce(tab, () => reloads++).look(refused(true));
    expect(reloads).toBe(0);
  });
});
