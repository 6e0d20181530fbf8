import { describe, expect, test } from 'vitest';
import { type AdapterSource, preflight } from '#projection/stage/backend.ts';

const gpu = (architecture: string, isFallbackAdapter = false): AdapterSource => ({
  requestAdapter: async () => ({ info: { architecture, isFallbackAdapter } }),
});
const none: AdapterSource = { requestAdapter: async () => null };
const card = () => 'ANGLE (NVIDIA GeForce)';
const processor = () => 'ANGLE (Google, Vulkan 1.3 (SwiftShader Device))';

describe('preflight', () => {
  test('takes WebGPU on a real card', async () => {
    expect(await preflight('auto', gpu('ampere'), card)).toEqual({ forceWebGL: false, software: false });
  });

  test('prefers WebGL2 to a software adapter, and knows whether a card draws there', async () => {
    expect(await preflight('auto', gpu('swiftshader'), card)).toEqual({ forceWebGL: true, software: false });
    expect(await preflight('auto', gpu('', true), processor)).toEqual({ forceWebGL: true, software: true });
  });

  test('takes a software adapter when told to', async () => {
    expect(await preflight('webgpu', gpu('swiftshader'), card)).toEqual({ forceWebGL: false, software: true });
  });

  test('falls to WebGL2 without WebGPU', async () => {
    expect(await preflight('webgpu', none, card)).toEqual({ forceWebGL: true, software: false });
    expect(await preflight('auto', undefined, processor)).toEqual({ forceWebGL: true, software: true });
    expect(await preflight('webgl2', gpu('ampere'), card)).toEqual({ forceWebGL: true, software: false });
  });
});
