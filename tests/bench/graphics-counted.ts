/** Counts what a page makes on the graphics card, on either back end, by standing between it and the browser. */

/** How much was made, and how much more of it there is than before. */
export interface Counted {
  /** Buffers, textures, bind groups, pipelines, programs, storage for them. */
  readonly made: Readonly<Record<string, number>>;
  /** Buffers and textures made, less those that were freed. */
  readonly more: number;
}

const MAKES: Readonly<Record<string, readonly string[]>> = {
  GPUDevice: [
    'createBuffer',
    'createTexture',
    'createSampler',
    'createBindGroup',
    'createBindGroupLayout',
    'createPipelineLayout',
    'createShaderModule',
    'createRenderPipeline',
    'createRenderPipelineAsync',
    'createComputePipeline',
    'createQuerySet',
  ],
  WebGL2RenderingContext: [
    'createBuffer',
    'createTexture',
    'createFramebuffer',
    'createRenderbuffer',
    'createProgram',
    'createShader',
    'createSampler',
    'createVertexArray',
    'bufferData',
    'texImage2D',
    'texImage3D',
    'texStorage2D',
    'texStorage3D',
    'renderbufferStorage',
  ],
};
/** Of those, what is freed by whom. */
const KEPT = new Set(['createBuffer', 'createTexture']);
const FREES: readonly (readonly [string, string])[] = [
  ['GPUBuffer', 'destroy'],
  ['GPUTexture', 'destroy'],
  ['WebGL2RenderingContext', 'deleteBuffer'],
  ['WebGL2RenderingContext', 'deleteTexture'],
];

/** Begins to count in this page, from now on until it is closed. */
export function countGraphics() {
  let made: Record<string, number> = {};
  let more = 0;
  for (const [owner, names] of Object.entries(MAKES))
    for (const name of names)
      tap(owner, name, () => {
        made[name] = (made[name] ?? 0) + 1;
        if (KEPT.has(name)) more += 1;
      });
  for (const [owner, name] of FREES)
    tap(owner, name, () => {
      more -= 1;
    });
  return {
    /** Forgets what was counted. */
    begin(): void {
      made = {};
      more = 0;
    },
    since: (): Counted => ({ made: { ...made }, more }),
  };
}

/** Calls `seen` whenever `name` of `owner` is called; nothing where this browser has no such thing. */
function tap(owner: string, name: string, seen: () => void): void {
  const made: unknown = Reflect.get(globalThis, owner);
  const prototype: unknown = typeof made === 'function' ? made.prototype : undefined;
  if (typeof prototype !== 'object' || prototype === null) return;
  const real: unknown = Reflect.get(prototype, name);
  if (typeof real !== 'function') return;
  Reflect.set(prototype, name, function tapped(this: unknown, ...those: unknown[]): unknown {
    seen();
    return Reflect.apply(real, this, those);
  });
}
