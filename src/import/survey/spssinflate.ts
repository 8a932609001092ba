import { spssFaults } from './spssrecords';
import { Bytes, byteWords, bytesOf } from './surveybytes';
import { Unreadable } from '../reader';

interface Block {
  readonly from: number;
  readonly to: number;
  /** Bytes once inflated. */
  readonly size: number;
}

const [mostBlocks, mostBlockBytes] = [1 << 20, 16 << 20];

/** The cases of a .zsav file as its bytecode, block by block, each inflated to just the size that the file declares. */
export async function* inflatedBlocks(
  blob: Blob,
  start: number,
  little: boolean,
): AsyncGenerator<{ bytes: Uint8Array; place: number }> {
  for (const block of await readBlocks(blob, start, little)) {
    yield { bytes: await inflated(blob, block), place: block.from };
  }
}

async function readBlocks(blob: Blob, start: number, little: boolean): Promise<readonly Block[]> {
  const header = new Bytes(await bytesOf(blob, start, start + 24), spssFaults, start);
  header.little = little;
  if (header.u64() !== start) header.damaged(0);
  const [trailerAt, length] = [header.u64(), header.u64()];
  if (trailerAt < start + 24 || length < 24 || (length - 24) / 24 > mostBlocks) header.damaged(8);
  if (trailerAt + length > blob.size) throw new Unreadable(spssFaults.short, { found: byteWords(blob.size) });
  const trailer = new Bytes(await bytesOf(blob, trailerAt, trailerAt + length), spssFaults, trailerAt);
  trailer.little = little;
  trailer.pass(16);
  const largest = trailer.count();
  const n = trailer.count();
  if (n !== (length - 24) / 24 || largest > mostBlockBytes) trailer.damaged(16);
  const blocks: Block[] = [];
  for (let [inside, outside] = [start, start + 24]; blocks.length < n;) {
    const place = trailer.at;
    const from = [trailer.u64(), trailer.u64()];
    const [size, packed] = [trailer.count(), trailer.count()];
    if (from[0] !== inside || from[1] !== outside || size > largest || outside + packed > trailerAt)
      trailer.damaged(place);
    blocks.push({ from: outside, to: outside + packed, size });
    inside += size;
    outside += packed;
  }
  return blocks;
}

async function inflated(blob: Blob, { from, to, size }: Block): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  const damaged = new Unreadable(spssFaults.damaged, { found: byteWords(from) });
  const reader = blob.slice(from, to).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let at = 0;
  try {
    for (;;) {
      const piece = await reader.read();
      if (piece.done) break;
      if (at + piece.value.length > size) throw damaged;
      bytes.set(piece.value, at);
      at += piece.value.length;
    }
  } catch {
    await reader.cancel().catch(() => undefined);
    throw damaged;
  }
  if (at !== size) throw damaged;
  return bytes;
}
