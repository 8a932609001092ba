import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearDuplicates } from '../../src/import/nearduplicates';
import { matchHeaders } from '../../src/import/similar';
import { alike, editsBetween } from '../../src/import/spelled';
import { fields } from '../../src/vocabulary/fields';

const one = (column: string): readonly [string, number] => {
  const [match] = matchHeaders([column]);
  if (match === undefined) throw new Error(column);
  const what =
    match.kind === 'role'
      ? match.role
      : match.kind === 'measure'
        ? `${match.measure} ${match.stage ?? '-'}`
        : 'none';
  return [what, match.confidence];
};

test('every known name of a role is sure', () => {
  for (const { id, synonyms } of fields)
    for (const synonym of synonyms) expect(one(synonym)).toEqual([id, 1]);
});

test('a misspelt, shortened, turned round or lengthened name is a suggestion, never more than 0.9 sure', () => {
  const names = {
    'Referal Date': 'referral_date',
    ReferralDate: 'referral_date',
    'Date of Refferal': 'referral_date',
    'Ethnic Bckground': 'ethnicity',
    'IMD 2019 Decile': 'deprivation',
    'Reason for Ref': 'reason',
    'Status of case': 'status',
    'Cleint ID': 'person',
    'GP Practice Name': 'site',
    'Link Worker Name': 'link_worker',
    'ONS Life Satisfacton (Start)': 'ons-life-satisfaction baseline',
    'Swemwbss end': 'swemwbs exit',
    'Happyness start': 'ons-happiness baseline',
  };
  for (const [column, wanted] of Object.entries(names)) {
    const [found, confidence] = one(column);
    expect([column, found]).toEqual([column, wanted]);
    expect(confidence).toBeGreaterThanOrEqual(0.6);
    expect(confidence).toBeLessThanOrEqual(0.9);
  }
});

test('a measure with its stage is nearly sure, and less so with words that nobody has explained', () => {
  expect(one('SWEMWBS Total Score (Baseline)')).toEqual(['swemwbs baseline', 0.95]);
  expect(one('SWEMWBS')).toEqual(['swemwbs -', 1]);
  expect(one('PHQ-9 band (Start)')).toEqual(['phq-9 baseline', 0.8]);
  expect(one('PHQ-9 severity band (Start)')).toEqual(['phq-9 baseline', 0.65]);
});

test('a column that names a person is suggested for nothing, nor is one that is like nothing', () => {
  const columns = [
    'Client Name',
    'Date of Birth',
    'DOB',
    'Postcode',
    'NHS number',
    'Patient e-mail',
    'Notes',
    'Hobbies',
    'Number of sessions',
    'Consent given',
    'col_17',
    'x',
    '',
    '__proto__',
    'constructor',
  ];
  expect(columns.filter((column) => one(column)[0] !== 'none')).toEqual([]);
});

test('of two columns for one role the likelier keeps it and the other is doubted, with the reason', () => {
  const [first, second] = matchHeaders(['Cleint ID', 'Client ID']);
  expect([second?.confidence, (first?.confidence ?? 1) < 0.5]).toEqual([1, true]);
  expect(first?.why).toContain('"Client ID"');
});

test('every column is answered, in order, with a confidence from 0 to 1, whatever it is called', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 40 }), { maxLength: 12 }), (header) => {
      const found = matchHeaders(header);
      expect(found.map(({ column }) => column)).toEqual(header);
      for (const { confidence, kind } of found) {
        expect(confidence >= 0 && confidence <= 1).toBe(true);
        expect(confidence === 0).toBe(kind === 'none');
      }
    }),
  );
});

test('a name of ten thousand letters is answered', () => {
  expect(matchHeaders(['referral date '.repeat(800), 'x'.repeat(10_000)]).length).toBe(2);
});

test('the edits between two words are those of the full table, up to the most that is asked for', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  const full = (a: string, b: string): number => {
    const at = (i: number, j: number): number =>
      i === 0 || j === 0
        ? i + j
        : Math.min(
            at(i - 1, j) + 1,
            at(i, j - 1) + 1,
            at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
            i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
              ? at(i - 2, j - 2) + 1
              : Infinity,
          );
    return at(a.length, b.length);
  };
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
      expect(editsBetween(a, b, most)).toBe(Math.min(full(a, b), most + 1));
      expect(alike(a, b)).toBe(alike(b, a));
    }),
  );
});

const groups = (...levels: readonly (readonly [level: string, n: number])[]) =>
  nearDuplicates(levels.map(([level, n]) => ({ level, n }))).map(({ keep, others, differ }) => [
    differ,
    keep,
    ...others,
  ]);

test('levels that differ in capitals, spaces and points alone are one category, the most frequent spelling first', () => {
  expect(groups(['GP ', 5], ['gp', 9], ['G.P.', 2], ['G P', 1], ['Self', 4])).toEqual([
    ['spelling', 'gp', 'GP ', 'G.P.', 'G P'],
  ]);
  expect(
    groups(['Self-referral', 3], ['self referral', 2], ['Food & money', 1], ['food and money', 4]),
  ).toEqual([
    ['spelling', 'Self-referral', 'self referral'],
    ['spelling', 'food and money', 'Food & money'],
  ]);
});

test('levels that differ by a slip are put to the question', () => {
  expect(
    groups(
      ['Housing', 40],
      ['Houseing', 1],
      ['Mental health', 30],
      ['Mental heatlh', 2],
      ['Face to face', 5],
      ['Facetoface', 1],
    ),
  ).toEqual([
    ['letters', 'Housing', 'Houseing'],
    ['letters', 'Mental health', 'Mental heatlh'],
    ['letters', 'Face to face', 'Facetoface'],
  ]);
});

test('levels that differ in what they say are never near', () => {
  for (const [a, b] of [
    ['Ward 1', 'Ward 2'],
    ['Cohort2023', 'Cohort2024'],
    ['20000', '20001'],
    ['10-14', '1014'],
    ['<5', '5'],
    ['85+', '85'],
    ['Male', 'Female'],
    ['Employed', 'Unemployed'],
    ['Group A', 'Group B'],
    ['LW01', 'LW10'],
    ['Eastern', 'Western'],
    ['M', 'F'],
    ['', '?'],
  ] as const)
    expect([a, b, groups([a, 5], [b, 4])]).toEqual([a, b, []]);
});

test('every level stands in one group at most, and a group has as many rows as its levels', () => {
  const level = fc.record({ level: fc.stringMatching(/^[aAbB. ]{0,8}$/), n: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(fc.uniqueArray(level, { selector: (found) => found.level, maxLength: 30 }), (levels) => {
      const found = nearDuplicates(levels);
      const all = found.flatMap(({ keep, others }) => [keep, ...others]);
      expect(new Set(all).size).toBe(all.length);
      const rows = new Map(levels.map(({ level: name, n }) => [name, n]));
      for (const { keep, others, n } of found) {
        const counts = [keep, ...others].map((name) => rows.get(name) ?? NaN);
        expect(n).toBe(counts.reduce((sum, count) => sum + count, 0));
        expect(counts[0]).toBe(Math.max(...counts));
      }
    }),
  );
});
