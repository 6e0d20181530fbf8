/**
 * The eye that the whole picture is seen through: how much light it takes in, how lights glow in it, what its glass does
 * to colours, and the lines a projection is made of. Last in the catalogue: it shades what all others drew.
 */

import { cos, float, max, min, mix, smoothstep, uniform } from 'three/tsl';
import type { Node } from 'three/webgpu';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { WallView } from './drawing/wall-view.ts';
import type { Finishing, Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const EXPOSURE: Parameter = {
  name: 'exposure',
  min: 0,
  max: 2,
  default: 1,
  unit: '',
  says: 'How much light the eye takes in: 0 is night, 2 twice as bright. Down before something, up with it.',
};
const BLOOM: Parameter = {
  name: 'bloom',
  min: 0,
  max: 2,
  default: 1,
  unit: '',
  says: 'How far lights glow into what lies about them. Black stays black at any value; 0 is the hardest, coldest picture.',
};
const FRINGE: Parameter = {
  name: 'fringe',
  min: 0,
  max: 1.45,
  default: 1.1,
  unit: 'px',
  says: "How far red and blue part at the wall's ends, in pixels of a wall 1080 pixels high; none in its middle.",
};
const SCAN: Parameter = {
  name: 'scan',
  min: 0,
  max: 1,
  default: 0.16,
  unit: '',
  says: 'How strongly fine lines lie over the picture, as on a screen filmed from afar. Walls too coarse for them show none.',
};
const VIGNETTE: Parameter = {
  name: 'vignette',
  min: 0,
  max: 1,
  default: 0.3,
  unit: '',
  says: "How far darkness comes in from above and from the room's two ends; neighbouring walls stay one picture.",
};

/** Scan lines in the height of a wall: at eight metres they are as fine as an eye can tell apart. */
const LINES = 240;
/** Pixels of a line below which it is not drawn, and above which it is drawn wholly. */
const LINE_PX = [2.6, 4.2] as const;
/** Turns in ten minutes: the lines rise by one in four seconds. */
const LINE_TURNS = 150;
/** Depth of the lines at full strength. */
const LINE_DEPTH = 0.7;

export const lens: Look = {
  name: 'lens',
  says: 'The eye that sees it all: exposure, glow, the fringe of its glass, scan lines, darkness from above.',
  parameters: [EXPOSURE, BLOOM, FRINGE, SCAN, VIGNETTE],
  build({ view }) {
    const numbers = lensNumbers();
    return { objects: [], finishing: finishingOf(view, numbers), update: numbers.take, dispose() {} };
  },
};

function lensNumbers() {
  const exposure = uniform(1);
  const bloom = uniform(1);
  const fringe = uniform(0);
  const scan = uniform(0);
  const vignette = uniform(0);
  /** 1: lines rise; 0: they stand. */
  const drift = uniform(1);
  /** 1: what is dim steps back, what is bright comes forward. */
  const contrast = uniform(0);
  /** Where the wall begins in the room, and the room's size, m. */
  const alongM = uniform(0);
  const roomM = uniform(1);
  return {
    exposure,
    bloom,
    fringe,
    scan,
    vignette,
    drift,
    contrast,
    alongM,
    roomM,
    take(frame: SurfaceFrame): void {
      exposure.value = readParameter(frame, EXPOSURE);
      bloom.value = readParameter(frame, BLOOM);
      fringe.value = readParameter(frame, FRINGE);
      scan.value = frame.comfort.highContrast ? 0 : readParameter(frame, SCAN);
      vignette.value = readParameter(frame, VIGNETTE);
      drift.value = frame.comfort.reducedMotion ? 0 : 1;
      contrast.value = frame.comfort.highContrast ? 1 : 0;
      alongM.value = frame.room.alongM;
      roomM.value = Math.max(0.1, frame.room.roomM);
    },
  };
}

type LensNumbers = ReturnType<typeof lensNumbers>;

function finishingOf(view: WallView, numbers: LensNumbers): Finishing {
  return {
    bloom: numbers.bloom,
    // A lens that serves the whole wall: no fringe in its middle, all of it at its ends.
    fringeM: (placeM) =>
      placeM.x
        .div(view.wallM.x)
        .sub(0.5)
        .clamp(-0.75, 0.75)
        .mul(numbers.fringe.mul(2 / 1080))
        .mul(view.wallM.y),
    shade: (light, placeM, pixelM) =>
      contrasted(light.mul(numbers.exposure), numbers.contrast)
        .mul(lineAt(view, numbers, placeM, pixelM))
        .mul(float(1).sub(darkness(view, numbers, placeM).mul(numbers.vignette))),
  };
}

/** The scan line at a place: 1 on average, so that no wall is darker for it. */
function lineAt(view: WallView, numbers: LensNumbers, placeM: Node<'vec2'>, pixelM: Node<'vec2'>): Node<'float'> {
  const pitchM = view.wallM.y.div(LINES);
  const seen = smoothstep(LINE_PX[0], LINE_PX[1], pitchM.div(pixelM.y.max(1e-6)));
  const turn = placeM.y.div(pitchM).sub(view.phase(LINE_TURNS).mul(numbers.drift)).fract();
  return cos(turn.mul(2 * Math.PI).sub(Math.PI))
    .mul(numbers.scan.mul(LINE_DEPTH))
    .mul(seen)
    .add(1);
}

/** How dark it may become at a place: from above, and at the ends of the room; 0..1. */
function darkness(view: WallView, numbers: LensNumbers, placeM: Node<'vec2'>): Node<'float'> {
  const up = placeM.y.div(view.wallM.y);
  const along = placeM.x.add(numbers.alongM).div(numbers.roomM);
  const toEnd = min(along, along.oneMinus());
  const fromAbove = smoothstep(0.55, 1.1, up);
  const fromEnds = smoothstep(-0.02, 0.12, toEnd).oneMinus();
  return max(fromAbove, fromEnds).mul(0.85).clamp(0, 1);
}

/** For people who see little: what is dim is halved and more, what is bright a third brighter. */
function contrasted(light: Node<'vec3'>, contrast: Node<'float'>): Node<'vec3'> {
  const peak = max(max(light.r, light.g), light.b);
  const gain = mix(float(0.4), float(1.35), smoothstep(0.04, 0.45, peak));
  return light.mul(mix(float(1), gain, contrast));
}
