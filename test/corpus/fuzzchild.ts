// One end of the fuzzer: reads the files it is told to read, one after another, and says what came of each. It may die of one.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { parquetFrom } from '../../src/import/parquet/wasm';
import type { Answer, Task } from './fuzzing';
import { spoiled } from './fuzzseeds';
import { neverEvents } from './neverevents';

const wasm = createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm');
parquetFrom(() => readFile(wasm));

process.on('disconnect', () => {
  process.exit();
});

let current = -1;
const say = (answer: Answer): void => {
  process.send?.(answer);
};
const loud = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (cause: unknown) => {
    say({ number: current, fault: `${event}: ${loud(cause)}` });
  });

let database: Database | undefined;
let read = 0;

process.on('message', (task: Task) => {
  void work(task);
});

async function work(task: Task): Promise<void> {
  current = task.number;
  const { name, bytes } =
    task.bytes === undefined
      ? spoiled(task.number)
      : { name: task.name ?? 'file.csv', bytes: Buffer.from(task.bytes, 'base64') };
  try {
    // A fresh engine now and then, so that a long run does not look like a leak.
    if (read % 1000 === 999) {
      await database?.close();
      database = undefined;
    }
    read += 1;
    database ??= await openNative({ threads: 1 });
    const faults = await neverEvents(database, { name, blob: new Blob([Uint8Array.from(bytes)]) });
    // A rejection that nobody waits for is heard before the answer.
    await new Promise((resolve) => setImmediate(resolve));
    say({ number: task.number, fault: faults.join('; ') });
  } catch (cause) {
    say({ number: task.number, fault: `crash: ${loud(cause)}` });
  }
}

// What is slow the first time is no fault of the first file.
await neverEvents((database = await openNative({ threads: 1 })), {
  name: 'first.csv',
  blob: new Blob(['Client ID,ONS LS (Start),ONS LS (End)\na,1,2\nb,3,4\n']),
});
say({ number: -1, fault: '' });
