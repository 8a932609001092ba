import { asks, entries, loads, refused, warns } from '../expectation';
import { but, people, table, truth } from '../people';
import { delimited } from '../text';
import { type DtaVariable, dtaDay, dtaFile } from '../write/dta';
import { type SavFile, type SavVariable, savDay, savFile } from '../write/sav';

const variables = (): readonly SavVariable[] => [
  { name: 'client_id', short: 'CLIENT_I', width: 12, values: people.map(({ id }) => id) },
  {
    name: 'referral_date',
    short: 'REFERRAL',
    format: 20,
    values: people.map(({ referred }) => savDay(referred)),
  },
  { name: 'age', short: 'AGE', values: people.map(({ age }) => age) },
  { name: 'gp_practice', short: 'GP_PRACT', width: 20, values: people.map(({ site }) => site) },
  { name: 'ons_ls_start', short: 'ONS_LS_S', values: people.map(({ first }) => first) },
  { name: 'ons_ls_end', short: 'ONS_LS_E', values: people.map(({ last }) => last) },
];
const sav = (
  change: Readonly<Record<string, Partial<SavVariable>>> = {},
  of: Partial<SavFile> = {},
): Uint8Array => savFile({ variables: variables().map((one) => ({ ...one, ...change[one.name] })), ...of });
const columns = (): readonly DtaVariable[] => [
  { name: 'client_id', width: 12, values: people.map(({ id }) => id) },
  { name: 'referral_date', format: '%td', values: people.map(({ referred }) => dtaDay(referred)) },
  { name: 'age', values: people.map(({ age }) => age) },
  { name: 'gp_practice', width: 20, values: people.map(({ site }) => site) },
  { name: 'ons_ls_start', values: people.map(({ first }) => first) },
  { name: 'ons_ls_end', values: people.map(({ last }) => last) },
];
const dta = (
  change: Readonly<Record<string, Partial<DtaVariable>>> = {},
  release: 117 | 118 = 118,
): Uint8Array =>
  dtaFile(
    columns().map((one) => ({ ...one, ...change[one.name] })),
    release,
  );
const lost = truth(but(2, { last: null }));
const lasts = people.map(({ last }) => last);
const without = lasts.map((value, at) => (at === 2 ? null : value));
const coded = (values: readonly (number | null)[]): readonly (number | null)[] =>
  values.map((value, at) => (at === 2 ? 99 : value));
const answers = [
  [0, 'Not at all'],
  [10, 'Completely'],
  [99, 'Refused'],
] as const;
const sites = people.map(({ site }) => (site === 'Riverside' ? 1 : 2));
const named = [
  [1, 'Riverside'],
  [2, 'Hillside'],
] as const;
const accented = people.map((one) => ({ ...one, site: one.site === 'Riverside' ? 'Café' : one.site }));
const changed = (bytes: Uint8Array, at: number, ...values: readonly number[]): Uint8Array => {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
};

export const survey = entries('survey', [
  ['sav', 'people.sav', 'a plain SPSS file is read, its days as days', () => sav(), loads(truth())],
  [
    'sav-packed',
    'people.sav',
    'one packed in bytes is read',
    () => sav({}, { pack: 'bytes' }),
    loads(truth()),
  ],
  ['zsav', 'people.zsav', 'one packed in blocks is read', () => sav({}, { pack: 'zlib' }), loads(truth())],
  [
    'sav-big',
    'people.sav',
    'one with its high bytes first is read',
    () => sav({}, { order: 'big' }),
    loads(truth()),
  ],
  [
    'sav-windows',
    'people.sav',
    'one in Windows-1252 keeps its accents',
    () => sav({ gp_practice: { values: accented.map(({ site }) => site) } }, { codePage: 1252 }),
    loads(truth(accented)),
  ],
  [
    'sav-utf8',
    'people.sav',
    'one in UTF-8 keeps its accents',
    () => sav({ gp_practice: { values: accented.map(({ site }) => site) } }),
    loads(truth(accented)),
  ],
  [
    'sav-labels',
    'people.sav',
    'labels of a site stand for its numbers',
    () => {
      const { width: _, ...rest } = variables()[3] ?? { name: '', short: '', values: [] };
      return savFile({
        variables: variables().map((one) =>
          one.name === 'gp_practice' ? { ...rest, values: sites, labels: named } : one,
        ),
      });
    },
    loads(truth()),
  ],
  [
    'sav-score-labels',
    'people.sav',
    'labels at the ends of a scale do not take the place of its numbers',
    () => sav({ ons_ls_end: { labels: answers } }),
    loads(truth()),
  ],
  [
    'sav-user-missing',
    'people.sav',
    'a value that the file declares to be no answer is no score',
    () => sav({ ons_ls_end: { values: coded(lasts), missing: [99], labels: answers } }),
    loads(lost),
  ],
  [
    'sav-user-missing-inside',
    'people.sav',
    'a declared no answer that lies inside the scale is no score either',
    () => sav({ ons_ls_end: { values: lasts.map((value, at) => (at === 2 ? 9 : value)), missing: [9] } }),
    loads(lost),
  ],
  [
    'sav-undeclared',
    'people.sav',
    'a 99 that nobody declared is told',
    () => sav({ ons_ls_end: { values: coded(lasts) } }),
    warns('out_of_range', lost),
  ],
  [
    'sav-missing',
    'people.sav',
    'what the system holds for nothing is nothing',
    () => sav({ ons_ls_end: { values: without } }),
    loads(lost),
  ],
  [
    'sav-packed-missing',
    'people.sav',
    'the same where bytes are packed',
    () => sav({ ons_ls_end: { values: without } }, { pack: 'bytes' }),
    loads(lost),
  ],
  [
    'sav-cut',
    'people.sav',
    'an SPSS file cut short among its rows is refused',
    () => sav().subarray(0, -100),
    refused('spss_damaged', 'spss_cut_short'),
  ],
  [
    'sav-cut-header',
    'people.sav',
    'one cut short among its names is refused',
    () => sav().subarray(0, 300),
    refused('spss_damaged', 'spss_cut_short'),
  ],
  [
    'sav-packed-cut',
    'people.sav',
    'a packed one cut short is refused',
    () => sav({}, { pack: 'bytes' }).subarray(0, -80),
    refused('spss_damaged', 'spss_cut_short'),
  ],
  [
    'zsav-cut',
    'people.zsav',
    'one packed in blocks without its index is refused',
    () => sav({}, { pack: 'zlib' }).subarray(0, -60),
    refused('spss_damaged', 'spss_cut_short'),
  ],
  [
    'sav-more-cases',
    'people.sav',
    'one that declares more rows than it has is refused',
    () => changed(sav(), 80, 200, 0, 0, 0),
    refused('spss_damaged', 'spss_cut_short'),
  ],
  [
    'sav-huge-claim',
    'people.sav',
    'one that declares two thousand million rows is refused before memory is spent',
    () => changed(sav(), 80, 255, 255, 255, 127),
    refused('spss_damaged', 'spss_cut_short', 'too_large'),
  ],
  [
    'sav-encrypted',
    'people.sav',
    'an SPSS file under a password is refused by name',
    () => changed(sav(), 0, ...new TextEncoder().encode('ENCRYPTEDSAV\u0015\u0000')),
    refused('spss_locked'),
  ],
  [
    'por',
    'people.por',
    'the portable form of SPSS is refused by name',
    () => `${'ASCII SPSS PORT FILE'.padEnd(40).repeat(5)}\n0123456789\n`,
    refused('spss_unsupported'),
  ],
  [
    'sav-foreign',
    'people.sav',
    'variables that nobody knows are asked about',
    () =>
      savFile({
        variables: [
          { name: 'v1', short: 'V1', values: [1, 2, 3] },
          { name: 'v2', short: 'V2', values: [3, 2, 1] },
        ],
      }),
    asks,
  ],
  [
    'sav-csv',
    'people.sav',
    'a CSV named as an SPSS file is read as what it is',
    () => delimited(table()),
    loads(truth()),
  ],
  ['dta', 'people.dta', 'a Stata file is read, its days as days', () => dta(), loads(truth())],
  ['dta-117', 'people.dta', 'one of the release before is read', () => dta({}, 117), loads(truth())],
  [
    'dta-utf8',
    'people.dta',
    'accents of a Stata file are kept',
    () => dta({ gp_practice: { values: accented.map(({ site }) => site) } }),
    loads(truth(accented)),
  ],
  [
    'dta-labels',
    'people.dta',
    'labels of a site in a Stata file stand for its numbers',
    () =>
      dtaFile(
        columns().map((one) =>
          one.name === 'gp_practice' ? { name: one.name, values: sites, labels: named } : one,
        ),
      ),
    loads(truth()),
  ],
  [
    'dta-missing',
    'people.dta',
    'nothing is nothing, and no huge number',
    () => dta({ ons_ls_end: { values: without } }),
    loads(lost),
  ],
  [
    'dta-missing-letter',
    'people.dta',
    'nothing with a letter is nothing, and no huge number',
    () =>
      dta({
        ons_ls_end: { values: lasts.map((value, at) => (at === 2 ? 2 ** 1023 * (1 + 2 ** -12) : value)) },
      }),
    loads(lost),
  ],
  [
    'dta-cut',
    'people.dta',
    'a Stata file cut short among its rows is refused',
    () => dta().subarray(0, -600),
    refused('stata_damaged', 'stata_cut_short'),
  ],
  [
    'dta-cut-header',
    'people.dta',
    'a Stata file cut short among its names is refused',
    () => dta().subarray(0, 400),
    refused('stata_damaged', 'stata_cut_short'),
  ],
  [
    'dta-more-cases',
    'people.dta',
    'a Stata file that declares more rows than it has is refused',
    () => moreRows(dta()),
    refused('stata_damaged', 'stata_cut_short', 'too_large'),
  ],
  [
    'dta-old',
    'people.dta',
    'a Stata file of an old release whose insides are zeros is refused',
    () => joinedOld(),
    refused('stata_version', 'stata_damaged', 'stata_cut_short'),
  ],
]);

function moreRows(bytes: Uint8Array): Uint8Array {
  const at = new TextDecoder('latin1').decode(bytes).indexOf('<N>') + 3;
  return changed(bytes, at, 255, 255, 255, 127);
}

/** The first bytes of a Stata file of release 114. */
function joinedOld(): Uint8Array {
  return changed(new Uint8Array(2_000), 0, 114, 2, 1, 0, 2, 0, 3, 0, 0, 0);
}
