/** What every tool of a surface's desk is given; the rest it takes from under the hands. */

import type { SurfaceView } from '../view/surface-view.ts';

export interface ToolProps {
  readonly view: SurfaceView;
}
