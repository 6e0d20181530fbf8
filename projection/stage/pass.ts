/** A pass of the finishing: what every pixel of a target becomes, reckoned on the graphics card. */

import { type Node, NodeMaterial, QuadMesh, type RenderTarget, type WebGPURenderer } from 'three/webgpu';

/** Creates a pass that gives every pixel the value `becomes`. The caller disposes it. */
export function createPass(renderer: WebGPURenderer, becomes: Node<'vec4'>) {
  const material = new NodeMaterial();
  material.fragmentNode = becomes;
  const quad = new QuadMesh(material);
  // It covers its target wherever it stands: there are no matrices to reckon.
  quad.matrixWorldAutoUpdate = false;
  return {
    /** Draws it. The renderer is left with this target. */
    into(target: RenderTarget): void {
      renderer.setRenderTarget(target);
      quad.render(renderer);
    },
    dispose(): void {
      material.dispose();
    },
  };
}

export type Pass = ReturnType<typeof createPass>;
