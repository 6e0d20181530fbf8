/**
 * The wall as every look sees it: places in metres, one slice of it in front of this projector or the scene through a
 * window, and a time that has been wrapped in double precision. Looks never touch pixels or cameras.
 */

import {
  attribute,
  dot,
  float,
  floor,
  fract,
  max,
  min,
  select,
  smoothstep,
  uniform,
  varying,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import { BufferGeometry, Float32BufferAttribute, type Material, Mesh, type Node, Vector2, Vector3 } from 'three/webgpu';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { viewNumbers } from './view-numbers.ts';

/** Everything that moves repeats after ten minutes, so a period is a whole number of turns in that time. */
export const ROUND_S = 600;

/** Least share of looking straight at the wall that a place is reckoned for: nothing is further off than some km. */
const LEAST = 1e-3;
/** Cosines of the angle at which one looks at the wall: below the first nothing of it is seen, above the second all. */
const ALONG = [0.045, 0.2] as const;

/** The position in the ten-minute round, 0..1, of a life time in ms; wrapped in double precision. */
export const roundAt = (lifeMs: number): number => {
  const turns = lifeMs / (ROUND_S * 1000);
  return turns - Math.floor(turns);
};

/** Creates the shared view: uniforms the stage sets once per frame, nodes every look reads. */
export function createWallView() {
  const isWindow = uniform(0);
  const from = uniform(new Vector3());
  const across = uniform(new Vector3(1, 0, 0));
  const up = uniform(new Vector3(0, 1, 0));
  const span = uniform(new Vector2(4, 2.25));
  const depth = uniform(new Vector3());
  const still = uniform(1);
  const ray = uniform(new Vector3(0, 0, 1));
  const rayAcross = uniform(new Vector3(4, 0, 0));
  const rayUp = uniform(new Vector3(0, 2.25, 0));
  const eye = uniform(new Vector3());
  const perDepth = uniform(0);
  const drawnPx = uniform(new Vector2(1, 1));
  const wallM = uniform(new Vector2(4, 2.25));
  const floorM = uniform(0.2);
  const margin = uniform(new Vector2(0, 0));
  const own = uniform(new Vector2(0, 1));
  const pixelM = uniform(0.002);
  const round = uniform(0);
  const seed = uniform(1, 'uint');
  const corner = attribute<'vec2'>('corner', 'vec2');

  const ifWindow = <T extends 'float' | 'vec2'>(there: Node<T>, flat: Node<T>): Node<T> =>
    select(isWindow.greaterThan(0.5), there, flat) as Node<T>;

  /** How far a place is from the eye, against what is seen on the window itself: 1 on a slice, 0 beside the eye. */
  const depthOf = (placeM: Node<'vec3'>): Node<'float'> => dot(depth, placeM.sub(from)).add(still);

  /** Share of the drawn picture, from its lower left, at which a place of the scene is seen. */
  const shareOf = (placeM: Node<'vec3'>): Node<'vec2'> => {
    const off = placeM.sub(from);
    return vec2(dot(across, off), dot(up, off))
      .div(span)
      .div(max(depthOf(placeM), LEAST));
  };

  /** Which way one looks at shares of the drawn picture, from its lower left. */
  const rayAt = (share: Node<'vec2'>): Node<'vec3'> => ray.add(rayAcross.mul(share.x)).add(rayUp.mul(share.y));

  /** Place on the wall that one looks at, m. Where one does not look at it, a place far off. */
  const placeOn = (way: Node<'vec3'>): Node<'vec2'> =>
    ifWindow(eye.xy.add(way.xy.div(max(way.z, LEAST))), way.xy as Node<'vec2'>);

  /** Whether one looks at the wall: 1 at it, 0 along it or away from it. */
  const meets = (way: Node<'vec3'>): Node<'float'> => {
    const towards = way.z.mul(eye.z.abs());
    const cosine = towards.div(max(vec3(way.xy, towards).length(), 1e-6));
    return ifWindow(smoothstep(ALONG[0], ALONG[1], cosine), float(1));
  };

  /** Width and height on the wall of one pixel that looks at it, m. */
  const pixelOn = (way: Node<'vec3'>): Node<'vec2'> => {
    const least = max(way.z, LEAST);
    const off = way.xy.div(least);
    const step = (by: Node<'vec3'>): Node<'vec2'> => by.xy.sub(off.mul(by.z)).div(least).abs() as Node<'vec2'>;
    const size = step(rayAcross).div(drawnPx.x).add(step(rayUp).div(drawnPx.y));
    return ifWindow(size as Node<'vec2'>, vec2(pixelM, pixelM));
  };

  const way = varying(rayAt(corner.mul(0.5).add(0.5)));
  const placeM = placeOn(way);

  return {
    /** 1 for a window into the scene, 0 for a slice of the wall. */
    isWindow,
    /** Share of what is drawn that lies beyond each edge of the canvas: left or right, below or above. */
    margin,
    /** Width and height of the whole wall; m. */
    wallM,
    /** Height of the floor line above the wall's lower edge; m. */
    floorM,
    /** Size of one pixel on the slice or the window; m. */
    pixelM,
    /** Seeds the scenery. */
    seed,
    rayAt,
    placeOn,
    meets,
    shareOf,
    pixelOn,

    /** Clip position of a place of the scene, m. */
    clipOf: (place: Node<'vec3'>): Node<'vec4'> => {
      const off = place.sub(from);
      const w = depthOf(place).toVar();
      const flat = vec2(dot(across, off), dot(up, off)).div(span);
      return vec4(flat.mul(2).sub(w), w.mul(0.5), w);
    },

    /** Size of one pixel at a place of the scene, m. */
    pixelAt: (place: Node<'vec3'>): Node<'float'> => pixelM.mul(max(depthOf(place), 0.01)),

    /** Place on the wall of the current fragment, for a mesh made by {@link sliceMesh}; m. */
    placeM,

    /** The same on a plane `depthM` behind the wall: as on the wall for a slice, which looks straight at everything. */
    placeBehind: (depthM: number): Node<'vec2'> => placeM.add(way.xy.div(max(way.z, LEAST)).mul(perDepth.mul(depthM))),

    /** By how much of itself what is seen of a plane grows for every metre that it lies behind the wall; 0 on a slice. */
    perDepth,

    /** Whether the current fragment of such a mesh looks at the wall: 1 at it, 0 along it or away from it. */
    facing: meets(way),

    /** Width and height of one pixel there, m. */
    paintM: pixelOn(way),

    /** How steeply the current fragment of such a mesh looks up, -1..1. Means nothing on a slice, which has no eye. */
    rises: way.y.div(max(vec3(way.xy, way.z.mul(eye.z)).length(), 1e-6)),

    /** Clip position for a mesh made by {@link sliceMesh}. */
    sliceClip: vec4(corner, float(0.5), float(1)),

    /** 0..1 through a period of `ROUND_S / turns` seconds; `turns` must be whole numbers. */
    phase: (turns: Node<'float'> | number): Node<'float'> => fract(round.mul(turns)),

    /** Which period of `ROUND_S / turns` seconds it is, counted from the start of the round; `shift` is in periods. */
    beat: (turns: Node<'float'> | number, shift: Node<'float'> | number = 0): Node<'float'> =>
      floor(round.mul(turns).add(shift)),

    /**
     * Whether a box about `centreM` (half size `halfM`, m) lies wholly between the left and right edge of this picture, and
     * in no other's.
     */
    shows: (centreM: Node<'vec2'>, halfM: Node<'vec2'>): Node<'bool'> => {
      const corners = [1, -1].map((side) => vec3(centreM.add(halfM.mul(vec2(1, side))), 0));
      const opposite = [1, -1].map((side) => vec3(centreM.sub(halfM.mul(vec2(1, side))), 0));
      const [a, b, c, d] = [...corners, ...opposite].map((place) => shareOf(place).x);
      if (!a || !b || !c || !d) throw new Error('a box has four corners');
      const low = min(a, b, c, d).sub(own.x);
      return min(low, own.y.sub(max(a, b, c, d))).greaterThanEqual(0);
    },

    /** Takes the numbers of one frame, for a canvas of so many pixels. */
    update(frame: SurfaceFrame, widthPx: number, heightPx: number): void {
      const numbers = viewNumbers(frame, widthPx, heightPx);
      isWindow.value = numbers.isWindow ? 1 : 0;
      from.value.set(...numbers.from);
      across.value.set(...numbers.across);
      up.value.set(...numbers.up);
      span.value.set(...numbers.span);
      depth.value.set(...numbers.depth);
      still.value = numbers.still;
      ray.value.set(...numbers.ray);
      rayAcross.value.set(...numbers.rayAcross);
      rayUp.value.set(...numbers.rayUp);
      eye.value.set(...numbers.eye);
      perDepth.value = numbers.perDepth;
      pixelM.value = numbers.pixelM;
      margin.value.set(...numbers.margin);
      own.value.set(...numbers.own);
      drawnPx.value.set(widthPx / (1 - 2 * numbers.margin[0]), heightPx / (1 - 2 * numbers.margin[1]));
      wallM.value.set(frame.slice.wallWidthM, frame.slice.wallHeightM);
      floorM.value = frame.slice.floorM;
      round.value = roundAt(frame.lifeMs);
      seed.value = frame.seed >>> 0;
    },
  };
}

export type WallView = ReturnType<typeof createWallView>;

/** A mesh that covers the slice, for looks that paint every place of it. The caller disposes its geometry and material. */
export function sliceMesh(material: Material): Mesh {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute([-1, -1, 0, 3, -1, 0, -1, 3, 0], 3));
  geometry.setAttribute('corner', new Float32BufferAttribute([-1, -1, 3, -1, -1, 3], 2));
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return mesh;
}
