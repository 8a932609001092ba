import type { Looked } from '../vocabulary/looked';
import type { Mapping } from '../vocabulary/mapping';
import {
  type Choices,
  type ColumnChoice,
  decimalWords,
  type Decision,
  delimiterWords,
  encodingWords,
  headerWords,
  quoteWords,
  type SniffedColumn,
  thousandsWords,
} from '../vocabulary/sniffed';

/** One thing that was decided about how a file is read, to be shown and changed. */
export interface Asked {
  readonly key: string;
  readonly name: string;
  /** The same as a question, for what the file leaves open. */
  readonly asks: string;
  readonly why: string;
  readonly sure: boolean;
  readonly options: readonly Option[];
  /** The place of the present value in `options`. */
  readonly at: number;
}

export interface Option {
  readonly words: string;
  /** The mapping with this chosen by hand. */
  readonly choose: (mapping: Mapping) => Mapping;
}

interface Said<T> {
  readonly name: string;
  readonly asks: string;
  readonly words: (value: T) => string;
  readonly choose: (mapping: Mapping, value: T) => Mapping;
}

const orderWords = {
  'day first': 'day first, as 31/03/2024',
  'month first': 'month first, as 03/31/2024',
  'year first': 'year first, as 2024-03-31',
} as const;

function withChoices(mapping: Mapping, choices: Choices): Mapping {
  const { reading = {} } = mapping;
  return { ...mapping, reading: { ...reading, choices: { ...reading.choices, ...choices } } };
}

/** The mapping with something chosen for each of these columns, beside what was chosen for them before. */
function withColumns(
  mapping: Mapping,
  columns: readonly string[],
  choice: Omit<ColumnChoice, 'column'>,
): Mapping {
  const before = mapping.reading?.choices?.columns ?? [];
  const next = columns.map((column) => ({
    ...before.find((one) => one.column === column),
    column,
    ...choice,
  }));
  const others = before.filter(({ column }) => !columns.includes(column));
  return withChoices(mapping, { columns: [...others, ...next] });
}

function asked<T>(
  key: string,
  decision: Decision<T> | undefined,
  { name, asks, words, choose }: Said<T>,
): readonly Asked[] {
  if (decision === undefined) return [];
  const { value, why, sure, choices } = decision;
  const same = (one: T): boolean => JSON.stringify(one) === JSON.stringify(value);
  const values = choices.some(same) ? choices : [value, ...choices];
  const options = values.map((one) => ({
    words: words(one),
    choose: (mapping: Mapping) => choose(mapping, one),
  }));
  return [{ key, name, asks, why, sure, options, at: values.findIndex(same) }];
}

const named = 3;

function columnWords(columns: readonly string[]): string {
  const names = columns.slice(0, named).map((column) => `“${column}”`);
  const more = columns.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

interface Group<T> {
  readonly decision: Decision<T>;
  readonly columns: readonly string[];
}

/** Columns of which the same was decided, together. */
function grouped<T>(
  columns: readonly SniffedColumn[],
  part: (column: SniffedColumn) => Decision<T> | undefined,
): readonly Group<T>[] {
  const groups = new Map<string, Group<T>>();
  for (const one of columns) {
    const decision = part(one);
    if (decision === undefined) continue;
    const key = JSON.stringify([decision.value, decision.sure, decision.choices]);
    const before = groups.get(key);
    groups.set(key, {
      decision: before?.decision ?? decision,
      columns: [...(before?.columns ?? []), one.column],
    });
  }
  return [...groups.values()];
}

/** Which part of a file is read and how its bytes were understood; what the file leaves open comes first. */
export function decisionsOf({ sniffed, header }: Looked): readonly Asked[] {
  if (sniffed === null) return [];
  const columns = sniffed.columns.filter(({ column }) => header.includes(column));
  const dates = grouped(columns, (one) => one.dates);
  const all: readonly Asked[] = [
    ...asked('header', sniffed.header, {
      name: 'Names and rows',
      asks: 'Where are the names of the columns, and where do the rows begin?',
      words: headerWords,
      choose: (mapping, place) => withChoices(mapping, { header: place }),
    }),
    ...asked('encoding', sniffed.encoding, {
      name: 'Letters',
      asks: 'In which encoding are the letters?',
      words: (value) => encodingWords[value],
      choose: (mapping, encoding) => withChoices(mapping, { encoding }),
    }),
    ...asked('delimiter', sniffed.delimiter, {
      name: 'Between cells',
      asks: 'What stands between the cells?',
      words: (value) => delimiterWords[value],
      choose: (mapping, delimiter) => withChoices(mapping, { delimiter }),
    }),
    ...asked('quote', sniffed.quote, {
      name: 'Around cells',
      asks: 'What stands around cells that hold a delimiter?',
      words: (value) => quoteWords[value],
      choose: (mapping, quote) => withChoices(mapping, { quote }),
    }),
    ...dates.flatMap(({ decision, columns: of }, at) =>
      asked(`dates ${String(at)}`, decision, {
        name: `Dates in ${columnWords(of)}`,
        asks: `Which comes first in the dates of ${columnWords(of)}?`,
        words: (value) => orderWords[value],
        choose: (mapping, value) => withColumns({ ...mapping, dates: value }, of, { dates: value }),
      }),
    ),
    ...grouped(columns, (one) => one.decimal).flatMap(({ decision, columns: of }, at) =>
      asked(`decimal ${String(at)}`, decision, {
        name: `Decimals in ${columnWords(of)}`,
        asks: `Which mark stands before the fraction in ${columnWords(of)}?`,
        words: (value) => decimalWords[value],
        choose: (mapping, value) => withColumns({ ...mapping, decimal: value }, of, { decimal: value }),
      }),
    ),
    ...grouped(columns, (one) =>
      one.thousands?.value === '' && one.thousands.sure ? undefined : one.thousands,
    ).flatMap(({ decision, columns: of }, at) =>
      asked(`thousands ${String(at)}`, decision, {
        name: `Thousands in ${columnWords(of)}`,
        asks: `Which mark parts the thousands in ${columnWords(of)}?`,
        words: (value) => thousandsWords[value],
        choose: (mapping, value) => withColumns(mapping, of, { thousands: value }),
      }),
    ),
  ];
  return all.toSorted((a, b) => Number(a.sure) - Number(b.sure));
}

/** The mapping with another table of the file read. What was chosen for the one before does not hold for it. */
export function withTable(mapping: Mapping, table: string): Mapping {
  return { ...mapping, reading: { table } };
}

/** True where the dates, or the decimals, of a file are asked about column by column. */
export function isAsked(decisions: readonly Asked[], what: 'dates' | 'decimal'): boolean {
  return decisions.some(({ key }) => key.startsWith(`${what} `));
}
