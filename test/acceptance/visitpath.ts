import { answersOf, type Answers, spans } from './visitanswers';
import { kind, type Person, type World } from './visitworld';
import { startAnalysis } from '../../src/analysis/build';
import { openNative } from '../../src/engine/native';
import { everyone } from '../../src/evidence/scope';
import type { VisitFinding } from '../../src/evidence/visits';
import { inspect } from '../../src/import/inspect';
import { load } from '../../src/import/load';
import { isWithheld, type Result } from '../../src/stats/result';

/** One world as a file of monthly counts, read as a user's own would be, and its findings beside those of the estimators alone. */
export async function wholePath(world: World) {
  const rows = [];
  for (const [name, first] of Object.entries(spans))
    for (const compared of [true, false]) {
      const finding = await findingOf(compared ? world : { ...world, comparison: [] }, first);
      const answers = answersOf(world, first);
      rows.push(...compare(`${name}, ${compared ? 'compared' : 'one group'}`, finding, answers));
    }
  return {
    sureness: (await findingOf(world, spans.year)).sure.step,
    largest_relative_difference: Math.max(...rows.map(({ difference }) => difference)),
    figures: rows.map(({ figure, alone, whole }) => ({ figure, alone, whole })),
  };
}

function compare(label: string, finding: VisitFinding, answers: Answers) {
  const ratio = <T extends object>(result: Result<T>): T => {
    if (isWithheld(result)) throw new Error(`${label}: withheld, ${result.withheld}`);
    return result;
  };
  const row = (figure: string, alone: number, whole: number) => ({
    figure: `${label}: ${figure}`,
    alone,
    whole,
    difference: Math.abs(whole - alone) / Math.abs(alone),
  });
  const placebos = finding.methods.filter(({ id }) => id.startsWith('placebo'));
  const head = finding.methods[0];
  if (head === undefined) throw new Error(`${label}: no headline`);
  const [found, expected] = [ratio(head.ratio), finding.expected];
  if (finding.beyond === null) {
    if (expected === null) throw new Error(`${label}: nothing is expected`);
    return [
      row('ratio', answers.oneGroup.ratio, found.ratio),
      row('upper limit', answers.oneGroup.interval95.upper, found.interval95.upper),
      ...answers.expected.rows.map((one, at) =>
        row(`expected ${String(at + 1)}`, one.ratio, expected.rows[at]?.ratio ?? Number.NaN),
      ),
    ];
  }
  const checks = placebos.length === answers.placebos.length ? answers.placebos : [{ ratio: Number.NaN }];
  return [
    row('ratio of rate ratios', answers.compared.ratio, found.ratio),
    row('upper limit', answers.compared.interval95.upper, found.interval95.upper),
    row('pre-trend p', answers.preTrend, ratio(finding.beyond.preTrend).p),
    ...checks.map((one, at) =>
      row(
        `placebo ${String(at + 1)}`,
        one.ratio,
        ratio(placebos[at]?.ratio ?? { withheld: 'no_values' }).ratio,
      ),
    ),
  ];
}

async function findingOf({ referred, comparison }: World, first: number): Promise<VisitFinding> {
  const months = Array.from({ length: kind.lastMonth - first + 1 }, (_, at) => first + at);
  const lines = (people: readonly Person[], group: string): readonly string[] =>
    people.map((person, at) =>
      [
        `${group.slice(0, 1)}${String(at)}`,
        ...(comparison.length > 0 ? [group] : []),
        'Apr-22',
        ...person.slice(first - kind.firstMonth).map((visits) => (visits === null ? '' : String(visits))),
      ].join(','),
    );
  const header = [
    'pid',
    ...(comparison.length > 0 ? ['group'] : []),
    'referral_month',
    ...months.map((month) => `m${String(month)}`),
  ];
  const text = [
    header.join(','),
    ...lines(referred, 'Referred'),
    ...lines(comparison, 'Not yet referred'),
  ].join('\n');
  const source = { name: 'world.csv', blob: new Blob([text]) };
  const database = await openNative();
  try {
    const loaded = await load(database, [{ source, mapping: (await inspect(source)).mapping }]);
    const made = { by: 'simulation', on: '2026-11-23' };
    const analysis = startAnalysis(database, { ...loaded, name: 'A world', madeUp: true }, made);
    const finding = (await analysis.ask(everyone, ['visits'])).visits[0];
    if (finding === undefined) throw new Error('no finding');
    return finding;
  } finally {
    await database.close();
  }
}
