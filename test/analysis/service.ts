import type { Material } from '../../src/analysis/build';
import type { Database } from '../../src/engine/database';

/** A person as a test draws them: scores as `measure: [first, last]`, null where there is none. */
export interface Drawn {
  readonly person: number;
  readonly site?: string;
  readonly referred?: string;
  readonly contact?: boolean;
  readonly status?: string;
  readonly scores: Readonly<Record<string, readonly [number | null, number | null]>>;
}

/** Fills the canonical tables with drawn people, one referral each unless the person's number repeats. */
export async function draw(database: Database, people: readonly Drawn[]): Promise<Material> {
  const times = new Map<number, number>();
  for (const { person } of people) times.set(person, (times.get(person) ?? 0) + 1);
  const seen = new Map<number, number>();
  const measures = new Set<string>();
  const episodes: string[] = [];
  const scores: string[] = [];
  for (const [at, one] of people.entries()) {
    const ordinal = (seen.get(one.person) ?? 0) + 1;
    seen.set(one.person, ordinal);
    const contact = one.contact === false ? 'NULL' : "DATE '2024-01-10'";
    const rest = Array.from({ length: 6 }, () => "'not recorded'").join(', ');
    episodes.push(
      `(${String(at)}, ${String(one.person)}, ${String(ordinal)}, ${String((times.get(one.person) ?? 0) > 1)}, DATE '${one.referred ?? '2024-01-01'}', ${contact}, NULL, '${one.status ?? 'completed'}', 'not recorded', 'not recorded', 'not recorded', 'not recorded', '${one.site ?? 'Harbour'}', ${rest}, 'referred', 'not recorded')`,
    );
    for (const [measure, [first, last]] of Object.entries(one.scores)) {
      measures.add(measure);
      if (first !== null) scores.push(`(${String(at)}, '${measure}', 'baseline', 0, 0, ${String(first)})`);
      if (last !== null) scores.push(`(${String(at)}, '${measure}', 'exit', 1000, 90, ${String(last)})`);
    }
  }
  await database.run(`INSERT INTO episode VALUES ${episodes.join(', ')}`);
  await database.run(`INSERT INTO person SELECT DISTINCT person, 'id ' || person FROM episode`);
  if (scores.length > 0) await database.run(`INSERT INTO further VALUES ${scores.join(', ')}`);
  return {
    name: 'Drawn',
    madeUp: true,
    files: [],
    levels: [...new Set(people.map(({ site = 'Harbour' }) => site))].map((level) => ({
      dimension: 'site',
      level,
      referrals: people.filter(({ site = 'Harbour' }) => site === level).length,
    })),
    compared: 0,
    period: null,
    measures: [...measures],
    custom: [],
    ledgers: [],
    issues: [],
  };
}
