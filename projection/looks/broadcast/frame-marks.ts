/** The corners of the programme's frame, the lamp beside its sign, and the shade its words stand on, as one small mesh. */

import {
  attribute,
  Fn,
  float,
  fwidth,
  max,
  mix,
  smoothstep,
  step,
  uniform,
  varying,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import { BufferAttribute, BufferGeometry, Mesh, type Node, Vector2, Vector4 } from 'three/webgpu';
import { lightMaterial } from '../drawing/light-material.ts';
import { MAGENTA, PAPER } from '../drawing/palette.ts';
import type { WallView } from '../drawing/wall-view.ts';
import type { Lamp } from './live-sign.ts';

/** Where the marks are, m. */
export interface MarkPlaces {
  readonly left: number;
  readonly low: number;
  readonly right: number;
  readonly high: number;
  /** Length and thickness of a mark. */
  readonly armM: number;
  readonly thickM: number;
}

/** What is darkened for the words: its edges, m. */
export interface Shade {
  readonly left: number;
  readonly low: number;
  readonly right: number;
  readonly high: number;
}

const NONE: MarkPlaces = { left: 0, low: 0, right: 0, high: 0, armM: 0, thickM: 0 };

/** How much of what lies behind the words is taken away, and over how much of its edge that goes out, m. */
const DARK = 0.82;
const SOFT_M = 0.09;

/** Creates the mesh; what it made is freed by `dispose`. */
export function createFrameMarks(view: WallView) {
  const box = uniform(new Vector4());
  const arm = uniform(new Vector2());
  const lamp = uniform(new Vector4());
  const light = uniform(0);
  const shade = uniform(new Vector4());

  // Corner of the box (0 or 1 each), then the way from it; and what it is: a level bar, an upright one, lamp or shade.
  const geometry = new BufferGeometry();
  const marks = markGeometry();
  geometry.setAttribute('mark', new BufferAttribute(marks.places, 4));
  geometry.setAttribute('kind', new BufferAttribute(marks.kinds, 1));
  geometry.setIndex(marks.index);
  const mark = attribute<'vec4'>('mark', 'vec4');
  const kind = attribute<'float'>('kind', 'float');
  const isUpright = step(0.5, kind);
  const isLamp = step(1.5, kind);
  const disc = varying(mark.zw);
  const lampShare = varying(isLamp);
  const isShade = step(2.5, kind);
  const shadeShare = varying(isShade);

  const clip = Fn(() => {
    const corner = mix(box.xy, box.zw, mark.xy);
    const onFrame = corner.add(mark.zw.mul(mix(arm, arm.yx, isUpright)));
    const onLamp = lamp.xy.add(mark.zw.mul(lamp.z));
    const under = mix(shade.xy, shade.zw, mark.zw.mul(0.5).add(0.5));
    return view.clipOf(vec3(mix(mix(onFrame, onLamp, isLamp), under, isShade), 0) as Node<'vec3'>);
  });
  const paint = Fn(() => {
    const off = disc.length();
    const edge = max(fwidth(off), 1e-4);
    const round = smoothstep(float(1), float(1).sub(edge.mul(1.5)), off);
    const colour = mix(
      vec3(...PAPER).mul(0.6),
      vec3(...MAGENTA)
        .mul(round)
        .mul(lamp.w),
      lampShare,
    );
    // A rounded rectangle that goes out over its edge, as the caption's.
    const half = shade.zw.sub(shade.xy).mul(0.5);
    const beyond = max(disc.abs().mul(half).sub(half.sub(SOFT_M)), vec2(0, 0))
      .length()
      .div(SOFT_M);
    const dark = smoothstep(1, 0, beyond).mul(DARK).mul(shadeShare);
    return vec4(colour.mul(float(1).sub(shadeShare)), dark).mul(light) as Node<'vec4'>;
  });
  const material = lightMaterial('broadcastMarks', clip(), paint());
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.visible = false;
  return {
    mesh,
    /** Shows marks, lamp and shade, as far as `shown` (0..1) says; null: none. */
    show(places: MarkPlaces | null, at: Lamp | null, under: Shade | null, shown: number): void {
      mesh.visible = (places !== null || at !== null) && shown > 0;
      const { left, low, right, high, armM, thickM } = places ?? NONE;
      box.value.set(left, low, right, high);
      arm.value.set(armM, thickM);
      lamp.value.set(at?.x ?? 0, at?.y ?? 0, at?.radiusM ?? 0, at?.light ?? 0);
      shade.value.set(under?.left ?? 0, under?.low ?? 0, under?.right ?? 0, under?.high ?? 0);
      light.value = shown;
    },
    dispose(): void {
      geometry.dispose();
      material.dispose();
    },
  };
}

interface MarkGeometry {
  readonly places: Float32Array;
  readonly kinds: Float32Array;
  readonly index: number[];
}

function markGeometry(): MarkGeometry {
  const places: number[] = [];
  const kinds: number[] = [];
  const index: number[] = [];
  const quad = (
    kind: number,
    x: number,
    y: number,
    low: readonly [number, number],
    high: readonly [number, number],
  ) => {
    const from = kinds.length;
    for (const up of [low[1], high[1]]) {
      for (const across of [low[0], high[0]]) {
        places.push(x, y, across, up);
        kinds.push(kind);
      }
    }
    index.push(from, from + 1, from + 2, from + 2, from + 1, from + 3);
  };
  quad(3, 0, 0, [-1, -1], [1, 1]);
  for (const x of [0, 1]) {
    for (const y of [0, 1]) {
      const inward = [x === 0 ? 1 : -1, y === 0 ? 1 : -1] as const;
      for (const kind of [0, 1]) quad(kind, x, y, [0, 0], inward);
    }
  }
  quad(2, 0, 0, [-1, -1], [1, 1]);
  return { places: new Float32Array(places), kinds: new Float32Array(kinds), index };
}
