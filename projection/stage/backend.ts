/** Which graphics interface to draw with, decided before a renderer exists. */

/** How the page asks: `auto` takes WebGPU where it is real. */
export type BackendChoice = 'auto' | 'webgpu' | 'webgl2';

/** What was found. */
export interface Preflight {
  readonly forceWebGL: boolean;
  /** True if no graphics card draws: the picture will be right and slow. */
  readonly software: boolean;
}

/** The part of `navigator.gpu` that is asked. */
export interface AdapterSource {
  requestAdapter(): Promise<{
    readonly info: { readonly architecture: string; readonly isFallbackAdapter?: boolean };
  } | null>;
}

/** Renderer names by which WebGL says that a processor draws. */
const SOFTWARE_GL = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/**
 * Asks for an adapter. A software adapter is refused under `auto`, as WebGL2 may still find the card that WebGPU did
 * not; `webgpu` takes it all the same. `glRenderer` answers the name of the WebGL renderer, or '' if there is none.
 */
export async function preflight(
  choice: BackendChoice,
  gpu: AdapterSource | undefined,
  glRenderer: () => string,
): Promise<Preflight> {
  const webgl = (): Preflight => ({ forceWebGL: true, software: SOFTWARE_GL.test(glRenderer()) });
  if (choice === 'webgl2' || gpu === undefined) return webgl();
  const adapter = await gpu.requestAdapter();
  if (adapter === null) return webgl();
  const software = adapter.info.isFallbackAdapter === true || adapter.info.architecture === 'swiftshader';
  if (software && choice === 'auto') return webgl();
  return { forceWebGL: false, software };
}

/** The name of the WebGL2 renderer of this browser, '' without one. Uses a canvas of its own and lets it go. */
export function webglRendererName(): string {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (gl === null) return '';
  const name = gl.getParameter(gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' ? name : '';
}
