import { trusted } from './trusted';

/** The text of a built worker, from this page's own origin. */
export async function workerScript(url: string): Promise<string> {
  const answer = await fetch(new URL(url, document.baseURI));
  if (!answer.ok) throw new Error(`status ${String(answer.status)}`);
  return answer.text();
}

/**
 * A worker made from a blob, so that it falls under the page's own policy even on a host that can set no headers. `died` is told once when it
 * throws what nobody catches, with its words, or is gone without one: it holds a lock as long as it lives, and the page is given that lock only then.
 */
export function startWorker(script: BlobPart, died: (reason: string) => void): Worker {
  const name = `plainsight ${crypto.randomUUID()}`;
  // It says so once it has the lock: the page must not ask for it before.
  const holdsLock = `navigator.locks.request(${JSON.stringify(name)}, () => { new BroadcastChannel(${JSON.stringify(name)}).postMessage(''); return new Promise(() => {}); });\n`;
  const url = URL.createObjectURL(new Blob([holdsLock, script], { type: 'text/javascript' }));
  const worker = new Worker(trusted(url));
  let over = false;
  const end = (reason: string): void => {
    if (over) return;
    over = true;
    worker.terminate();
    died(reason);
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end(event.message);
  });
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', () => {
    channel.close();
    URL.revokeObjectURL(url);
    void navigator.locks.request(name, () => {
      end('');
    });
  });
  return worker;
}
