import type { ChosenCovariates } from './comparedcovariates';
import type { ArmPattern } from './comparedscores';
import { chosenBy, type CompareChoice } from '../evidence/comparechoice';
import {
  type ComparedLevel,
  type ComparedSubgroup,
  type ComparedSubgroups,
  drawnIn,
  fewestAtLevel,
} from '../evidence/comparedsubgroups';
import type { ArmEffect } from '../stats/armeffect';
import type { Difference } from '../stats/difference';
import { type Interaction, interaction, type LevelRow } from '../stats/interaction';
import { isWithheld, type Result, withhold } from '../stats/result';
import {
  type Dimension,
  dimensionById,
  type DimensionId,
  inOrder,
  notRecorded,
} from '../vocabulary/dimensions';

/** What is settled before the first score, and where people were seen. */
const looked = [
  'age_band',
  'sex',
  'ethnicity',
  'deprivation',
  'reason',
  'referral_source',
  'site',
] as const satisfies readonly DimensionId[];
type Looked = (typeof looked)[number];

interface About {
  readonly choice: CompareChoice;
  /** What is adjusted for; the characteristic looked at is left out of it, because its levels are in the model already. */
  readonly chosen: Pick<ChosenCovariates, 'used'>;
  readonly perSite: boolean;
  /** Dimensions that the data record. */
  readonly recorded: readonly DimensionId[];
}

/**
 * Does the adjusted difference between the cohorts differ by what people came with? One test for each characteristic that the data record and the cohorts
 * are not chosen by, its p not yet corrected, and the difference at each level by the same model. A level needs 10 people with both
 * scores in either cohort. Withheld: as `interaction`; `one_group` with fewer than two such levels.
 */
export function comparedSubgroups(
  pairs: readonly ArmPattern[],
  { choice, chosen, perSite, recorded }: About,
): ComparedSubgroups {
  const by = chosenBy(choice);
  return {
    looks: { declared: 0, explored: 0 },
    dimensions: looked.flatMap((id) => {
      const dimension = dimensionById.get(id);
      return dimension === undefined || by.includes(id) || !recorded.includes(id)
        ? []
        : [subgroupOf(pairs, id, dimension, { chosen, clustered: perSite && id !== 'site' })];
    }),
  };
}

interface Model {
  readonly chosen: About['chosen'];
  readonly clustered: boolean;
}

function subgroupOf(
  pairs: readonly ArmPattern[],
  id: Looked,
  dimension: Dimension,
  model: Model,
): ComparedSubgroup {
  const counts = new Map<string, [number, number]>();
  for (const one of pairs) {
    const there = counts.get(one[id]) ?? [0, 0];
    there[one.side] += one.n;
    counts.set(one[id], there);
  }
  const known = [...counts].filter(([level]) => level !== notRecorded);
  const enough = known.filter(([, n]) => Math.min(...n) >= fewestAtLevel);
  const levels = inOrder(
    dimension,
    enough.map(([level, n]) => ({ level, n: n[0] + n[1], pair: n })),
  );
  const names = levels.map(({ level }) => level);
  const found: Result<Interaction> =
    names.length < 2 ? withhold('one_group', names.length) : interaction(tableOf(pairs, id, names, model));
  const effectAt = (at: number): ComparedLevel['estimate'] =>
    isWithheld(found) ? found : widest(found.levels[at]?.effect ?? withhold('one_group'));
  return {
    dimension: id,
    name: dimension.name,
    declared: false,
    test: isWithheld(found)
      ? found
      : {
          ...found.test,
          pAdjusted: found.test.p,
          robust: found.robust,
          clustered: found.clustered,
        },
    levels: drawnIn(
      levels.map(({ level, pair: [held, asked] }, at) => ({
        level,
        n: [held, asked],
        estimate: effectAt(at),
      })),
    ),
    few: known.length - enough.length,
    unknown: counts.get(notRecorded) ?? [0, 0],
    between: isWithheld(found) || found.between === null ? null : widest(found.between),
  };
}

/** People of the levels, added up where they are alike in all that the model looks at. */
function tableOf(
  pairs: readonly ArmPattern[],
  id: Looked,
  levels: readonly string[],
  { chosen, clustered }: Model,
): { readonly names: readonly string[]; readonly rows: readonly LevelRow[] } {
  const used = chosen.used.filter(({ key }) => key !== id);
  const sites = [...new Set(pairs.map(({ site }) => site))].toSorted();
  const clusterOf = new Map(sites.map((site, at) => [site, at]));
  const place = new Map(levels.map((level, at) => [level, at]));
  const places = used.map(({ key, levels: own }) => ({ key, at: new Map(own.map((of, at) => [of, at])) }));
  const merged = new Map<string, LevelRow>();
  for (const one of pairs) {
    const level = place.get(one[id]);
    if (level === undefined) continue;
    const cluster = clustered ? clusterOf.get(one.site) : undefined;
    const found = places.map(({ key, at }) => at.get(one[key]) ?? -1);
    const key = [level, one.side, one.first_score, one.last_score, cluster ?? -1, ...found].join(' ');
    const there = merged.get(key);
    const row = there ?? {
      arm: one.side,
      first: one.first_score,
      last: one.last_score,
      covariates: used.flatMap((each, at) => each.levels.map((_, of) => (of === found[at] ? 1 : 0))),
      level,
      ...(cluster === undefined ? {} : { cluster }),
      n: 0,
    };
    merged.set(key, { ...row, n: row.n + one.n });
  }
  return {
    names: used.flatMap(({ name, levels: own }) => own.map((level) => `${name}: ${level}`)),
    // In one order however they were tallied, so that sums come out the same to the last digit.
    rows: [...merged].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
  };
}

/**
 * What is shown of an estimate: by errors between people or by those between sites, whichever leaves more room. A level has few people at a site, and few
 * sites can agree by chance.
 */
function widest(found: Result<ArmEffect>): Result<Difference> {
  if (isWithheld(found)) return found;
  const by = [found.robust, ...(found.clustered === null ? [] : [found.clustered])];
  const room = ({ interval }: Difference): number => interval.upper - interval.lower;
  const { difference, se, t, df, p, interval } = by.reduce<Difference>(
    (most, one) => (!isWithheld(one) && room(one) > room(most) ? one : most),
    found,
  );
  return { difference, se, t, df, p, interval };
}
