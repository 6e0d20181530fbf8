/** One command that starts a projector's machine, by its system. */

import { SegmentedControl } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { baseForOthers, type StartCommand, startCommands } from '../view/start-commands.ts';
import controls from './controls.module.css';
import { CopiedText } from './copied-text.tsx';
import { CREW } from './crew-wanted.ts';
import { useFetched } from './use-fetched.ts';

type System = StartCommand['system'];

export function StartCommands({ surface }: { readonly surface: string }) {
  const crew = useFetched(CREW, null);
  const [system, setSystem] = useLocalStorage<System>({ key: 'reclaim.walls.system', defaultValue: 'Windows' });
  if (!crew) return null;
  if (!crew.ok) return <p className={controls.warning}>{crew.says}</p>;
  const here = new URL(location.href);
  const base = baseForOthers(here, crew.value);
  const commands = startCommands(base ?? here.origin, crew.value, surface);
  const chosen = commands.find((command) => command.system === system);
  return (
    <div className={controls.stack}>
      <h3 className={controls.title}>Start it on the projector’s machine</h3>
      <SegmentedControl<System>
        aria-label="System of the machine"
        classNames={{ root: controls.segments ?? '', label: controls.segment ?? '' }}
        value={system}
        onChange={setSystem}
        data={commands.map((command) => command.system)}
      />
      {chosen && (
        <>
          <p className={controls.quiet}>
            {chosen.says} The wall opens full screen and comes back by itself after a crash.
          </p>
          <CopiedText label={`Command for ${chosen.system}`} text={chosen.command} />
        </>
      )}
      {base === null && (
        <p className={controls.warning}>
          The server is in no network, so this works on its own machine only. Start it without --host to open it.
        </p>
      )}
    </div>
  );
}
