/**
 * A process that does nothing but write the log: it goes on with the newest run (or begins one), appends facts several at
 * a time, keeps a checkpoint now and then, and says on its standard output what is durable, until it is killed.
 */

import { writeSync } from 'node:fs';
import { createRun, keepScore, type OpenRun, openNewestRun } from '#control-server/journal/run-store.ts';
import { endOf, hashText, type LogEnd } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import { seededStream } from '#installation/random/seeded.ts';
import { eventOf, factBehind, SCORE } from '../control-server/journal/chained-facts.ts';

const [, , runs = '', wallMs = '0', seed = '0'] = process.argv;

/** Ends by itself long after anyone wanted it dead. */
const MOST_FACTS = 2000;
const AT_ONCE = 3;
const CHECKPOINT_EVERY = 25;
/** A core takes several pages of the disk, so that it can be caught half written. */
const CORE_BYTES = 40_000;

/** By the system call itself: a killed process says nothing that still waits in a buffer. */
const say = (text: string): void => {
  writeSync(1, `${text}\n`);
};

async function open(): Promise<OpenRun> {
  const newest = await openNewestRun(runs, Number(wallMs), null);
  if (newest.kind === 'open') return newest.run;
  const run = await createRun(runs, Number(wallMs));
  await keepScore(run, SCORE);
  return run;
}

const run = await open();
const chance = seededStream(Number(seed), 'writer');
let end: LogEnd = run.facts.length > 0 ? endOf(run.facts) : (run.base?.end ?? endOf([]));
const opened = end;
let durable = end;
let checkpointed = end.seq;
say(`open ${end.seq} ${end.hash}`);

function nextFacts(): Fact[] {
  const facts: Fact[] = [];
  const count = end.seq === 0 ? 2 : 1 + Math.floor(chance() * 3);
  for (let i = 0; i < count; i++) {
    const fact = factBehind(end, eventOf(end.seq, '.'.repeat(Math.floor(chance() * 150))));
    facts.push(fact);
    end = endOf([fact]);
  }
  return facts;
}

async function hand(): Promise<void> {
  while (end.seq < opened.seq + MOST_FACTS) {
    const facts = nextFacts();
    await run.journal.append(facts);
    durable = endOf(facts);
    say(`kept ${durable.seq} ${durable.hash}`);
    if (durable.seq - checkpointed < CHECKPOINT_EVERY) continue;
    checkpointed = durable.seq;
    const at = durable;
    await run.journal.checkpoint(at, { at, ballast: hashText(at.hash).repeat(CORE_BYTES / 64) }, [SCORE.hash]);
    say(`checkpoint ${at.seq} ${at.hash}`);
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, hand));
