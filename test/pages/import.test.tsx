// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, test } from 'vitest';
import { Import } from '../../src/pages/Import';
import type { IntakeActions, Taken } from '../../src/pages/intake';
import { issueKinds } from '../../src/vocabulary/issue';
import { layouts } from '../../src/vocabulary/layouts';
import type { Mapping } from '../../src/vocabulary/mapping';
import { tripwireKinds } from '../../src/vocabulary/tripwire';
import type { Tripwire, Uniqueness } from '../../src/vocabulary/tripwire';
import { lookedAt, mappingOf, takenOf } from './looked';
import { nothingKept } from './device';
import { press, reading, render, words } from './render';

const nothing = (): void => undefined;
const { links } = reading;

const cells = {
  id: ['p1', 'p2', 'p3'],
  wb1: ['21', '24', ''],
  Postcode: ['AB1 2CD', 'EF3 4GH', 'EF3 4GH'],
  remark: ['<b>bold</b>', '=1+1', ''],
};
const mapping = mappingOf({
  columns: { person: 'id' },
  scores: [{ column: 'wb1', measure: 'swemwbs', stage: 'baseline', order: 0 }],
});
const postcode: Tripwire = {
  column: 'Postcode',
  kind: 'postcode',
  level: 'stop',
  share: 1,
  offers: ['district', 'drop'],
};
const looked = lookedAt(cells, { name: 'wide.csv', mapping, certain: false });
const tripped = { ...looked, tripwires: [postcode] };

interface Did {
  readonly changes: Mapping[];
  readonly steps: string[];
  readonly kept: string[];
}

async function show(taken: Taken): Promise<{ readonly found: HTMLElement; readonly did: Did }> {
  const did: Did = { changes: [], steps: [], kept: [] };
  const actions: IntakeActions = {
    change: (_, next) => did.changes.push(next),
    open: nothing,
    step: (_, way) => did.steps.push(way),
    keep: (_, { column }) => did.kept.push(column),
    remove: nothing,
  };
  const found = await render(
    <Import
      intake={{ kind: 'taken', files: [taken] }}
      loaded={null}
      links={links}
      actions={actions}
      device={nothingKept}
      onFiles={nothing}
      onLoad={nothing}
      onCancel={nothing}
    />,
  );
  return { found, did };
}

function button(found: HTMLElement, name: string): HTMLButtonElement | undefined {
  return [...found.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? words(one)) === name,
  );
}

function row(found: HTMLElement, column: string): HTMLElement | undefined {
  return [...found.querySelectorAll<HTMLElement>('.columns tbody tr')].find(
    (one) => words(one.querySelector('th bdi')) === column,
  );
}

async function choose(select: Element | null | undefined, value: string): Promise<void> {
  await act(async () => {
    (select as HTMLSelectElement).value = value;
    (select as HTMLSelectElement).dispatchEvent(new Event('change', { bubbles: true }));
    await Promise.resolve();
  });
}

async function key(at: Element | null | undefined, init: KeyboardEventInit): Promise<void> {
  await act(async () => {
    at?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
    await Promise.resolve();
  });
}

describe('the columns of a file', () => {
  test('have each a labelled choice of use, and every control of the page has a name', async () => {
    const { found } = await show(takenOf(tripped));
    for (const column of looked.header)
      expect(found.querySelector(`select[aria-label="${column} is used as"]`)).not.toBeNull();
    for (const control of found.querySelectorAll('input, select')) {
      expect(
        control.getAttribute('aria-label') ??
          words(control.closest('label') ?? found.querySelector(`label[for="${control.id}"]`)),
      ).not.toBe('');
    }
  });

  test('show their values as text, how much is filled and how many differ', async () => {
    const { found } = await show(takenOf(looked));
    expect(words(row(found, 'remark'))).toContain('67% filled, 2 different values<b>bold</b>=1+1');
    expect(found.querySelector('.columns b')).toBeNull();
  });

  test('stand below the others where they were not recognised, and stay there when they are given a use', async () => {
    const { found } = await show(
      takenOf(looked, { mapping: { ...mapping, columns: { person: 'id', area: 'remark' } } }),
    );
    const order = [...found.querySelectorAll('.columns tbody th')].map((one) =>
      words(one.querySelector('bdi') ?? one),
    );
    expect(order).toEqual([
      'id',
      'wb1',
      expect.stringContaining('2 columns were not recognised'),
      'Postcode',
      'remark',
    ]);
  });

  test('are understood in a sentence', async () => {
    const { found } = await show(takenOf(looked));
    expect(words(found.querySelector('.understood-words'))).toBe(
      'Each row is a person or referral, known by “id”. Only one score, so no change, of SWEMWBS wellbeing.',
    );
    expect(words(found)).toContain('No column is named as a later score.');
  });

  test('go back to what was suggested in one press', async () => {
    const { found, did } = await show(takenOf(looked, { mapping: mappingOf({ reading: { table: 'A' } }) }));
    await press(button(found, 'Accept all suggestions'));
    expect(did.changes).toEqual([{ ...mapping, reading: { table: 'A' } }]);
    const same = await show(takenOf(looked));
    await press(button(same.found, 'Accept all suggestions'));
    expect(same.did.changes).toEqual([]);
  });

  test('are not drawn by the thousand', async () => {
    const many = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`c${String(at)}`, ['1']]));
    const { found } = await show(takenOf(lookedAt(many, { certain: false })));
    expect(found.querySelectorAll('.columns select').length).toBeLessThan(50);
    await press(button(found, 'Show 100 more of 1,970 columns'));
    expect(found.querySelectorAll('.columns select')).toHaveLength(130);
  });
});

describe('undo and redo', () => {
  test('answer to their keys in the form, and leave the keys of a line of text alone', async () => {
    const { found, did } = await show(takenOf(looked));
    const select = found.querySelector('.mapping select');
    await key(select, { key: 'z', ctrlKey: true });
    await key(select, { key: 'Z', ctrlKey: true, shiftKey: true });
    await key(select, { key: 'z' });
    await key(found.querySelector('.custom input'), { key: 'z', ctrlKey: true });
    expect(did.steps).toEqual(['undo', 'redo']);
  });

  test('say that there is nothing to go back to', async () => {
    const { found } = await show(takenOf(looked));
    expect(button(found, 'Undo')?.getAttribute('aria-disabled')).toBe('true');
    const changed = await show(takenOf(looked, { history: { past: [mapping], future: [] } }));
    expect(button(changed.found, 'Undo')?.getAttribute('aria-disabled')).toBe('false');
  });
});

describe('a column that could say who people are', () => {
  test('holds the file back, with no cell of it on the page and in words of what it seems to be', async () => {
    const { found } = await show(takenOf(tripped));
    expect(words(found)).toContain(`Column "Postcode" ${tripwireKinds.postcode.says}`);
    expect(words(found)).not.toContain('AB1 2CD');
    expect(button(found, 'Load this file')).toBeUndefined();
    await press(button(found, 'Go to “Postcode” of wide.csv'));
    expect(words(document.activeElement)).toBe('One column could say who people are');
  });

  test('is mended by one press, which is kept in the mapping', async () => {
    const { found, did } = await show(takenOf(tripped));
    await press(button(found, 'Keep the district: Postcode'));
    expect(did.changes).toEqual([{ ...mapping, repairs: [{ column: 'Postcode', remedy: 'district' }] }]);
    expect(words(document.activeElement)).toContain('could say who people are');
  });

  test('is kept only by two presses, and its cells stay hidden', async () => {
    const { found, did } = await show(takenOf(tripped));
    await press(button(found, 'It is not that: keep it (Postcode)'));
    expect(did.kept).toEqual([]);
    await press(button(found, 'Yes, it names nobody: keep it'));
    expect(did.kept).toEqual(['Postcode']);
    const after = await show(takenOf(tripped, { kept: ['postcode: Postcode'] }));
    expect(button(after.found, 'Load this file')).toBeDefined();
    expect(words(after.found)).not.toContain('AB1 2CD');
    await press(button(after.found, 'Take this back: Postcode is kept'));
    expect(after.did.kept).toEqual(['Postcode']);
  });

  test('is mended together with all others as suggested', async () => {
    const person: Tripwire = {
      ...postcode,
      column: 'id',
      kind: 'NHS or CHI number',
      offers: ['hash', 'drop'],
    };
    const { found, did } = await show(takenOf({ ...tripped, tripwires: [postcode, person] }));
    await press(button(found, 'Do what is suggested for all of them'));
    expect(did.changes[0]?.repairs).toEqual(
      expect.arrayContaining([
        { column: 'Postcode', remedy: 'district' },
        { column: 'id', remedy: 'hash' },
      ]),
    );
  });

  test('is listed, and holds nothing back, where it is only worth a look', async () => {
    const { found } = await show(takenOf({ ...looked, tripwires: [{ ...postcode, level: 'warn' }] }));
    expect(words(found.querySelector('.tripwires'))).toContain(tripwireKinds.postcode.says);
    expect(button(found, 'Load this file')).toBeDefined();
  });
});

describe('how a file is read', () => {
  const orders = ['day first', 'month first', 'year first'] as const;
  const asking = {
    ...looked,
    tables: ['People', 'Notes'],
    table: 'People',
    sniffed: {
      header: {
        value: { names: [1], first: 2 },
        sure: true,
        why: 'Names.',
        choices: [{ names: [1], first: 2 }],
      },
      columns: [
        { column: 'remark', dates: { value: orders[0], sure: false, why: 'Both fit.', choices: orders } },
      ],
    },
  } as const;

  test('is asked where the file leaves it open, and may be left as it is', async () => {
    const { found, did } = await show(takenOf(asking));
    const question = found.querySelector('.question');
    expect(words(question)).toContain('Which comes first in the dates of “remark”?Both fit.');
    await choose(question?.querySelector('select'), '1');
    await press(button(found, 'That is right'));
    expect(did.changes.map(({ reading: chosen }) => chosen?.choices?.columns)).toEqual([
      [{ column: 'remark', dates: 'month first' }],
      [{ column: 'remark', dates: 'day first' }],
    ]);
    expect(button(found, 'Load this file')).toBeDefined();
  });

  test('can be from another sheet', async () => {
    const { found, did } = await show(takenOf(asking));
    const sheets = [...found.querySelectorAll('label')].find((one) => words(one).startsWith('Which sheet'));
    await choose(sheets?.querySelector('select'), 'Notes');
    expect(did.changes[0]?.reading).toEqual({ table: 'Notes' });
  });

  test('holds loading back while it is read again', async () => {
    const again = { kind: 'looking', before: { mapping, history: { past: [], future: [] } } } as const;
    const { found } = await show(takenOf(asking, { again }));
    expect(button(found, 'Load this file')).toBeUndefined();
    expect(words(found)).toContain('Reading the file again');
  });
});

test('a mapping that fits in part lists what does not, and puts the suggested column in its place', async () => {
  const taken = takenOf(looked, {
    failures: [
      { column: 'Hub', part: { kind: 'role', role: 'site' }, suggestion: 'remark' },
      { column: 'Ward', part: { kind: 'role', role: 'area' }, suggestion: null },
    ],
  });
  const { found, did } = await show(taken);
  const list = words(found.querySelector('.unfitted'));
  expect(list).toContain('“Hub” (used as site) is not in this file. It may be called “remark” now.');
  expect(list).toContain('“Ward” (used as area) is not in this file. No column is like it');
  await press(button(found, 'Use it: remark for Hub'));
  expect(did.changes[0]?.columns).toEqual({ person: 'id', site: 'remark' });
});

test('the page says in its title what it waits for', async () => {
  const title = async (taken: Taken): Promise<string> => words((await show(taken)).found.querySelector('h1'));
  const scores = [
    ...mapping.scores,
    { column: 'remark', measure: 'swemwbs', stage: 'exit', order: 1000 } as const,
  ];
  const known = lookedAt(cells, { mapping: mappingOf({ columns: { person: 'id' }, scores }) });
  expect(await title(takenOf(known))).toBe('Every column that is needed is known');
  expect(await title(takenOf({ ...known, certain: false }))).toBe('Say what the columns hold');
  expect(await title(takenOf(looked))).toBe('Say what the columns hold');
  expect(await title(takenOf({ ...known, tripwires: [postcode] }))).toBe(
    'Some columns could say who people are',
  );
});

describe('columns that pick people out together', () => {
  const columns = { person: 'id', referral_date: 'wb1', area: 'remark' };
  const unique = (column: string): Uniqueness => ({
    people: 3,
    columns: ['wb1', 'remark'],
    k1: 0.6,
    below5: 0.9,
    coarsen: { column, k1: 0, below5: 0.08 },
    level: 'warn',
  });
  const known = lookedAt(cells, { mapping: mappingOf({ columns }) });

  test('are named with the shares, hold nothing back, and the one that does most can be left out', async () => {
    const { found, did } = await show(takenOf(known, { unique: unique('remark') }));
    const section = found.querySelector('.tripwires');
    expect(words(section)).toContain('Worth a look before you go on');
    expect(words(section)).toContain(
      'In "wb1" and "remark" together 60% of people differ from everybody else',
    );
    expect(words(section)).toContain('Without "remark" it would be 0% and 8%.');
    expect(button(found, 'Load this file')).toBeDefined();
    await press(button(found, 'Leave the column out: remark'));
    expect(did.changes.map(({ repairs }) => repairs)).toEqual([[{ column: 'remark', remedy: 'drop' }]]);
  });

  test('are only told where it is the day of referral, without which nothing has its time', async () => {
    const { found } = await show(takenOf(known, { unique: unique('wb1') }));
    expect(words(found.querySelector('.tripwires'))).toContain('Without "wb1"');
    expect(words(found.querySelector('.tripwires'))).toContain('The day of referral places everything else');
    expect(found.querySelector('.tripwires button')).toBeNull();
  });

  test('are coarsened as the tripwire of the column offers, and never by codes', async () => {
    const offers = ['hash', 'district', 'drop'] as const;
    const tripwires = [{ ...postcode, column: 'remark', level: 'note', offers }] as const;
    const taken = takenOf({ ...known, tripwires }, { unique: unique('remark') });
    const { found } = await show(taken);
    const own = found.querySelector('[aria-label="People who stand out"]');
    expect([...(own?.querySelectorAll('button') ?? [])].map(words)).toEqual([
      'Keep the district',
      'Leave the column out',
    ]);
  });

  test('are not spoken of where few stand out, before it is known, or while the file is read again', async () => {
    const again = { kind: 'looking', before: { mapping, history: { past: [], future: [] } } } as const;
    for (const parts of [
      { unique: null },
      { unique: { ...unique('remark'), level: 'none' } },
      { unique: unique('remark'), again },
    ] as const) {
      const { found } = await show(takenOf(known, parts));
      expect(found.querySelector('.tripwires')).toBeNull();
    }
  });
});

test('a file that cannot be read is not offered for loading, and says why', async () => {
  const issues = [{ code: 'not_text', severity: 'stop', file: 'wide.csv' }] as const;
  const { found } = await show(takenOf(lookedAt({}, { name: 'wide.csv', certain: false, issues })));
  expect(words(found)).toContain(issueKinds.not_text.says);
  expect(words(found)).toContain(issueKinds.not_text.remedy);
  expect(button(found, 'Load this file')).toBeUndefined();
});

test('what was found in a column that could name people is not shown with its issues', async () => {
  const issues = [
    { code: 'bad_date', severity: 'note', file: 'wide.csv', line: 3, column: 'Postcode', found: 'ZZ9 9ZZ' },
  ] as const;
  const { found } = await show(takenOf({ ...tripped, issues }));
  expect(words(found)).toContain('line 3, column Postcode');
  expect(words(found)).not.toContain('ZZ9 9ZZ');
});

test('there is help at the door: every kind of file in words, with a blank one and a list of its columns', async () => {
  const found = await render(
    <Import
      intake={{ kind: 'none' }}
      loaded={null}
      links={links}
      device={nothingKept}
      actions={{ change: nothing, open: nothing, step: nothing, keep: nothing, remove: nothing }}
      onFiles={nothing}
      onLoad={nothing}
      onCancel={nothing}
    />,
  );
  for (const { name, row: what } of layouts) {
    expect(words(found.querySelector('.which-file'))).toContain(what);
    expect(button(found, `Save a blank template: ${name}`)).toBeDefined();
    expect(button(found, `Save the list of columns: ${name}`)).toBeDefined();
  }
});
