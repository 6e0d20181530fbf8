/** What the crowd wears, as folds of light: where a point of cloth hangs on a body just now, and which way it faces. */

import { cos, float, If, int, mix, normalize, select, sign, sin, smoothstep, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import type { WallView } from '../drawing/wall-view.ts';
import { BONE } from './body-shape.ts';
import { CLOTH } from './clothes-template.ts';
import { type BoneFrame, boneOf, swing, texelOf, when } from './figure-nodes.ts';
import { COLUMN, type FigureRows } from './figure-rows.ts';

const QUARTER = Math.PI / 2;

/** What somebody of the crowd wears, each 0..1. */
export interface ClothesNodes {
  readonly trousers: Node<'float'>;
  readonly skirt: Node<'float'>;
  readonly coat: Node<'float'>;
  readonly hood: Node<'float'>;
}

/** Reads the clothes from a figure's `row`. */
export function clothesOf(rows: FigureRows, row: Node<'int'>): ClothesNodes {
  const texel = texelOf(rows, int(COLUMN.clothes), row).toVar();
  return { trousers: texel.x, skirt: texel.y, coat: texel.z, hood: texel.w };
}

/** How much wider than the leg loose trousers are at `u` of this bone, and than the arm a coat's sleeve; 1: no wider. */
export function looseness(clothes: ClothesNodes, bone: Node<'int'>, u: Node<'float'>): Node<'float'> {
  const is = (left: number, right: number): Node<'float'> => when(bone.equal(left).or(bone.equal(right)));
  const thigh = is(BONE.leftThigh, BONE.rightThigh).mul(u.clamp(0, 1).mul(0.13).add(0.05));
  const shin = is(BONE.leftShin, BONE.rightShin).mul(u.clamp(0, 1).mul(0.36).add(0.18));
  const arm = is(BONE.leftUpperArm, BONE.rightUpperArm)
    .mul(0.12)
    .add(is(BONE.leftForearm, BONE.rightForearm).mul(u.clamp(0, 1).mul(0.2).add(0.16)));
  return thigh.add(shin).mul(clothes.trousers).add(arm.mul(clothes.coat)).add(1);
}

/** A point of cloth. */
export interface ClothPoint {
  readonly at: Node<'vec3'>;
  readonly normal: Node<'vec3'>;
  /** 0 where nothing of the kind is worn. */
  readonly worn: Node<'float'>;
}

/** Places the point `around`, `along` (and whether on an edge) of the cloth with the number `cloth`. */
export function clothAt(
  view: WallView,
  rows: FigureRows,
  row: Node<'int'>,
  clothes: ClothesNodes,
  scale: Node<'float'>,
  drawn: Node<'float'>,
  torso: BoneFrame,
  cloth: Node<'int'>,
  spot: Node<'vec3'>,
): ClothPoint {
  const at = vec3(0).toVar();
  const normal = vec3(0, 0, 1).toVar();
  const worn = float(0).toVar();
  const hanging = clothes.skirt.max(clothes.coat).toVar();
  If(cloth.equal(CLOTH.hanging).and(hanging.greaterThan(0)), () => {
    const isCoat = when(clothes.coat.greaterThan(clothes.skirt)).toVar();
    const left = boneOf(rows, int(BONE.leftThigh), row, scale);
    const right = boneOf(rows, int(BONE.rightThigh), row, scale);
    const isEdge = spot.z;
    // A skirt's edge is its hem; a coat's is the opening, and a part of it the hem.
    const onHem = mix(float(1), when(spot.x.abs().lessThan(0.4)), isCoat)
      .mul(isEdge)
      .toVar();
    const along = mix(spot.y, spot.y.mul(0.02).add(0.98), onHem).toVar();
    const round = spot.x.mul(mix(float(1), float(2.5), onHem.mul(isCoat))).toVar();
    const open = along.mul(0.2).add(0.3);
    const panel = sign(round).mul(mix(open, float(1), round.abs()));
    const edged = sign(round).mul(mix(open, open.add(0.03), round.abs()));
    const about = mix(round, mix(panel, edged, isEdge.mul(onHem.oneMinus())), isCoat).toVar();

    const top = mix(float(0.32), float(0.985), isCoat).toVar();
    const hipsAt = mix(float(0.26), float(0.56), isCoat).toVar();
    const above = along.div(hipsAt).min(1).toVar();
    const below = along.sub(hipsAt).div(hipsAt.oneMinus()).max(0).toVar();
    const u = mix(top, float(0), above).toVar();
    const hips = torso.start;
    const knees = left.start.add(left.axis).add(right.start).add(right.axis).mul(0.5);
    const reach = mix(clothes.skirt.mul(0.62).add(0.62), clothes.coat.mul(0.62).add(0.3), isCoat);
    const middle = mix(torso.start.add(torso.axis.mul(u)), hips.add(knees.sub(hips).mul(reach)), below);
    const side = mix(torso.sideA, torso.sideB, u);
    const waist = float(1).sub(
      smoothstep(0.12, 0.42, u)
        .mul(float(1).sub(smoothstep(0.45, 0.8, u)))
        .mul(0.13),
    );
    const shoulder = float(1).sub(smoothstep(0.9, 1, u).mul(0.34));
    const apart = left.start.add(left.axis).sub(right.start).sub(right.axis).mul(0.5).length();
    const flare = mix(float(0.13), float(0.17), isCoat);
    const hemWide = apart.add(flare.mul(scale));
    const wide = mix(
      side.length().mul(waist).mul(shoulder).mul(1.06),
      hemWide,
      below.mul(below).mul(0.35).add(below.mul(0.65)),
    ).toVar();
    const across = normalize(mix(side, torso.sideA, below));
    const stir = swing(view, 48, along.mul(-0.4).add(about.mul(0.23)).add(drawn))
      .mul(below)
      .mul(0.014);
    const turn = about.mul(QUARTER);
    const deepM = mix(float(0.125), float(0.15), below).mul(scale);
    at.assign(
      middle
        .add(across.mul(sin(turn).mul(wide).add(stir)))
        .add(vec3(0, onHem.mul(swing(view, 24, about.mul(0.8).add(drawn))).mul(0.006), cos(turn).mul(deepM))),
    );
    const fold = cos(about.mul(17).add(drawn.mul(40)).add(along.mul(1.4))).mul(below.mul(0.75).add(0.16));
    normal.assign(
      normalize(
        across
          .mul(sin(turn).add(fold.mul(0.55)))
          .add(vec3(0, 0.08, 0))
          .add(vec3(0, 0, cos(turn).add(0.12))),
      ),
    );
    worn.assign(smoothstep(0, 0.2, hanging).mul(mix(float(1), float(1.5), isEdge)));
  });
  If(cloth.equal(CLOTH.hood).and(clothes.hood.greaterThan(0)), () => {
    const head = boneOf(rows, int(BONE.head), row, scale);
    const isEdge = spot.z;
    const angle = spot.x.mul(0.84 * Math.PI).toVar();
    // Half of the edge is the opening's, half where the cloth turns away.
    const rimmed = select(spot.y.lessThan(0.5), spot.y.mul(0.08), spot.y.mul(0.1).add(0.88));
    const back = mix(spot.y, rimmed, isEdge).toVar();
    const swell = sin(back.mul(QUARTER)).mul(0.3).add(1.02).toVar();
    const peak = smoothstep(0.95, 0, angle.abs()).mul(0.2).mul(back.mul(0.75).add(0.25));
    // Towards the chin the cloth falls on the shoulders.
    const falls = smoothstep(1.5, 2.64, angle.abs()).toVar();
    const x = sin(angle)
      .mul(swell)
      .add(sign(angle).mul(falls).mul(back.mul(0.75).add(0.12)));
    const y = cos(angle).mul(swell.add(peak)).sub(falls.mul(back).mul(0.3));
    at.assign(
      head.start
        .add(head.sideA.mul(x.mul(1.1)))
        .add(head.axis.mul(y.mul(1.08)))
        .add(vec3(0, 0, float(0.1).sub(back.mul(0.16)).mul(scale))),
    );
    const facing = float(1).sub(back).mul(0.8).add(0.25);
    const fold = cos(angle.mul(8).add(drawn.mul(30)))
      .mul(back)
      .mul(0.35);
    normal.assign(
      normalize(
        normalize(head.sideA)
          .mul(sin(angle).add(fold))
          .add(normalize(head.axis).mul(cos(angle)))
          .add(vec3(0, 0, facing)),
      ),
    );
    worn.assign(clothes.hood.mul(mix(float(1), float(1.35), isEdge)));
  });
  return { at, normal, worn: select(worn.greaterThan(0.001), worn, float(0)) };
}
