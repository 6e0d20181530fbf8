import { describe, expect, it } from 'vitest';
import { RIBBON_SIZE, ribbonGeometry } from '#projection/looks/drawing/ribbon-geometry.ts';

describe('a template of ribbons', () => {
  it('has two edges at every step of every strand, and four corners for every disc', () => {
    const geometry = ribbonGeometry(3, 10, 2);
    expect(geometry.getAttribute('ribbon').count).toBe(3 * 11 * 2 + 2 * 4);
    expect(geometry.index?.count).toBe(3 * 10 * 6 + 2 * 6);
    expect(geometry.instanceCount).toBe(0);
    geometry.dispose();
  });

  it('draws every piece from its own vertices', () => {
    const geometry = ribbonGeometry(2, 4, 1);
    const ribbon = geometry.getAttribute('ribbon').array;
    const index = geometry.index?.array ?? [];
    for (let at = 0; at < index.length; at += 6) {
      const strands = [...index].slice(at, at + 6).map((vertex) => ribbon[vertex * RIBBON_SIZE + 2]);
      expect(new Set(strands).size).toBe(1);
    }
    geometry.dispose();
  });
});
