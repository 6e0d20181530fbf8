import { describe, expect, it } from 'vitest';
import { startCommands } from '#control-server/kiosk/start-commands.ts';
import { SYSTEMS } from '#control-server/kiosk/start-script.ts';

describe('the commands that start a wall', () => {
  const commands = startCommands('http://10.0.0.2:8080', 'abc', 'left');

  it('are one for each system that there is a script for, with the surface in it', () => {
    expect(commands.map(({ system }) => system)).toEqual([...SYSTEMS]);
    for (const { command } of commands) expect(command).toMatch(/left/);
  });

  it('fetch the script from the server', () => {
    const [linux, macos, windows] = commands.map(({ command }) => command);
    expect(linux).toBe('curl -fsS http://10.0.0.2:8080/kiosk/abc/linux.sh | sh -s left');
    expect(macos).toContain('http://10.0.0.2:8080/kiosk/abc/macos.sh');
    expect(windows).toContain("'http://10.0.0.2:8080/kiosk/abc/windows.ps1?surface=left'");
  });
});
