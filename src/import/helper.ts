import { type Encoded, encodePart, type Fault, type Helper, type Part } from './encode';

/** Works for the reader at the other end of the port, one part after another. */
export function serveParts(port: MessagePort): void {
  port.addEventListener('message', ({ data }: MessageEvent<Part>) => {
    encodePart(data).then(
      (found) => {
        port.postMessage({ found: plain(found) }, buffersOf(found));
      },
      () => {
        port.postMessage({ found: undefined });
      },
    );
  });
  port.start();
}

/** The helper at the other end of the port. */
export function helperAt(port: MessagePort): Helper {
  const waiting: ((found: Encoded | Fault | undefined) => void)[] = [];
  port.addEventListener(
    'message',
    ({ data }: MessageEvent<{ readonly found: Encoded | Fault | undefined }>) => {
      waiting.shift()?.(data.found);
    },
  );
  port.start();
  return (part) =>
    new Promise((done) => {
      waiting.push(done);
      port.postMessage(part);
    });
}

/** What a message can hold: lists and not objects of a class. */
function plain(found: Encoded | Fault | undefined): Encoded | Fault | undefined {
  if (found === undefined || 'fault' in found) return found;
  const columns = found.columns.map(({ texts: { bytes, ends, hashes, size }, codes }) => ({
    texts: { bytes, ends, hashes, size },
    codes,
  }));
  return { ...found, columns };
}

function buffersOf(found: Encoded | Fault | undefined): ArrayBuffer[] {
  if (found === undefined || 'fault' in found) return [];
  return [
    ...new Set(
      found.columns.flatMap(({ texts: { bytes, ends, hashes }, codes }) =>
        [bytes, ends, hashes, codes].flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
      ),
    ),
  ];
}
