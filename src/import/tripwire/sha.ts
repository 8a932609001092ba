const primes = firstPrimes(64);
const rounds = Int32Array.from(primes, (prime) => rootBits(prime, 3));
const start = Int32Array.from(primes.slice(0, 8), (prime) => rootBits(prime, 2));

/** SHA-256 of some bytes, as FIPS 180-4 has it. For keys by the million, which the browser's own would take one promise each. */
export function sha256(message: Uint8Array): Uint8Array {
  const blocks = Math.ceil((message.length + 9) / 64);
  const padded = new Uint8Array(blocks * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(padded.length - 4, (message.length * 8) >>> 0);
  const state = start.slice();
  for (let block = 0; block < blocks; block += 1) compress(state, view, block * 64);
  const digest = new DataView(new ArrayBuffer(32));
  for (let at = 0; at < 8; at += 1) digest.setInt32(at * 4, state[at] as number);
  return new Uint8Array(digest.buffer);
}

const w = new Int32Array(64);

function compress(state: Int32Array, view: DataView, from: number): void {
  for (let at = 0; at < 16; at += 1) w[at] = view.getInt32(from + at * 4);
  for (let at = 16; at < 64; at += 1) {
    const near = w[at - 2] as number;
    const far = w[at - 15] as number;
    const one = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
    const other = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    w[at] = ((w[at - 16] as number) + other + (w[at - 7] as number) + one) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let at = 0; at < 64; at += 1) {
    const big = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + big + ((e & f) ^ (~e & g)) + (rounds[at] as number) + (w[at] as number)) | 0;
    const small = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (small + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
  state[5] = (state[5] as number) + f;
  state[6] = (state[6] as number) + g;
  state[7] = (state[7] as number) + h;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The first 32 bits after the point of a square or cube root. */
function rootBits(prime: number, power: 2 | 3): number {
  const wanted = BigInt(prime) << BigInt(32 * power);
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(power) <= wanted) low = middle;
    else high = middle;
  }
  return Number(BigInt.asIntN(32, low));
}

function firstPrimes(n: number): readonly number[] {
  const found: number[] = [];
  for (let next = 2; found.length < n; next += 1)
    if (found.every((prime) => next % prime !== 0)) found.push(next);
  return found;
}
