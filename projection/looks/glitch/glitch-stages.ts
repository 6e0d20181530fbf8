/** The attack's progression: what each height of `glitch` brings, in plain numbers. */

/** How far each kind of damage has come, each 0..1. */
export interface GlitchStages {
  /** A fault creeps along the wall, and what is above it no longer fits what is below. */
  fault: number;
  /** Rows slide along each other. */
  tearing: number;
  /** Blocks are read from elsewhere on the wall. */
  misread: number;
  /** The colour planes stand apart. */
  parting: number;
}

/** 0 below `low`, 1 above `high`, smooth between (Hermite). */
function smooth(low: number, high: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
}

/**
 * Fills `stages` for a `glitch` 0..1: at 0.1 a fault, from 0.2 blocks that are misread, from 0.4 planes that part and
 * rows that slide, at 1 everything. What a score asks for by itself (`own`) counts where it is more. For those who want it
 * calm nothing is displaced: the planes part, and no more.
 */
export function stageGlitch(
  stages: GlitchStages,
  glitch: number,
  own: Pick<GlitchStages, 'tearing' | 'misread' | 'parting'>,
  isGentle: boolean,
): void {
  stages.parting = Math.max(own.parting, 0.16 * smooth(0, 0.2, glitch) + 0.84 * smooth(0.35, 1, glitch));
  stages.fault = isGentle ? 0 : smooth(0, 0.1, Math.max(glitch, own.tearing));
  stages.tearing = isGentle ? 0 : Math.max(own.tearing, smooth(0.3, 0.9, glitch));
  stages.misread = isGentle ? 0 : Math.max(own.misread, smooth(0.12, 1, glitch));
}
