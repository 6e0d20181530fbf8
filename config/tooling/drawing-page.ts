/** The page that draws single frames for commands: where it begins, and what it offers whoever drives it. */

/** The script, below the project. */
export const DRAWING_PAGE = 'projection/sheet/drawing-page.ts';

export type DrawnBackend = 'webgpu' | 'webgl2';

/** The stage to draw on. */
export interface StandAsk {
  readonly backend: DrawnBackend;
  readonly widthPx: number;
  readonly heightPx: number;
  /** A quality by its name. */
  readonly quality: string;
}

/** What the stage turned out to be. */
export interface StandAnswer {
  readonly backend: DrawnBackend;
  readonly renderer: string;
  readonly three: string;
}

/** What to draw. */
export interface DrawAsk {
  /** A frame, as `frameText` writes it. */
  readonly frame: string;
  /** The same frame without the words that are read in it, to measure them by; null: there are none, or nobody asks. */
  readonly wordless: string | null;
  readonly format: 'png' | 'jpeg';
}

/** A picture and what was measured of it. */
export interface DrawAnswer {
  /** The file, in base64. */
  readonly picture: string;
  /** SHA-256 of the channels. */
  readonly hash: string;
  readonly drawCalls: number;
  /** Share of pixels that are near black, 0..1. */
  readonly black: number;
  /** Contrast of the words against what lies around them, as WCAG reckons it, 1..21; null where there are no words. */
  readonly contrast: number | null;
}

/** A look as it is listed. */
export interface ListedLook {
  readonly name: string;
  /** Its pictures: as it is first seen, and every dial at both ends. */
  readonly pictures: readonly LookPicture[];
}

export interface LookPicture {
  /** What the picture's file is called. */
  readonly file: string;
  /** Dials that stand otherwise than as the look is first seen. */
  readonly dials: Readonly<Record<string, number>>;
}

/** A look to stand with alone. */
export interface LookAsk extends StandAsk {
  readonly look: string;
  /** The text of a score, for its cast, its words and its world. */
  readonly score: string;
}

/** How far two pictures of one size lie apart, channels of 255. */
export interface Difference {
  /** The mean over all channels. */
  readonly mean: number;
  /** The most that the mean of a block of eight by eight pixels differs: a grain that moved by a pixel is nothing. */
  readonly most: number;
  /** Share of the pixels that differ at all, 0..1. */
  readonly differing: number;
  /** The one, the other and what differs, brightened, side by side: PNG in base64. */
  readonly picture: string;
}

export interface DrawingPage {
  stand(ask: StandAsk): Promise<StandAnswer>;
  draw(ask: DrawAsk): Promise<DrawAnswer>;
  /** Every look that walls draw, and the one to copy. */
  looks(): Promise<readonly ListedLook[]>;
  /** What is written about them, in Markdown. */
  looksText(): Promise<string>;
  /** Stands with one look alone, in the world in which it shows something. */
  standWithLook(ask: LookAsk): Promise<StandAnswer>;
  /** Draws it with these dials, and answers with a JPEG. */
  drawLook(dials: Readonly<Record<string, number>>): Promise<string>;
  /** Compares two PNG in base64; null where they have not one size. */
  compare(one: string, other: string): Promise<Difference | null>;
}

declare global {
  var drawingPage: DrawingPage;
}
