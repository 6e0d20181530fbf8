/** What the parts of the city hand to each other about a place. */

import type { Node } from 'three/webgpu';

/** What a row puts over what lies behind it. */
export interface Painted {
  readonly light: Node<'vec3'>;
  readonly cover: Node<'float'>;
  /** Light it adds around itself. */
  readonly glow?: Node<'vec3'>;
}

/** One tower as a place near it sees it. */
export interface Plot {
  /** Which tower of its row, and three numbers 0..1 of its own. */
  readonly cell: Node<'int'>;
  readonly own: readonly [Node<'float'>, Node<'float'>, Node<'float'>];
  /** From its middle, m; 0 at the horizon, m. */
  readonly x: Node<'float'>;
  readonly y: Node<'float'>;
  readonly halfM: Node<'float'>;
  readonly heightM: Node<'float'>;
  /** 1 on it. */
  readonly body: Node<'float'>;
}
