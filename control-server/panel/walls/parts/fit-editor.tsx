/**
 * What the projector throws, as it is seen on the wall: the picture with its handles, dragged with a finger or a mouse.
 * A drag that begins away from every handle moves the one that is held, finely, so that no finger hides it.
 */

import { useElementSize } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { blendShares } from '../view/blend-view.ts';
import type { PlacedGrip } from '../view/grip.ts';
import { isSameGrip } from '../view/grip.ts';
import { throwSketch } from '../view/throw-sketch.ts';
import classes from './fit-editor.module.css';
import { useFit } from './use-fit.ts';
import { useFitDrag } from './use-fit-drag.ts';

export function FitEditor() {
  const fit = useFit();
  const { desk, grips, grip, kind } = fit;
  const { output, size } = desk;
  const sketch = useMemo(() => throwSketch(output, size, blendShares(desk.blend)), [output, size, desk.blend]);
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  // The drawing stands still under the finger, whatever reaches out of it.
  const [stillBox, setStillBox] = useState<typeof sketch.box | null>(null);
  const box = stillBox ?? sketch.box;
  /** Pixels of the throw for one of the page. */
  const unit = Math.max(box.width / Math.max(1, width), box.height / Math.max(1, height));
  const drag = useFitDrag({ fit, unit, onBegin: () => setStillBox(box), onEnd: () => setStillBox(null) });
  return (
    <div ref={ref} className={classes.editor} style={{ aspectRatio: `${box.width} / ${box.height}` }}>
      <svg
        className={classes.drawing}
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        aria-label={`What the projector of ${desk.surface} throws`}
        data-still={kind === null || !desk.canEdit}
        {...drag}
      >
        <rect className={classes.throw} width={size.widthPx} height={size.heightPx} />
        <path className={classes.picture} d={sketch.outline} />
        <path className={classes.lines} d={sketch.diagonals} />
        <path className={classes.lines} data-mesh={output.mesh !== undefined} d={sketch.lines} />
        {sketch.blended.map((band) => (
          <path key={band} className={classes.blend} d={band} />
        ))}
        <path className={classes.crop} d={sketch.cropped} />
        {sketch.masks.map((mask) => (
          <path key={mask} className={classes.mask} d={mask} />
        ))}
        <path className={classes.outline} d={sketch.outline} />
        <text className={classes.name} x={sketch.middle[0]} y={sketch.middle[1] - unit * 38} fontSize={unit * 20}>
          {desk.surface}
        </text>
        <text className={classes.size} x={sketch.middle[0]} y={sketch.middle[1] + unit * 44} fontSize={unit * 13}>
          {desk.isSizeKnown ? '' : 'as if '}
          {size.widthPx} × {size.heightPx}
        </text>
        {grip && <Cross grip={grip} box={box} />}
        {grips.map((one) => (
          <Handle
            key={one.name}
            placed={one}
            unit={unit}
            isHeld={grip !== null && isSameGrip(one.grip, grip.grip)}
            isSmall={kind === 'mesh' && grips.length > 30}
            onFocus={() => fit.hold(one.grip)}
          />
        ))}
        {grip && <Place grip={grip} unit={unit} middle={[size.widthPx / 2, size.heightPx / 2]} />}
      </svg>
    </div>
  );
}

interface HandleProps {
  readonly placed: PlacedGrip;
  readonly unit: number;
  readonly isHeld: boolean;
  readonly isSmall: boolean;
  readonly onFocus: () => void;
}

/** Sizes are of the page: as large under the finger whatever the projector throws. */
function Handle({ placed, unit, isHeld, isSmall, onFocus }: HandleProps) {
  const [x, y] = placed.at;
  const r = unit * (isHeld ? 15 : isSmall ? 4 : 8);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a drawing cannot be a button of HTML
    <g
      className={classes.handle}
      role="button"
      aria-label={placed.name}
      aria-pressed={isHeld}
      data-held={isHeld}
      tabIndex={isHeld ? 0 : -1}
      onFocus={onFocus}
    >
      <circle className={classes.ring} cx={x} cy={y} r={r} />
      <circle className={classes.dot} cx={x} cy={y} r={unit * 2.5} />
      {placed.grip.kind === 'all' && (
        <path className={classes.arrows} d={`M${x - r * 0.8} ${y}H${x + r * 0.8}M${x} ${y - r * 0.8}V${y + r * 0.8}`} />
      )}
    </g>
  );
}

/** Lines through what is held, across everything: what it lines up with. */
const Cross = ({ grip, box }: { grip: PlacedGrip; box: { x: number; y: number; width: number; height: number } }) => (
  <path
    className={classes.cross}
    d={`M${box.x} ${grip.at[1]}H${box.x + box.width}M${grip.at[0]} ${box.y}V${box.y + box.height}`}
  />
);

/** The place of what is held, in words beside it, on the side where there is room. */
function Place({ grip, unit, middle }: { grip: PlacedGrip; unit: number; middle: readonly [number, number] }) {
  const [x, y] = grip.at;
  const isRight = x > middle[0];
  const isLow = y > middle[1];
  return (
    <text
      className={classes.place}
      x={x + unit * (isRight ? -22 : 22)}
      y={y + unit * (isLow ? -22 : 30)}
      fontSize={unit * 14}
      textAnchor={isRight ? 'end' : 'start'}
    >
      {Number(x.toFixed(1))}, {Number(y.toFixed(1))}
    </text>
  );
}
