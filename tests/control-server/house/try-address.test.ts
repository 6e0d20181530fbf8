import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { tryAddress } from '#control-server/house/try-address.ts';
import { type Options, readOptions } from '#control-server/options.ts';
import { explain } from '#control-server/terminal/explain.ts';

function options(...args: string[]): Options {
  const read = readOptions(args);
  if (!read.ok) throw new Error(read.says);
  return read.options;
}

/** What a start with these arguments is told of its address; null where it can listen there. */
async function refusal(...args: string[]): Promise<string | null> {
  const asked = options(...args);
  return tryAddress(asked).then(
    () => null,
    (error: unknown) => explain(error, asked),
  );
}

describe('an address to listen on', () => {
  it.each(['0.0.0.0', '127.0.0.1', 'localhost'])('%s is taken where it is this machine’s', async (host) => {
    expect(await refusal('--port=0', `--host=${host}`)).toBeNull();
  });

  it.each(['999.1.1.1', '203.0.113.7'])('%s is refused in a sentence where it is not', async (host) => {
    expect(await refusal('--port=0', `--host=${host}`)).toBe(
      `This machine has no address ${host}. Leave --host away to listen on all it has.`,
    );
  });

  it('is refused while another holds the port, and free again after the question', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const args = [`--port=${port}`, '--host=127.0.0.1'];
    expect(await refusal(...args)).toContain(`Port ${port} is in use`);
    await new Promise((resolve) => other.close(resolve));
    expect(await refusal(...args)).toBeNull();
    expect(await refusal(...args)).toBeNull();
  });
});
