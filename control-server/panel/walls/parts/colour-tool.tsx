/** What makes projectors match: their gamma, what is left of each colour, and the light of their black. */

import { SegmentedControl } from '@mantine/core';
import { setBlackLift, setColour, setGamma } from '#installation/mapping/output-edits.ts';
import controls from './controls.module.css';
import { Dial } from './dial.tsx';
import { useFit } from './use-fit.ts';

const COLOURS = ['red', 'green', 'blue'] as const;
const NAMES = { red: 'Red', green: 'Green', blue: 'Blue' } as const;
/** What most projectors come with. */
const USUAL_GAMMA = 2.2;

export function ColourTool() {
  const { desk, keep, keepSoon } = useFit();
  const { output, canEdit } = desk;
  const { gamma, colour, blackLift } = output;
  const share = { unit: '%', min: 0, disabled: !canEdit };
  return (
    <div className={controls.stack}>
      <h3 className={controls.title}>What is left of each colour</h3>
      <p className={controls.quiet}>Dim the brightest projector until all match. Linear light; 100 % is all of it.</p>
      {COLOURS.map((name) => (
        <Dial
          key={name}
          {...share}
          label={NAMES[name]}
          value={colour[name] * 100}
          max={100}
          step={0.5}
          digits={1}
          onChange={(percent) => keepSoon(setColour(output, { [name]: percent / 100 }))}
        />
      ))}
      <h3 className={controls.title}>Gamma</h3>
      <SegmentedControl<'srgb' | 'number'>
        aria-label="Gamma"
        classNames={{ root: controls.segments ?? '', label: controls.segment ?? '' }}
        value={gamma === 'srgb' ? 'srgb' : 'number'}
        disabled={!canEdit}
        onChange={(to) => keep(setGamma(output, to === 'srgb' ? 'srgb' : USUAL_GAMMA))}
        data={[
          { value: 'srgb', label: 'sRGB' },
          { value: 'number', label: 'Its own' },
        ]}
      />
      {gamma !== 'srgb' && (
        <Dial
          label="Gamma"
          says="as the projector’s menu says"
          unit=""
          value={gamma}
          min={1}
          max={4}
          step={0.05}
          digits={2}
          disabled={!canEdit}
          onChange={(to) => keepSoon(setGamma(output, to))}
        />
      )}
      <h3 className={controls.title}>Light added to black</h3>
      <p className={controls.quiet}>
        Where two projectors overlap, even black is brighter. This lifts the rest until it matches.
      </p>
      <Dial
        {...share}
        label="All"
        value={Math.min(blackLift.red, blackLift.green, blackLift.blue) * 100}
        max={20}
        step={0.1}
        digits={2}
        onChange={(percent) =>
          keepSoon(setBlackLift(output, { red: percent / 100, green: percent / 100, blue: percent / 100 }))
        }
      />
      {COLOURS.map((name) => (
        <Dial
          key={name}
          {...share}
          label={NAMES[name]}
          value={blackLift[name] * 100}
          max={20}
          step={0.1}
          digits={2}
          onChange={(percent) => keepSoon(setBlackLift(output, { [name]: percent / 100 }))}
        />
      ))}
    </div>
  );
}
