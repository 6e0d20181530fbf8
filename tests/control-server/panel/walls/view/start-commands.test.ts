import { describe, expect, it } from 'vitest';
import { baseForOthers, phoneLink, startCommands } from '#control-server/panel/walls/view/start-commands.ts';

const report = { token: 'abc_-1', addresses: ['10.0.0.2', '10.0.0.3'] };

describe('where others find the server', () => {
  it('is where this page found it, but never at localhost', () => {
    const base = (here: string, addresses = report.addresses) => baseForOthers(new URL(here), { ...report, addresses });
    expect(base('http://10.0.0.9:8080/walls')).toBe('http://10.0.0.9:8080');
    expect(base('http://localhost:8080/walls')).toBe('http://10.0.0.2:8080');
    expect(base('http://127.0.0.1/walls')).toBe('http://10.0.0.2');
    expect(base('http://localhost:8080/walls', [])).toBeNull();
    expect(base('https://show.example/walls', [])).toBe('https://show.example');
  });

  it('is opened on a phone by one link, which leads back here', () => {
    const link = new URL(phoneLink('http://10.0.0.2:8080', report));
    expect(link.pathname).toBe('/enter/abc_-1');
    expect(link.searchParams.get('to')).toBe('/walls');
  });

  it('is in the one command of each system, with the surface', () => {
    const commands = startCommands('http://10.0.0.2:8080', report, 'far-left');
    expect(commands.map(({ system }) => system)).toEqual(['Windows', 'macOS', 'Linux']);
    for (const { command } of commands) {
      expect(command).toContain('http://10.0.0.2:8080/kiosk/abc_-1/');
      expect(command).toContain('far-left');
    }
  });
});
