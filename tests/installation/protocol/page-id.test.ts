import { describe, expect, it } from 'vitest';
import { keepPageId } from '#installation/protocol/page-id.ts';
import { fakeTab } from '#tests/support/fake-tab.ts';

describe('a page’s name', () => {
  it('is drawn once and lasts over a reload', () => {
    const { tab, draw } = fakeTab();
    const first = keepPageId(tab, draw).current();
    expect(first).toBe('01'.repeat(16));
    expect(keepPageId(tab, draw).current()).toBe(first);
  });

  it('is drawn anew on request, and then lasts as well', () => {
    const { tab, draw } = fakeTab();
    const id = keepPageId(tab, draw);
    const first = id.current();
    const second = id.renew();
    expect(second).not.toBe(first);
    expect(id.current()).toBe(second);
    expect(keepPageId(tab, draw).current()).toBe(second);
  });

  it('is not taken from a storage that somebody wrote into', () => {
    const { tab, draw } = fakeTab(new Map([['reclaim-page', 'x'.repeat(500)]]));
    expect(keepPageId(tab, draw).current()).toMatch(/^[0-9a-f]{32}$/);
  });

  it('may be given by whoever opens the tab, once, and only if it is a name', () => {
    const { tab, draw } = fakeTab();
    const given = 'ab'.repeat(16);
    expect(keepPageId(tab, draw, given).current()).toBe(given);
    // A reload keeps it; the same address in a tab that has a name already changes nothing.
    expect(keepPageId(tab, draw, 'cd'.repeat(16)).current()).toBe(given);
    const other = fakeTab();
    expect(keepPageId(other.tab, other.draw, '<script>').current()).toBe('01'.repeat(16));
  });
});
