import { strToU8 } from 'fflate';

/** An archive of unpacked parts whose every size and place stands in the fields of 64 bits, as some programs write it. */
export function wideZip(parts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  const directory: number[] = [];
  const put = (to: number[], width: number, ...numbers: readonly number[]): void => {
    for (const number of numbers)
      for (let at = 0; at < width; at += 1) to.push(Math.floor(number / 256 ** at) % 256);
  };
  for (const [name, text] of Object.entries(parts)) {
    const [letters, body] = [strToU8(name), strToU8(text)];
    const offset = bytes.length;
    const crc = checksum(body);
    put(bytes, 4, 0x04034b50);
    put(bytes, 2, 45, 0, 0, 0, 0);
    put(bytes, 4, crc, 0xffffffff, 0xffffffff);
    put(bytes, 2, letters.length, 0);
    bytes.push(...letters, ...body);
    put(directory, 4, 0x02014b50);
    put(directory, 2, 45, 45, 0, 0, 0, 0);
    put(directory, 4, crc, 0xffffffff, 0xffffffff);
    put(directory, 2, letters.length, 32, 0, 0, 0);
    put(directory, 4, 0, 0xffffffff);
    directory.push(...letters);
    put(directory, 2, 0x5455, 0, 1, 24);
    put(directory, 8, body.length, body.length, offset);
  }
  const start = bytes.length;
  bytes.push(...directory);
  const end = bytes.length;
  const n = Object.keys(parts).length;
  put(bytes, 4, 0x06064b50);
  put(bytes, 8, 44);
  put(bytes, 2, 45, 45);
  put(bytes, 4, 0, 0);
  put(bytes, 8, n, n, directory.length, start);
  put(bytes, 4, 0x07064b50, 0);
  put(bytes, 8, end);
  put(bytes, 4, 1, 0x06054b50);
  put(bytes, 2, 0, 0, 0xffff, 0xffff);
  put(bytes, 4, 0xffffffff, 0xffffffff);
  put(bytes, 2, 0);
  return Uint8Array.from(bytes);
}

/** The checksum of an archive's part (CRC-32), bit by bit. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ ((crc & 1) * 0xedb88320);
  }
  return ~crc >>> 0;
}
