/** What a picture's last bits depend on: who draws it, and with which version of three. */

import { REVISION } from 'three/webgpu';
import { webglRendererName } from './backend.ts';

export const THREE_REVISION: string = REVISION;

interface DescribedAdapter {
  readonly info: {
    readonly vendor: string;
    readonly architecture: string;
    readonly device: string;
    readonly description: string;
  };
}

/** The name of what draws for `backend` in this browser; empty where it does not say. */
export async function rendererOf(backend: 'webgpu' | 'webgl2'): Promise<string> {
  if (backend === 'webgl2') return webglRendererName();
  const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<DescribedAdapter | null> } };
  const info = (await gpu?.requestAdapter())?.info;
  return info
    ? [info.vendor, info.architecture, info.device, info.description].filter((part) => part !== '').join(' ')
    : '';
}
