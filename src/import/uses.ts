import { none, type Rows } from '../engine/rows';
import { type Cover, Covered } from './covered';
import { Growing, narrowed } from './grid';
import { Pairs } from './pairs';
import { furthest, monthColumn } from './visitshape';

/** A count of one referral and service in a stretch of months; `none` where a month is not known, NaN where the time watched is not. */
export interface Count {
  readonly referral: number;
  readonly service: string;
  readonly from: number;
  readonly to: number;
  readonly months: number;
  readonly low: number;
  /** `none` where no most is known. */
  readonly high: number;
}

/** Gathers counts of service use from all files, and makes the rows of `monthly` and `span` of them. */
export class Uses {
  readonly #services = new Map<string, number>();
  readonly #keys = new Pairs();
  readonly #referral = new Growing();
  readonly #service = new Growing();
  readonly #months = new Map<number, Int32Array<ArrayBuffer>>();
  readonly #span = {
    referral: new Growing(),
    service: new Growing(),
    from: new Growing(),
    to: new Growing(),
    low: new Growing(),
    high: new Growing(),
  };
  /** The month looked for last: columns are filled one after another. */
  #latest = { month: NaN, values: new Int32Array(0) };
  readonly #watched: number[] = [];
  readonly #hidden = new Map<number, Set<number>>();
  readonly #covered = new Covered();
  /** How many of the stretches stand in `#covered`, which is filled only once it is asked. */
  #taken = 0;

  serviceAt(service: string): number {
    let at = this.#services.get(service);
    if (at === undefined) {
      at = this.#services.size;
      this.#services.set(service, at);
    }
    return at;
  }

  /** The row of `monthly` of a referral and service. */
  rowOf(referral: number, service: number): number {
    const row = this.#keys.codeOf(referral, service);
    if (row === this.#referral.length) {
      this.#referral.push(referral);
      this.#service.push(service);
    }
    return row;
  }

  /** Whether the month could be filled: false where it has a count already. */
  month(row: number, month: number, n: number): boolean {
    const values = this.#column(month, row);
    if (values[row] !== none || (this.#hidden.size > 0 && this.#hidden.get(month)?.has(row) === true))
      return false;
    values[row] = n;
    return true;
  }

  /** A month whose count is hidden stands in `span`. */
  hiddenMonth(row: number, month: number, count: Count): boolean {
    const values = this.#column(month, row);
    const hidden = this.#hidden.get(month) ?? new Set();
    if (values[row] !== none || hidden.has(row)) return false;
    this.#hidden.set(month, hidden.add(row));
    this.span(count);
    return true;
  }

  /** Whether counts of a stretch, or of months, can lie over others; asked before they are added. */
  covers(cover: Cover, kind: 'stretch' | 'months'): boolean {
    return kind === 'stretch' ? this.#covered.addStretch(cover) : this.#covered.addMonths(cover);
  }

  /** Whether any of these months is in a stretch that is counted of the referral and service, or, for a stretch, counted by itself. */
  isCovered(referral: number, service: number, from: number, to: number): boolean {
    this.#take();
    if (this.#covered.has(referral, service, from, to)) return true;
    const row = from === to ? -1 : this.#keys.find(referral, service);
    if (row < 0) return false;
    for (const [month, values] of this.#months)
      if (month >= from && month <= to && (values[row] ?? none) !== none) return true;
    for (const [month, rows] of this.#hidden) if (month >= from && month <= to && rows.has(row)) return true;
    return false;
  }

  #take(): void {
    const { referral, service, from, to } = this.#span;
    for (; this.#taken < referral.length; this.#taken += 1) {
      const at = this.#taken;
      const [first, last] = [from.at(at), to.at(at)];
      if (first !== none && first !== last) this.#covered.take(referral.at(at), service.at(at), first, last);
    }
  }

  span({ referral, service, from, to, months, low, high }: Count): void {
    this.#span.referral.push(referral);
    this.#span.service.push(this.serviceAt(service));
    this.#span.from.push(from);
    this.#span.to.push(to);
    this.#span.low.push(low);
    this.#span.high.push(high);
    this.#watched.push(months);
  }

  #column(month: number, row: number): Int32Array<ArrayBuffer> {
    const { month: last, values: now } = this.#latest;
    if (month === last && row < now.length) return now;
    if (Math.abs(month) > furthest) throw new RangeError(`import: month ${String(month)} has no column`);
    let values = this.#months.get(month);
    if (values === undefined || row >= values.length) {
      const longer = new Int32Array(Math.max(1024, (row + 1) * 2)).fill(none);
      if (values !== undefined) longer.set(values);
      this.#months.set(month, longer);
      values = longer;
    }
    this.#latest = { month, values };
    return values;
  }

  /**
   * Adds services that are parts of one up to `whole`, for every referral and the months in which all of them were counted. Where the whole is
   * counted by itself, or fewer than two of its parts are, nothing is added.
   */
  addUp(parts: readonly string[], whole: string): void {
    const counted = parts.flatMap((part) => this.#services.get(part) ?? []);
    if (counted.length < 2 || this.#services.has(whole)) return;
    const number = this.serviceAt(whole);
    const rows = this.#referral.length;
    const [referrals, services] = [this.#referral.finish(), this.#service.finish()];
    for (let row = 0; row < rows; row += 1) {
      if (services[row] !== counted[0]) continue;
      const own = counted.map((part) => this.#keys.find(referrals[row] as number, part));
      if (own.includes(-1)) continue;
      const to = this.rowOf(referrals[row] as number, number);
      for (const [month, values] of this.#months) {
        const counts = own.map((at) => values[at] ?? none);
        if (!counts.includes(none))
          this.month(
            to,
            month,
            counts.reduce((sum, n) => sum + n, 0),
          );
      }
    }
    this.#addUpSpans(counted, number);
  }

  #addUpSpans(counted: readonly number[], whole: number): void {
    const { referral, service, from, to, low, high } = this.#span;
    const columns = [referral, service, from, to, low, high].map((one) => one.finish());
    const stretches = new Map<string, number[]>();
    for (const [at, part] of (columns[1] as Int32Array).entries()) {
      if (!counted.includes(part)) continue;
      const key = [0, 2, 3].map((column) => String(columns[column]?.[at])).join(' ');
      stretches.set(key, [...(stretches.get(key) ?? []), at]);
    }
    for (const places of stretches.values()) {
      const [first = 0] = places;
      if (new Set(places.map((at) => columns[1]?.[at])).size < counted.length) continue;
      const sum = (column: Int32Array | undefined): number =>
        places.reduce((total, at) => total + (column?.[at] as number), 0);
      const highs = places.map((at) => columns[5]?.[at] as number);
      referral.push(columns[0]?.[first] as number);
      service.push(whole);
      from.push(columns[2]?.[first] as number);
      to.push(columns[3]?.[first] as number);
      low.push(sum(columns[4]));
      high.push(highs.includes(none) ? none : sum(columns[5]));
      const watched = places.map((at) => this.#watched[at] as number);
      this.#watched.push(watched.some(Number.isNaN) ? NaN : Math.min(...watched));
    }
  }

  /** Rows with a month at least; none where no file has counts. */
  monthly(): Rows | undefined {
    const months = [...this.#months.keys()].toSorted((one, other) => one - other);
    if (months.length === 0) return undefined;
    const rows = this.#referral.length;
    return {
      ...this.#named(this.#referral, this.#service),
      ...Object.fromEntries(
        months.map((month) => {
          const values = new Int32Array(rows).fill(none);
          values.set((this.#months.get(month) ?? values).subarray(0, rows));
          return [monthColumn(month), { kind: 'integer', values } as const];
        }),
      ),
    };
  }

  spans(): Rows | undefined {
    const { referral, service, from, to, low, high } = this.#span;
    if (referral.length === 0) return undefined;
    return {
      ...this.#named(referral, service),
      from_month: { kind: 'integer', values: from.finish() },
      to_month: { kind: 'integer', values: to.finish() },
      months: { kind: 'double', values: Float64Array.from(this.#watched) },
      n_low: { kind: 'integer', values: low.finish() },
      n_high: { kind: 'integer', values: high.finish() },
    };
  }

  #named(referral: Growing, service: Growing): Rows {
    const words = [...this.#services.keys()];
    return {
      episode: { kind: 'integer', values: referral.finish().map((at) => at + 1) },
      service: { kind: 'word', codes: narrowed(service.finish(), words.length), words },
    };
  }
}
