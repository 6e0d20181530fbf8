import { describe, expect, it, vi } from 'vitest';
import { createFlashRemark } from '#projection/page/flash-remark.ts';

const stageOf = (isHolding: () => Promise<boolean>) => ({ isHolding: vi.fn(isHolding) });

describe('the remark on flashes', () => {
  it('asks once a second, and tells for a while what it heard', async () => {
    const remark = createFlashRemark();
    const stage = stageOf(() => Promise.resolve(true));
    for (let atMs = 0; atMs < 2000; atMs += 20) remark.look(stage, atMs);
    expect(stage.isHolding).toHaveBeenCalledTimes(2);
    await Promise.resolve();
    expect(remark.told()).toContain('flashes too often');
    const calm = stageOf(() => Promise.resolve(false));
    remark.look(calm, 8000);
    expect(remark.told()).not.toBeNull();
    remark.look(calm, 9100);
    await Promise.resolve();
    expect(remark.told()).toBeNull();
  });

  it('says nothing where nothing is held, and where the stage cannot answer', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const remark = createFlashRemark();
    remark.look(
      stageOf(() => Promise.resolve(false)),
      0,
    );
    remark.look(
      stageOf(() => Promise.reject(new Error('lost'))),
      5000,
    );
    await Promise.resolve();
    await Promise.resolve();
    expect(remark.told()).toBeNull();
    expect(warned).toHaveBeenCalledTimes(1);
    warned.mockRestore();
  });
});
