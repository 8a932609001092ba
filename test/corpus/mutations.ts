/** A stream of whole numbers from 0 up to, not including, `below`: the same for the same seed. */
export type Draw = (below: number) => number;

/** Numbers from a seed (mulberry32). */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One way to spoil a file; `other` is a second file to take pieces from. */
export type Mutation = (bytes: Uint8Array, draw: Draw, other: Uint8Array) => Uint8Array;

const [newline, quote] = [0x0a, 0x22];
const separators = [0x2c, 0x3b, 0x09, 0x7c];

function replaced(bytes: Uint8Array, from: number, to: number, piece: ArrayLike<number>): Uint8Array {
  const made = new Uint8Array(bytes.length - (to - from) + piece.length);
  made.set(bytes.subarray(0, from));
  made.set(piece, from);
  made.set(bytes.subarray(to), from + piece.length);
  return made;
}

/** Two places of the file in order, at most `most` apart. */
function stretch(bytes: Uint8Array, draw: Draw, most: number): readonly [number, number] {
  const from = draw(bytes.length + 1);
  return [from, Math.min(bytes.length, from + 1 + draw(most))];
}

/** Where each line begins and ends, its line end included. */
function linesOf(bytes: Uint8Array): readonly (readonly [number, number])[] {
  const lines: (readonly [number, number])[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(newline, from);
    const to = end < 0 ? bytes.length : end + 1;
    lines.push([from, to]);
    from = to;
  }
  return lines;
}

/** One of the places where a byte of `wanted` stands; none if there is none. */
function placeOf(bytes: Uint8Array, draw: Draw, wanted: readonly number[]): number | undefined {
  if (bytes.length === 0) return undefined;
  const start = draw(bytes.length);
  for (let step = 0; step < bytes.length; step += 1) {
    const at = (start + step) % bytes.length;
    if (wanted.includes(bytes[at] ?? -1)) return at;
  }
  return undefined;
}

function line(bytes: Uint8Array, draw: Draw): readonly [number, number] {
  const lines = linesOf(bytes);
  return lines[draw(lines.length)] ?? [0, 0];
}

const marks: readonly (readonly number[])[] = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const invisible: readonly (readonly number[])[] = [
  [0xe2, 0x80, 0x8b],
  [0xe2, 0x80, 0xae],
  [0xc2, 0xa0],
  [0xe9],
  [0xf0, 0x9f],
];

/** Every way to spoil a file, by name. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'flip a bit': (bytes, draw) => {
    const made = bytes.slice();
    if (made.length > 0) {
      const at = draw(made.length);
      made[at] = (made[at] ?? 0) ^ (1 << draw(8));
    }
    return made;
  },
  'set bytes': (bytes, draw) => {
    const made = bytes.slice();
    for (let times = 1 + draw(8); times > 0 && made.length > 0; times -= 1)
      made[draw(made.length)] = draw(256);
    return made;
  },
  'cut the end': (bytes, draw) => bytes.slice(0, draw(bytes.length + 1)),
  'cut the start': (bytes, draw) => bytes.slice(draw(Math.min(bytes.length, 4096) + 1)),
  'cut a piece': (bytes, draw) => replaced(bytes, ...stretch(bytes, draw, 512), []),
  'repeat a piece': (bytes, draw) => {
    const [from, to] = stretch(bytes, draw, 512);
    const piece = bytes.subarray(from, to);
    const times = 1 + draw(20);
    const many = new Uint8Array(piece.length * times);
    for (let time = 0; time < times; time += 1) many.set(piece, time * piece.length);
    return replaced(bytes, to, to, many);
  },
  'splice two files': (bytes, draw, other) =>
    replaced(bytes, draw(bytes.length + 1), bytes.length, other.subarray(draw(other.length + 1))),
  'put in a piece of another': (bytes, draw, other) => {
    const [from, to] = stretch(other, draw, 512);
    const at = draw(bytes.length + 1);
    return replaced(bytes, at, at, other.subarray(from, to));
  },
  'drop a row': (bytes, draw) => replaced(bytes, ...line(bytes, draw), []),
  'repeat a row': (bytes, draw) => {
    const [from, to] = line(bytes, draw);
    return replaced(bytes, to, to, bytes.subarray(from, to));
  },
  'swap two rows': (bytes, draw) => {
    const pair = [line(bytes, draw), line(bytes, draw)].toSorted((one, two) => one[0] - two[0]);
    const [[from, to], [start, end]] = pair as [readonly [number, number], readonly [number, number]];
    if (to > start) return bytes.slice();
    const late = replaced(bytes, start, end, bytes.subarray(from, to));
    return replaced(late, from, to, bytes.subarray(start, end));
  },
  'join two rows': (bytes, draw) => {
    const at = placeOf(bytes, draw, [newline]);
    return at === undefined ? bytes.slice() : replaced(bytes, at, at + 1, []);
  },
  'change line ends': (bytes, draw) => {
    const end = [[0x0d], [0x0d, 0x0a], [0x0a, 0x0a], [0x0d, 0x0d, 0x0a]][draw(4)] ?? [];
    return Uint8Array.from([...bytes].flatMap((byte) => (byte === newline ? end : [byte])));
  },
  'put in a quotation mark': (bytes, draw) => {
    const at = draw(bytes.length + 1);
    return replaced(bytes, at, at, [quote]);
  },
  'drop a quotation mark': (bytes, draw) => {
    const at = placeOf(bytes, draw, [quote]);
    return at === undefined ? bytes.slice() : replaced(bytes, at, at + 1, []);
  },
  'quote a cell badly': (bytes, draw) => {
    const at = placeOf(bytes, draw, separators);
    return at === undefined ? bytes.slice() : replaced(bytes, at + 1, at + 1, [quote, 0x78]);
  },
  'put in a separator': (bytes, draw) => {
    const at = draw(bytes.length + 1);
    return replaced(bytes, at, at, [separators[draw(separators.length)] ?? 0x2c]);
  },
  'drop a separator': (bytes, draw) => {
    const at = placeOf(bytes, draw, separators);
    return at === undefined ? bytes.slice() : replaced(bytes, at, at + 1, []);
  },
  'change separators': (bytes, draw) => {
    const [from, to] = [separators[draw(4)], separators[draw(4)]];
    const start = draw(bytes.length + 1);
    return bytes.map((byte, at) => (at >= start && byte === from ? (to ?? byte) : byte));
  },
  'put in zero bytes': (bytes, draw) => {
    const at = draw(bytes.length + 1);
    return replaced(bytes, at, at, new Uint8Array(1 + draw(16)));
  },
  'put in a byte-order mark': (bytes, draw) => {
    const at = draw(2) === 0 ? 0 : draw(bytes.length + 1);
    return replaced(bytes, at, at, marks[draw(marks.length)] ?? []);
  },
  'put in a control character': (bytes, draw) => {
    const at = draw(bytes.length + 1);
    return replaced(bytes, at, at, [draw(32)]);
  },
  'put in what cannot be seen': (bytes, draw) => {
    const at = draw(bytes.length + 1);
    return replaced(bytes, at, at, invisible[draw(invisible.length)] ?? []);
  },
  'change a digit': (bytes, draw) => {
    const digits = Array.from({ length: 10 }, (_, digit) => 0x30 + digit);
    const at = placeOf(bytes, draw, digits);
    const made = bytes.slice();
    if (at !== undefined) made[at] = digits[draw(10)] ?? 0x30;
    return made;
  },
  'put in a huge number': (bytes, draw) => {
    const at = draw(bytes.length + 1);
    const huge = ['9'.repeat(400), '-1', '1e309', '4294967295', 'NaN'][draw(5)] ?? '';
    return replaced(bytes, at, at, new TextEncoder().encode(huge));
  },
};
