import { trusted } from './trusted';

/**
 * A worker made from a blob, so that it falls under the page's own policy even on a host that can set no headers. `died` is told once when it
 * throws what nobody catches, or is gone without a word: it holds a lock as long as it lives, and the page is given that lock only then.
 */
export function startWorker(script: BlobPart, died: () => void): Worker {
  const name = `plainsight ${crypto.randomUUID()}`;
  const holdsLock = `void navigator.locks.request(${JSON.stringify(name)}, () => new Promise(() => {}));\n`;
  const url = URL.createObjectURL(new Blob([holdsLock, script], { type: 'text/javascript' }));
  const worker = new Worker(trusted(url));
  let over = false;
  const end = (): void => {
    if (over) return;
    over = true;
    worker.terminate();
    died();
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end();
  });
  worker.addEventListener(
    'message',
    () => {
      URL.revokeObjectURL(url);
      void navigator.locks.request(name, end);
    },
    { once: true },
  );
  return worker;
}
