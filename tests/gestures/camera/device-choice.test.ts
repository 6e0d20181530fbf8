import { describe, expect, it } from 'vitest';
import { chooseDevice, rememberDevice, rememberedDevice } from '#gestures/camera/device-choice.ts';

const FRONT = { deviceId: 'a', label: 'Front camera' };
const SIDE = { deviceId: 'b', label: 'Side camera' };
const TWIN = { deviceId: 'c', label: 'Side camera' };

describe('the choice of a camera', () => {
  it('is the browser’s default only where nothing was ever chosen', () => {
    expect(chooseDevice(undefined, [FRONT, SIDE])).toEqual({ choice: 'default' });
    expect(chooseDevice(SIDE, [FRONT, SIDE])).toEqual({ choice: 'device', device: SIDE });
  });

  it('never takes another camera in place of one that is gone', () => {
    expect(chooseDevice(SIDE, [FRONT])).toEqual({ choice: 'gone', label: 'Side camera' });
    expect(chooseDevice(SIDE, [])).toEqual({ choice: 'gone', label: 'Side camera' });
  });

  it('knows a camera by its name when its id has changed, but not one of two of the same name', () => {
    const remembered = { ...SIDE, deviceId: 'old' };
    expect(chooseDevice(remembered, [FRONT, SIDE])).toEqual({ choice: 'device', device: SIDE });
    expect(chooseDevice(remembered, [SIDE, TWIN])).toMatchObject({ choice: 'gone' });
  });

  it('asks for the remembered one while the browser still keeps the list to itself', () => {
    expect(chooseDevice(SIDE, [{ deviceId: '', label: '' }])).toEqual({ choice: 'device', device: SIDE });
  });

  it('is remembered per station; damage counts as nothing remembered', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    rememberDevice(storage, 'front', FRONT);
    expect(rememberedDevice(storage, 'front')).toEqual(FRONT);
    expect(rememberedDevice(storage, 'side')).toBeUndefined();
    for (const [key] of kept) kept.set(key, '{"deviceId":');
    expect(rememberedDevice(storage, 'front')).toBeUndefined();
  });
});
