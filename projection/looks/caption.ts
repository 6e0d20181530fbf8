/** The caption: the show's line of text on the wall, low at its left end, on a breath of shade. */

import { attribute, Fn, float, max, smoothstep, uniform, varying, vec2, vec4 } from 'three/tsl';
import { BufferAttribute, BufferGeometry, Mesh, type Node, Vector2, Vector3 } from 'three/webgpu';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { plus } from '#installation/mapping/vectors.ts';
import type { WrittenBox } from '../text/text-sheet.ts';
import { captionPlace } from './caption/caption-place.ts';
import { fittingSizeM } from './caption/fitting-size.ts';
import { lightMaterial } from './drawing/light-material.ts';
import { PAPER } from './drawing/palette.ts';
import type { WallView } from './drawing/wall-view.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const CAPTION: Parameter = {
  name: 'caption',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: "How bright the show's line of text is; 0 takes it off the walls.",
};

const GLYPHS = 400;
const SPACING = 1.42;
/** Bright enough to be read at once, not so bright that it blooms. */
const LIGHT = 0.85;
/** How much of what lies behind the plate is taken away. */
const DARK = 0.9;
const DARKER = 0.94;
/** How far letters reach below their line, em. */
const FALL = 0.24;

export const caption: Look = {
  name: 'caption',
  says: "The show's line of text, low at the wall's left end. It comes phrase by phrase.",
  parameters: [CAPTION],
  build({ view, text }) {
    const sheet = text('caption', GLYPHS);
    const plate = createPlate(view);
    return {
      objects: [plate.mesh, sheet.object],
      update(frame) {
        const light = readParameter(frame, CAPTION);
        sheet.begin();
        plate.mesh.visible = false;
        if (frame.caption && light > 0) {
          const { line, presence, isLeaving } = frame.caption;
          const isWhole = isLeaving || frame.comfort.reducedMotion;
          const shown = light * (isWhole ? presence : 1);
          const place = captionPlace(frame);
          const wished = {
            words: line,
            face: 'gothic',
            sizeM: place.sizeM,
            at: place.corner,
            right: place.right,
            up: place.up,
            lengthM: place.lengthM,
            even: true,
            breaksWords: true,
            spacing: SPACING,
            colour: PAPER,
            light: shown * LIGHT,
            shade: frame.comfort.highContrast ? 1 : 0.85,
            entered: isWhole ? 1 : presence,
          } as const;
          const sizeM = fittingSizeM({
            wishedM: place.sizeM,
            heightM: place.heightM,
            spacing: SPACING,
            linesAt: (triedM) => sheet.measure({ ...wished, sizeM: triedM }).lines,
          });
          const writing = { ...wished, sizeM };
          const box = sheet.measure(writing);
          const firstM = ((box.lines - 1) * SPACING + FALL) * sizeM;
          sheet.put({ ...writing, at: plus(place.corner, place.up, firstM) });
          // A line in a script that the faces have not stands nowhere: nothing is darkened for it.
          if (box.right > box.left) plate.lay(frame, box, light * presence);
        }
        sheet.end();
      },
      dispose() {
        sheet.dispose();
        plate.dispose();
      },
    };
  },
};

/** Something dark to read on: without an edge, or for those who see little a plate. */
function createPlate(view: WallView) {
  const corner = uniform(new Vector3());
  const right = uniform(new Vector3());
  const up = uniform(new Vector3());
  const half = uniform(new Vector2(1, 1));
  const soft = uniform(0.1);
  const dark = uniform(0);

  const geometry = new BufferGeometry();
  geometry.setAttribute('plate', new BufferAttribute(new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), 2));
  geometry.setIndex([0, 1, 2, 2, 1, 3]);
  const at = attribute<'vec2'>('plate', 'vec2');
  const place = varying(at.mul(half));
  const clip = Fn(() =>
    view.clipOf(
      corner.add(right.mul(at.x.mul(half.x).add(half.x))).add(up.mul(at.y.mul(half.y).add(half.y))) as Node<'vec3'>,
    ),
  );
  const paint = Fn(() => {
    // A rounded rectangle that goes out over `soft` metres.
    const off = place.abs().sub(half.sub(soft));
    const from = max(off, vec2(0, 0)).length().div(soft);
    return vec4(
      0,
      0,
      0,
      float(1)
        .sub(smoothstep(0, 1, from))
        .mul(dark),
    ) as Node<'vec4'>;
  });
  const material = lightMaterial('captionPlate', clip(), paint());
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return {
    mesh,
    /** Lays it behind a text whose box is `box`, as dark as `share` of its own. */
    lay(frame: SurfaceFrame, box: WrittenBox, share: number): void {
      const { corner: from, right: along, up: above, sizeM } = captionPlace(frame);
      const isPlate = frame.comfort.highContrast;
      const beyondM = sizeM * (isPlate ? 0.7 : 2);
      soft.value = isPlate ? sizeM * 0.25 : beyondM;
      const start = plus(plus(from, along, -beyondM), above, -beyondM);
      corner.value.set(...start);
      right.value.set(...along);
      up.value.set(...above);
      half.value.set((box.right - box.left) / 2 + beyondM, (box.high - box.low) / 2 + beyondM);
      dark.value = share * (isPlate ? DARKER : DARK);
      mesh.visible = true;
    },
    dispose(): void {
      geometry.dispose();
      material.dispose();
    },
  };
}
