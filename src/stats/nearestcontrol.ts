/** Distances that differ by less than this part of the caliper are equal: 81.2 and 81.4 lie as far from 81.3. */
const ROUNDING = 1e-9;

/** Where the next group with somebody left lies; every look shortens the way for the next one. */
function nextLeft(next: Int32Array, from: number): number {
  let at = from;
  for (let to = next[at] ?? at; to !== at; to = next[at] ?? at) {
    next[at] = next[to] ?? to;
    at = to;
  }
  return at;
}

/** Controls by score, each score's in the order of the file; the nearest one left is found without looking at all. */
export class Controls {
  readonly #scores: readonly number[];
  readonly #queues: readonly { rows: number[]; head: number }[];
  readonly #left: number[];
  /** Group g lies at place g + 1, so that 0 and the last place mean nobody. */
  readonly #up: Int32Array;
  readonly #down: Int32Array;

  /** `scores` and `left`, how many people may be taken, row by row in the order of the file; `rows` who may be taken. */
  constructor(rows: readonly number[], scores: readonly number[], left: readonly number[]) {
    const order = [...rows].sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
    const distinct: number[] = [];
    const queues: { rows: number[]; head: number }[] = [];
    for (const row of order) {
      const score = scores[row] ?? 0;
      const last = queues.at(-1);
      if (last !== undefined && distinct.at(-1) === score) last.rows.push(row);
      else {
        distinct.push(score);
        queues.push({ rows: [row], head: 0 });
      }
    }
    this.#scores = distinct;
    this.#queues = queues;
    this.#left = [...left];
    this.#up = Int32Array.from({ length: distinct.length + 2 }, (_, place) => place);
    this.#down = this.#up.slice();
  }

  #distance(place: number, score: number): number {
    return Math.abs((this.#scores[place - 1] ?? Infinity) - score);
  }

  #first(place: number): number {
    const queue = this.#queues[place - 1];
    return queue?.rows[queue.head] ?? Infinity;
  }

  /** The lowest place with a score of at least this. */
  #from(score: number): number {
    let [low, high] = [0, this.#scores.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#scores[middle] ?? 0) < score) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }

  /**
   * The place of the nearest control left within the caliper, of equally near ones the first in the file; 0: nobody.
   * Distances are equal that differ by no more than rounding.
   */
  nearest(score: number, caliper: number): number {
    const from = this.#from(score);
    const end = this.#scores.length + 1;
    let above = nextLeft(this.#up, from);
    let below = nextLeft(this.#down, from - 1);
    const least = Math.min(this.#distance(above, score), this.#distance(below, score));
    const rounding = ROUNDING * caliper;
    if (!(least <= caliper + rounding)) return 0;
    const near = (place: number) => this.#distance(place, score) <= least + rounding;
    let best = 0;
    const keep = (place: number) => {
      if (best === 0 || this.#first(place) < this.#first(best)) best = place;
    };
    for (; above < end && near(above); above = nextLeft(this.#up, above + 1)) keep(above);
    for (; below > 0 && near(below); below = nextLeft(this.#down, below - 1)) keep(below);
    return best;
  }

  /** Takes up to `wanted` people of the first row at a place: the row, and how many they are. */
  take(place: number, wanted: number): { readonly row: number; readonly n: number } {
    const row = this.#first(place);
    const n = Math.min(wanted, this.#left[row] ?? 0);
    this.#left[row] = (this.#left[row] ?? 0) - n;
    const queue = this.#queues[place - 1];
    if (queue !== undefined && this.#left[row] === 0) queue.head += 1;
    if (queue !== undefined && queue.head === queue.rows.length) {
      this.#up[place] = place + 1;
      this.#down[place] = place - 1;
    }
    return { row, n };
  }
}
