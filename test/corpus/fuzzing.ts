import { type ChildProcess, fork } from 'node:child_process';

/** What a child is told to read: the spoiled file of a number, or bytes. */
export interface Task {
  readonly number: number;
  readonly name?: string;
  /** Base64. */
  readonly bytes?: string;
}

/** What came of it: no fault is the empty text. Number -1 says that the child is ready. */
export interface Answer {
  readonly number: number;
  readonly fault: string;
}

/** Milliseconds that a file may take. */
const longest = 5_000;
const slowestStart = 60_000;
const noAnswer = 'no answer within';

/** A child process that reads files; when one hangs or kills it, the next file gets a new child. */
export class Reader {
  readonly #script: string;
  #child: ChildProcess | undefined;

  constructor(script: string) {
    this.#script = script;
  }

  async read(task: Task): Promise<string> {
    this.#child ??= await ready(this.#script);
    const fault = await answerOf(this.#child, task, longest);
    if (fault.lethal) {
      this.#child.kill('SIGKILL');
      this.#child = undefined;
    }
    return fault.said;
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}

/** A child that has said that it is ready. One that does not start is given up, and another is tried: a machine can be short of breath. */
async function ready(script: string): Promise<ChildProcess> {
  let said = '';
  for (let tries = 0; tries < 3; tries += 1) {
    const child = fork(script, {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: ['--max-old-space-size=1024'],
    });
    child.stderr?.resume();
    ({ said } = await answerOf(child, undefined, slowestStart));
    if (said === '') return child;
    child.kill('SIGKILL');
  }
  throw new Error(`fuzz: the reader did not start: ${said}`);
}

interface Said {
  readonly said: string;
  /** The child is of no more use. */
  readonly lethal: boolean;
}

function answerOf(child: ChildProcess, task: Task | undefined, within: number): Promise<Said> {
  return new Promise((resolve) => {
    const finish = (said: string, lethal: boolean): void => {
      clearTimeout(timer);
      child.off('message', hear);
      child.off('exit', die);
      resolve({ said, lethal });
    };
    const hear = (answer: Answer): void => {
      if (answer.number === (task?.number ?? -1)) finish(answer.fault, answer.fault !== '');
    };
    const die = (code: number | null, signal: string | null): void => {
      finish(`the process died (${String(signal ?? code)})`, true);
    };
    const timer = setTimeout(() => {
      finish(`${noAnswer} ${String(within / 1000)} s`, true);
    }, within);
    child.on('message', hear);
    child.on('exit', die);
    if (task !== undefined) child.send(task);
  });
}

/** Reads the spoiled files of `count` numbers from `first` on, with several readers at once, and gives those that ended in what must never be. */
export async function fuzz(
  script: string,
  {
    first,
    count,
    readers = 2,
  }: { readonly first: number; readonly count: number; readonly readers?: number },
): Promise<readonly Answer[]> {
  const found: Answer[] = [];
  let next = first;
  const work = async (): Promise<void> => {
    const reader = new Reader(script);
    try {
      while (next < first + count) {
        const number = next;
        next += 1;
        let fault = await reader.read({ number });
        // A busy machine is slow for once; what hangs does so again.
        if (fault.startsWith(noAnswer)) fault = await reader.read({ number });
        if (fault !== '') found.push({ number, fault });
      }
    } finally {
      reader.close();
    }
  };
  await Promise.all(Array.from({ length: readers }, work));
  return found.toSorted((one, other) => one.number - other.number);
}

/** The kind of a fault: its first words without numbers, so that a smaller file with the same fault is known as such. */
export function kindOfFault(fault: string): string {
  return (fault.split('\n')[0] ?? '').replace(/\d+/g, '#').slice(0, 80);
}

/** The smallest file with the same kind of fault that can be found within a minute by cutting pieces out. */
export async function smallest(
  script: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
  fault: string,
): Promise<Uint8Array> {
  const reader = new Reader(script);
  const until = performance.now() + 60_000;
  const kind = kindOfFault(fault);
  let best = file.bytes;
  try {
    for (let size = best.length >> 1, number = 0; size >= 1 && performance.now() < until;) {
      let shorter = false;
      for (let at = 0; at < best.length && performance.now() < until; at += size) {
        const cut = Buffer.concat([best.subarray(0, at), best.subarray(at + size)]);
        number += 1;
        const said = await reader.read({ number, name: file.name, bytes: cut.toString('base64') });
        if (said !== '' && kindOfFault(said) === kind) {
          best = cut;
          shorter = true;
          at -= size;
        }
      }
      if (!shorter || size > best.length) size >>= 1;
    }
  } finally {
    reader.close();
  }
  return best;
}
