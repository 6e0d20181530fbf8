import { describe, expect, it, vi } from 'vitest';
import type { Setup } from '#installation/protocol/setup.ts';
import { createProcessorPermission } from '#projection/page/processor-permission.ts';

const setupWith = (...software: string[]): Setup => ({ patterns: {}, tiers: {}, software, history: {} });

function wall({ software = true, setup = null as Setup | null, kept = null as string | null } = {}) {
  const storage = new Map<string, string>(kept === null ? [] : [['reclaim-processor', kept]]);
  const allowSoftware = vi.fn();
  const ask = vi.fn(async () => ({ ok: true }) as const);
  const trouble = software ? { says: 'It would be slow.', advice: '' } : null;
  const permission = createProcessorPermission({
    surface: 'left',
    screen: { software: () => software, trouble: () => trouble, allowSoftware },
    setup: () => setup,
    ask,
    storage: { getItem: (key) => storage.get(key) ?? null, setItem: (key, value) => void storage.set(key, value) },
  });
  return { permission, allowSoftware, ask, storage };
}

describe('the permission for a processor to draw', () => {
  it('is given by nobody at first', () => {
    const { permission, allowSoftware } = wall({ setup: setupWith('right') });
    permission.look();
    expect(allowSoftware).not.toHaveBeenCalled();
  });

  it('is given on the page of the room, for this surface', () => {
    const { permission, allowSoftware } = wall({ setup: setupWith('right', 'left') });
    permission.look();
    expect(allowSoftware).toHaveBeenCalled();
  });

  it('is given by Enter, told to the server, and remembered by the machine for that surface', () => {
    const { permission, allowSoftware, ask, storage } = wall();
    permission.give();
    expect(allowSoftware).toHaveBeenCalled();
    expect(ask).toHaveBeenCalledWith({ type: 'software', surface: 'left', allowed: true });
    expect([...storage.values()]).toEqual(['left']);
    const again = wall({ kept: 'left' });
    again.permission.look();
    expect(again.allowSoftware).toHaveBeenCalled();
    const other = wall({ kept: 'right' });
    other.permission.look();
    expect(other.allowSoftware).not.toHaveBeenCalled();
  });

  it('is not asked for where a graphics card draws', () => {
    const { permission, allowSoftware, ask } = wall({ software: false });
    permission.give();
    expect(allowSoftware).not.toHaveBeenCalled();
    expect(ask).not.toHaveBeenCalled();
  });
});
