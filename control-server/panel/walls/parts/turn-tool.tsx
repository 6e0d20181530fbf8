/** How the projector lies, and what is cut off at the edges of its picture. */

import { SegmentedControl } from '@mantine/core';
import { setCrop, setMirror, setTurn } from '#installation/mapping/output-edits.ts';
import { EDGES } from '#installation/mapping/overlaps.ts';
import controls from './controls.module.css';
import { Dial } from './dial.tsx';
import { useFit } from './use-fit.ts';

const EDGE_WORDS = { left: 'Left', right: 'Right', top: 'Top', bottom: 'Bottom' } as const;
const TURNS = { '0': 0, '90': 90, '180': 180, '270': 270 } as const;
type Turn = keyof typeof TURNS;
const isTurn = (text: string): text is Turn => Object.hasOwn(TURNS, text);

export function TurnTool() {
  const { desk, keep, keepSoon } = useFit();
  const { output, canEdit } = desk;
  const turn = String(output.turn);
  return (
    <div className={controls.stack}>
      <h3 className={controls.title}>Turn</h3>
      <SegmentedControl<Turn>
        aria-label="Clockwise turn of the picture"
        classNames={{ root: controls.segments ?? '', label: controls.segment ?? '' }}
        value={isTurn(turn) ? turn : '0'}
        disabled={!canEdit}
        onChange={(to) => keep(setTurn(output, TURNS[to]))}
        data={[
          { value: '0', label: '0°' },
          { value: '90', label: '90°' },
          { value: '180', label: '180°' },
          { value: '270', label: '270°' },
        ]}
      />
      <p className={controls.quiet}>Clockwise: for a projector that stands on its side or hangs upside down.</p>
      <SegmentedControl<'plain' | 'mirrored'>
        aria-label="Mirror"
        classNames={{ root: controls.segments ?? '', label: controls.segment ?? '' }}
        value={output.mirror ? 'mirrored' : 'plain'}
        disabled={!canEdit}
        onChange={(to) => keep(setMirror(output, to === 'mirrored'))}
        data={[
          { value: 'plain', label: 'From the front' },
          { value: 'mirrored', label: 'From behind, mirrored' },
        ]}
      />
      <h3 className={controls.title}>Cut off</h3>
      <p className={controls.quiet}>At each edge, of the picture: what would hit a frame or a ceiling.</p>
      {EDGES.map((edge) => (
        <Dial
          key={edge}
          label={EDGE_WORDS[edge]}
          unit="%"
          value={output.crop[edge] * 100}
          min={0}
          max={95}
          step={0.1}
          digits={1}
          disabled={!canEdit}
          onChange={(percent) => keepSoon(setCrop(output, edge, percent / 100))}
        />
      ))}
    </div>
  );
}
