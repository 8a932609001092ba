import { describe, expect, test } from 'vitest';
import { createIntake } from '../../src/app/intakestore';
import { isHeld, openTripwires, type Taken } from '../../src/pages/intake';
import type { Looked } from '../../src/vocabulary/looked';
import type { Mapping } from '../../src/vocabulary/mapping';
import type { Tripwire, Uniqueness } from '../../src/vocabulary/tripwire';
import { lookedAt, mappingOf } from '../pages/looked';

type Chosen = Pick<Mapping, 'reading' | 'repairs'>;

const file = new File([''], 'people.csv');
const cells = { id: ['a', 'b'], 'Date of birth': ['', ''], site: ['x', 'y'], wb1: ['20', '21'] };
const birth: Tripwire = {
  column: 'Date of birth',
  kind: 'date of birth',
  level: 'stop',
  share: 1,
  offers: ['age band', 'drop'],
};

/** A small reader: a dropped column is gone, a mended one trips no more, and of the other sheet there are other columns. */
function seen({ reading, repairs = [] }: Chosen): Looked {
  const dropped = new Set(repairs.flatMap(({ column, remedy }) => (remedy === 'drop' ? [column] : [])));
  const left = Object.fromEntries(Object.entries(cells).filter(([column]) => !dropped.has(column)));
  const own = { ...(reading === undefined ? {} : { reading }), ...(repairs.length === 0 ? {} : { repairs }) };
  if (reading?.table === 'Other')
    return lookedAt(
      { x: ['1'] },
      { table: 'Other', mapping: mappingOf({ columns: { person: 'x' }, ...own }) },
    );
  return lookedAt(left, {
    table: 'People',
    tables: ['People', 'Other'],
    tripwires: repairs.some(({ column }) => column === birth.column) ? [] : [birth],
    mapping: mappingOf({ columns: { person: 'id', site: 'site' }, ...own }),
  });
}

const nobody: Uniqueness = { people: 2, columns: [], k1: 0, below5: 0, level: 'none' };

async function set(
  look: (chosen: Chosen) => Promise<Looked> = (chosen) => Promise.resolve(seen(chosen)),
  unique: (mapping: Mapping) => Promise<Uniqueness> = () => Promise.resolve(nobody),
) {
  const asked: Chosen[] = [];
  const intake = createIntake({
    look: () => Promise.resolve([{ file, looked: seen({}) }]),
    unique: (_, mapping) => unique(mapping),
    lookAgain: (_, chosen) => {
      asked.push(chosen);
      return look(chosen);
    },
  });
  intake.take([file]);
  await settled();
  const now = (): Taken => {
    const stands = intake.read();
    const first = stands.kind === 'taken' ? stands.files[0] : undefined;
    if (first === undefined) throw new Error('no file is on the table');
    return first;
  };
  return { intake, now, asked };
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

describe('a file on the table', () => {
  test('goes back and forth through the changes of its mapping without being read again', async () => {
    const { intake, now, asked } = await set();
    const first = now().mapping;
    const second = { ...first, layout: 'long' } as const;
    intake.change(file, second);
    intake.step(file, 'undo');
    expect(now().mapping).toEqual(first);
    intake.step(file, 'undo');
    expect(now().mapping).toEqual(first);
    intake.step(file, 'redo');
    expect(now().mapping).toEqual(second);
    expect(asked).toEqual([]);
  });

  test('is held by a tripwire until its column is mended, and read again without it', async () => {
    const { intake, now, asked } = await set();
    expect(isHeld(now())).toBe(true);
    intake.change(file, { ...now().mapping, repairs: [{ column: birth.column, remedy: 'drop' }] });
    expect(isHeld(now())).toBe(true);
    await settled();
    expect(isHeld(now())).toBe(false);
    expect(asked).toEqual([{ repairs: [{ column: birth.column, remedy: 'drop' }] }]);
    expect(now().looked.header).not.toContain(birth.column);
    intake.step(file, 'undo');
    await settled();
    expect(isHeld(now())).toBe(true);
    expect(now().looked.header).toContain(birth.column);
  });

  test('keeps a column of which it was said that it names nobody, in no mapping, until that is taken back', async () => {
    const { intake, now } = await set();
    intake.keep(file, birth);
    expect([isHeld(now()), openTripwires(now())]).toEqual([false, []]);
    expect(JSON.stringify(now().mapping)).not.toContain(birth.column);
    intake.keep(file, birth);
    expect(isHeld(now())).toBe(true);
  });

  test('keeps both of two columns mended in quick succession', async () => {
    const { intake, now } = await set();
    intake.change(file, { ...now().mapping, repairs: [{ column: birth.column, remedy: 'drop' }] });
    const both = [...(now().mapping.repairs ?? []), { column: 'wb1', remedy: 'drop' } as const];
    intake.change(file, { ...now().mapping, repairs: both });
    await settled();
    expect(now().looked.header).toEqual(['id', 'site']);
    expect(now().mapping.repairs).toEqual(both);
  });

  test('has its age band in the column that held days of birth', async () => {
    const { intake, now } = await set();
    intake.change(file, { ...now().mapping, repairs: [{ column: birth.column, remedy: 'age band' }] });
    await settled();
    expect(now().mapping.columns.age_band).toBe(birth.column);
  });

  test('keeps what was said of its columns when it is read again, as long as the columns are the same', async () => {
    const { intake, now } = await set();
    intake.change(file, { ...now().mapping, columns: { person: 'id', area: 'site' } });
    intake.change(file, { ...now().mapping, repairs: [{ column: birth.column, remedy: 'drop' }] });
    await settled();
    expect(now().mapping.columns).toEqual({ person: 'id', area: 'site' });
    intake.change(file, { ...now().mapping, reading: { table: 'Other' } });
    await settled();
    expect(now().mapping.columns).toEqual({ person: 'x' });
  });

  test('is as it was, and says so, when it cannot be read in another way', async () => {
    const { intake, now } = await set(() => Promise.reject(new Error('It is no text.')));
    const before = now().mapping;
    intake.change(file, { ...before, reading: { choices: { encoding: 'utf-16le' } } });
    await settled();
    expect(now()).toMatchObject({ mapping: before, again: { kind: 'failed', happened: 'It is no text.' } });
  });

  test('shows the last of several looks that overtake each other', async () => {
    const answers: (() => void)[] = [];
    const { intake, now } = await set(
      (chosen) => new Promise((answer) => answers.push(() => answer(seen(chosen)))),
    );
    intake.change(file, { ...now().mapping, reading: { table: 'Other' } });
    intake.change(file, { ...now().mapping, reading: { table: 'People' } });
    answers[1]?.();
    await settled();
    answers[0]?.();
    await settled();
    expect(now().looked.table).toBe('People');
  });

  test('takes a saved mapping as far as it fits, repairs first, and goes back from it in one step', async () => {
    const { intake, now, asked } = await set();
    const before = now().mapping;
    intake.open(
      file,
      mappingOf({
        columns: { person: 'id', site: 'Sites' },
        repairs: [
          { column: birth.column, remedy: 'drop' },
          { column: 'Nothing like it', remedy: 'hash' },
        ],
      }),
    );
    await settled();
    expect(now().mapping.columns).toEqual({ person: 'id' });
    expect(now().mapping.repairs).toEqual([{ column: birth.column, remedy: 'drop' }]);
    expect(now().failures.map(({ column, suggestion }) => [column, suggestion])).toEqual([
      ['Sites', 'site'],
      ['Nothing like it', null],
    ]);
    expect(asked).toHaveLength(2);
    intake.step(file, 'undo');
    await settled();
    expect(now().mapping).toEqual(before);
  });
});

describe('people who could be picked out', () => {
  const found = (people: number): Uniqueness => ({ people, columns: [], k1: 1, below5: 1, level: 'warn' });
  /** Each question with the way to answer it. */
  function asking() {
    const asked: { readonly mapping: Mapping; readonly answer: (of: Uniqueness) => void }[] = [];
    const unique = (mapping: Mapping): Promise<Uniqueness> =>
      new Promise((answer) => asked.push({ mapping, answer }));
    return { asked, unique };
  }
  const plain = (chosen: Chosen): Promise<Looked> => Promise.resolve(seen(chosen));

  test('are looked for once a file is there, and again when its mapping says something else of people', async () => {
    const { asked, unique } = asking();
    const { intake, now } = await set(plain, unique);
    expect([asked.length, now().unique]).toEqual([1, null]);
    asked[0]?.answer(found(2));
    await settled();
    expect(now().unique).toEqual(found(2));
    intake.change(file, { ...now().mapping, scores: [{ column: 'wb1', measure: 'swemwbs' }] });
    expect([asked.length, now().unique]).toEqual([1, found(2)]);
    intake.change(file, { ...now().mapping, columns: { person: 'id', area: 'site' } });
    expect([asked.length, now().unique]).toEqual([2, null]);
  });

  test('are looked for only when a file that is read in another way has been read', async () => {
    const { asked, unique } = asking();
    const { intake, now } = await set(plain, unique);
    const repairs = [{ column: birth.column, remedy: 'drop' }] as const;
    intake.change(file, { ...now().mapping, repairs });
    expect(asked).toHaveLength(1);
    await settled();
    expect(asked.map(({ mapping }) => mapping.repairs)).toEqual([undefined, repairs]);
  });

  test('are not shown where the answer is about a mapping or a file that is no longer there', async () => {
    const { asked, unique } = asking();
    const { intake, now } = await set(plain, unique);
    intake.change(file, { ...now().mapping, columns: { person: 'id' } });
    asked[1]?.answer(found(1));
    await settled();
    asked[0]?.answer(found(2));
    await settled();
    expect(now().unique).toEqual(found(1));
    intake.change(file, { ...now().mapping, columns: {} });
    intake.clear();
    asked[2]?.answer(found(3));
    await settled();
    expect(intake.read()).toEqual({ kind: 'none' });
  });

  test('are looked for anew in a file that was taken away and brought again, and after the reader failed', async () => {
    let calls = 0;
    const { intake, now } = await set(plain, () => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('It stopped.')) : Promise.resolve(found(calls));
    });
    expect(now().unique).toBeNull();
    intake.remove(file);
    intake.take([file]);
    await settled();
    expect(now().unique).toEqual(found(2));
  });
});
