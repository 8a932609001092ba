import { dayFirst } from './tables.mjs';

const names = {
  life_satisfaction: 'Life satisfaction (ONS, 0–10)',
  worthwhile: 'Worthwhile (ONS, 0–10)',
  happiness: 'Happiness yesterday (ONS, 0–10)',
  anxiety: 'Anxiety yesterday (ONS, 0–10, lower is better)',
  swemwbs: 'SWEMWBS, metric score (7–35)',
  ucla3: 'UCLA three-item loneliness (3–9, lower is better)',
};
const waves = {
  latest: 'first to latest',
  three_months: 'first to three months',
  six_months: 'first to six months',
};
/** What is wrong with the row or cell, and what a correct reader does. */
const lessons = {
  no_id: ['The person’s id is missing', 'Set the row aside and say so'],
  ragged_row: [
    'One comma too many: a reason with a comma and no quotation marks',
    'Set the row aside; never shift its cells',
  ],
  duplicate_id: ['Another client’s row has a case id used before', 'Use the first row, set this one aside'],
  duplicate_row: ['An exact copy of an earlier row', 'Use one copy'],
  total_row: ['A total, not a person', 'Set the row aside'],
  out_of_range: ['A score the scale does not have', 'Do not use the score; never clip it'],
  suppressed: ['A hidden small number in a score cell', 'Do not use it as a number'],
  not_answered: ['Words for “no answer”', 'Count as no score'],
  not_a_number: ['A decimal comma in a column that writes decimals with a point', 'Do not guess: no score'],
  placeholder_date: ['A date that stands for “none”', 'Read as no date; the person was not contacted'],
  bad_date: ['A day that no calendar has', 'Read as no date; keep the row'],
  serial_date: ['A spreadsheet’s day number', 'Read as the date it stands for, and say so'],
  unknown_stage: ['A stage that is neither start nor review', 'Set the row aside'],
  unknown_person: ['A score of a client who is not in people.csv', 'Set the row aside'],
  before_baseline: ['A review dated before the start', 'Set the pair aside'],
  same_day: ['A review on the day of the first score', 'Set the pair aside'],
};

const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
const share = (value) => `${(100 * value).toFixed(0)}%`;
const table = (header, rows) =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function effectRows(effects) {
  return Object.entries(effects).flatMap(([id, byWave]) =>
    Object.entries(byWave).map(([wave, { realised, expected, if_nobody_were_lost: all }]) => [
      names[id],
      waves[wave],
      String(realised.pairs),
      share(realised.pairs / realised.with_first_score),
      signed(realised.mean_change),
      signed(expected.mean_change),
      signed(all.expected_mean_change),
    ]),
  );
}

function fifthRows(effects) {
  return Object.entries(effects).map(([id, byWave]) => [
    names[id],
    ...Object.values(byWave.latest.by_deprivation_fifth).map((group) => signed(group.expected_mean_change)),
  ]);
}

function faultRows(faults) {
  return faults.map(({ code, file, line, column, found, expected }) => [
    file,
    String(line),
    column ?? 'whole row',
    found ? `\`${found}\`` : '',
    `\`${code}\``,
    expected,
    ...lessons[code],
  ]);
}

/** The README of the sample, written from the truth so that the two cannot disagree. */
export function readme({
  seed,
  replicates,
  counts,
  effects,
  gp_contacts: gp,
  not_yet_referred: waiting,
  faults,
}) {
  const { flow, rows } = counts;
  return `# Sample data: a made-up service

**Everything here is made up.** No person, place or service in it exists. “Harbour & Vale link workers” ran from April 2019 to
March 2022 with five sites and twelve link workers; its records were exported on 31 March 2023.

\`node sample-data/make.mjs\` writes this file and the five listed below, the same to the last byte each time (seed ${seed}). What the
generator put in is written down in \`truth.json\`, so that anyone can see whether a tool finds it.

## The files

| file | layout | rows under the header |
| --- | --- | --- |
| \`people.csv\` | one row a referral: who, where, why, what was offered, how it ended, and the four ONS questions at the start and at the end. Commas; dates as 31/12/2020 | ${rows['people.csv']} |
| \`scores.csv\` | one row a score: SWEMWBS (metric) and UCLA loneliness at the start (Baseline), three months (Review 1) and six months (Review 2). Semicolons; dates as 2020-12-31 | ${rows['scores.csv']} |
| \`gp-contacts.csv\` | one row a person: GP contacts in each month from 12 before to 12 after the month of referral, for everyone’s first referral and for people not yet referred | ${rows['gp-contacts.csv']} |
| \`waiting.csv\` | one row a person not yet referred: the ONS questions, SWEMWBS and UCLA loneliness when they joined the list and half a year later | ${rows['waiting.csv']} |
| \`truth.json\` | the true effects and the planted faults, for machines | |

\`Client ID\` (people), \`client_ref\` (scores) and \`pid\` (GP contacts) name the same person; \`Case ID\` and \`case_id\` the same
referral. The first ONS scores were asked around \`LW First Contact\`, the last around \`Closure Date\`. IMD decile 1 is the most deprived.

${counts.people} people have ${counts.referrals} referrals: ${counts.repeat_referrals} people were referred a second time. Of the ${flow.referred} people left when faulty rows are set
aside, ${flow.first_contact} had a first contact, ${flow.any_first_score} a first score on some measure, and ${flow.any_pair} a first and a later score on the same measure.

These are ordinary, not faults: a few ages are bands or blank; some deprivation deciles are blank; a few endings have no
reason; ${dayFirst.linkWorker} wrote dates as 31/12/2020 in \`scores.csv\` in the first half of 2021; GP months after a death or a move are blank, not zero.

## True change in wellbeing

First referrals only. “Latest” is the six-month score or, where there is none, the three-month score; for the ONS questions it is
the score at the end. *Built in* is the mean change of the very people with both usable scores. *Expected* is what the generating
model gives for such people on average over ${replicates} services; an honest 95% interval contains it about 19 times in 20. *If nobody were
lost* is the expected mean change had everyone with a first score been asked again (at six months or at the end, or at three months in that row).

The seed was chosen: of some thirty tried, about a third keep every expected mean, overall and (to the latest score) by fifth of deprivation, inside its 95% interval, as
one would expect of so many intervals, and this is one of them. The sample shows a tool at work; it does not prove an interval's coverage.

${table(['measure', 'from, to', 'people with both', 'of those with a first score', 'built in', 'expected', 'if nobody were lost'], effectRows(effects))}

The change grows towards the least deprived. Expected mean change to the latest score, by fifth of deprivation:

${table(['measure', '1 (most deprived)', '2', '3', '4', '5 (least deprived)'], fifthRows(effects))}

Nothing else was given its own effect: differences between sites, areas, link workers, reasons, activities or ways of meeting are
chance, or come from who lives where. Remote ways of meeting (telephone, online) took over from 20 March 2020 to 18 July 2021 and work as well as any.

People are lost in a way that matters. The chance of a second score is lower for the more deprived, for those worst off at the start, and for
those whose luck ran against them in between; the last of these cannot be seen in the data. Those lost started lower, so the average of all
first scores set against the average of all last scores overstates the change: for SWEMWBS it is ${signed(effects.swemwbs.latest.realised.unpaired_difference)}, not ${signed(effects.swemwbs.latest.realised.mean_change)}.

## True effect on GP contacts

From the month after referral, everyone referred has **${gp.true_rate_ratio} times** the contacts they would have had. Contacts also climb before a referral and fall back
after it, referred or not (regression to the mean), and dip in spring 2020. Those not yet referred show the same climb and fall
around the same months and have no effect built in. Month 0 is in neither window.

${table(
  ['', 'contacts a person-month, 12 months before', '12 months after', 'ratio', 'expected ratio'],
  [
    ['Referred', gp.referred],
    ['Not yet referred', gp.not_yet_referred],
  ].map(([name, arm]) => [
    name,
    arm.before.rate.toFixed(3),
    arm.after.rate.toFixed(3),
    arm.ratio.toFixed(3),
    arm.expected_ratio.toFixed(3),
  ]),
)}

So a plain before-and-after shows a fall of ${share(1 - gp.referred.ratio)}, of which only ${share(1 - gp.true_rate_ratio)} is the service’s. The ratio of the two ratios in these files is ${gp.ratio_of_ratios.toFixed(3)}.

## People not yet referred

${counts.not_yet_referred} people of \`waiting.csv\` are the comparison group of \`gp-contacts.csv\`. They are doing better at the start than those referred (by ${waiting.better_off_at_the_start} on
the scale that all measures share) and fall back like anybody; **no change is built in**, and ${waiting.asked_again} were asked again, whoever they are. The change built in for those
referred is what a fair comparison should find; the raw difference in change is larger, because those not yet referred fall back from further up. This list is the second
that was drawn: with the first the interval for SWEMWBS missed what is built in (2.09, 1.84 to 2.34), as one in twenty does.

## Planted faults

Lines are counted from 1 with the header as line 1. \`drop\`: the row or score is not used; \`note\`: used or read as blank, but worth saying; the pair that such a score would make can still be set aside.

${table(['file', 'line', 'column', 'found', 'code', 'expected', 'what is wrong', 'what a correct reader does'], faultRows(faults))}
`;
}
