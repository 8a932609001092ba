/**
 * Writes the sample data again, byte for byte: `node sample-data/make.mjs`.
 * Everything in it is made up; README.md says what was put in, and truth.json says it for machines.
 */
import { writeFileSync } from 'node:fs';
import { contacts, contactsTable } from './generator/contacts.mjs';
import { plant } from './generator/faults.mjs';
import { stream } from './generator/random.mjs';
import { readme } from './generator/readme.mjs';
import { referrals } from './generator/referrals.mjs';
import { peopleRows, scoreRows, write } from './generator/tables.mjs';
import { effects, flow, visits } from './generator/truth.mjs';
import { waiting, waitingRows, waitingTruth } from './generator/waiting.mjs';

const seed = 20190412;
const people = 3921;
const repeats = 90;
const comparisons = 1200;
const replicates = 100;

const save = (name, text) => writeFileSync(new URL(name, import.meta.url), text);

const episodes = referrals(stream(seed, 'referrals'), people, repeats);
const wide = peopleRows(episodes);
const long = scoreRows(episodes);
const faults = plant(stream(seed, 'faults'), wide, long);
const monthly = contacts(
  stream(seed, 'contacts'),
  episodes.filter((one) => one.earlier === undefined),
  comparisons,
);
const waited = waiting(
  stream(seed, 'waiting list'),
  monthly.filter(({ group }) => group !== 'Referred'),
);
const drawService = (index) => referrals(stream(seed, `replicate ${index}`), people, 0);

const wholeRows = [
  'no_id',
  'ragged_row',
  'duplicate_id',
  'duplicate_row',
  'total_row',
  'unknown_stage',
  'unknown_person',
];
const setAside = (file) =>
  faults.filter((fault) => fault.file === file && wholeRows.includes(fault.code)).length;

const truth = {
  made_up: true,
  seed,
  replicates,
  counts: {
    people,
    referrals: people + repeats,
    repeat_referrals: repeats,
    not_yet_referred: comparisons,
    rows: {
      'people.csv': wide.length,
      'scores.csv': long.length,
      'gp-contacts.csv': monthly.length,
      'waiting.csv': waited.length,
    },
    rows_set_aside: {
      'people.csv': setAside('people.csv'),
      'scores.csv': setAside('scores.csv'),
      'gp-contacts.csv': 0,
      'waiting.csv': 0,
    },
    flow: flow(episodes),
  },
  effects: effects(episodes, replicates, drawService),
  gp_contacts: visits(monthly),
  not_yet_referred: waitingTruth(waited),
  faults,
};

save('people.csv', write(wide, ','));
save('scores.csv', write(long, ';'));
save(
  'gp-contacts.csv',
  `${contactsTable(monthly)
    .map((cells) => cells.join(','))
    .join('\n')}\n`,
);
save('waiting.csv', write(waitingRows(waited), ','));
save('truth.json', `${JSON.stringify(truth, null, 2)}\n`);
save('README.md', readme(truth));
