import type { ComparedOdds, OddsMethod, OddsRatio } from './comparedodds';
import type { ComparisonFinding } from './comparison';
import { namesOf } from './comparisonwords';
import { plain, pValue, range, withheldWords } from './numbers';
import { usable } from './select';

/** The odds ratios that may be read: while the gate is closed only that which adjusts for nothing. */
export function shownOdds({ gate, odds }: ComparisonFinding): readonly OddsMethod[] {
  const methods = odds?.methods ?? [];
  return gate.opened ? methods : methods.filter(({ adjusted }) => !adjusted);
}

/** The first of these that there is a number of. */
function headlineOdds(finding: ComparisonFinding): (OddsMethod & { readonly odds: OddsRatio }) | undefined {
  for (const method of shownOdds(finding)) if (usable(method.odds)) return { ...method, odds: method.odds };
  return undefined;
}

function oddsSay({ ratio, interval }: OddsRatio): string {
  return `${plain(ratio, 2)} (95% interval ${range(interval, 2)})`;
}

/** In which cohort were the odds of improving higher? */
export function oddsTitle(finding: ComparisonFinding): string {
  const found = headlineOdds(finding);
  const [asked, against] = namesOf(finding);
  if (found === undefined) return 'The odds of improving cannot be shown';
  const { ratio, interval } = found.odds;
  if (!found.adjusted) return 'The odds of improving as they are, with nothing adjusted for: a description';
  if (interval.lower <= 1 && interval.upper >= 1)
    return `Too uncertain to say where the odds of improving were higher: in “${asked}” or in “${against}”`;
  const [more, less] = ratio > 1 ? [asked, against] : [against, asked];
  return `The odds of improving were ${plain(Math.max(ratio, 1 / ratio), 1)} times as high in “${more}” as in “${less}”`;
}

/** The odds ratios in words: the headline and the raw one, whether bands agree, and what unmeasured could explain it. */
export function oddsSentences(finding: ComparisonFinding): readonly string[] {
  const { odds, gate } = finding;
  if (odds === undefined) return [];
  const [asked, against] = namesOf(finding);
  const found = headlineOdds(finding);
  if (found === undefined) {
    const [first] = shownOdds(finding);
    return first === undefined || usable(first.odds) ? [] : [withheldWords(first.odds, finding.counted)];
  }
  const raw = odds.methods.find(({ adjusted }) => !adjusted);
  const beside =
    found.adjusted && raw !== undefined && usable(raw.odds)
      ? `; with nothing adjusted for, ${oddsSay(raw.odds)}`
      : '';
  const size = `Odds of improving in “${asked}” over those in “${against}”. ${found.name}: ${oddsSay(found.odds)}${beside}. Where improving is common, odds lie further apart than shares do.`;
  if (!gate.opened)
    return [
      size,
      'As a description only: it compares unlike people, and part or all of it can be who they were.',
    ];
  return [size, penaltySentence(odds), sameSentence(odds), eValueOfOddsSentence(odds)].filter(
    (words) => words !== undefined,
  );
}

/** Said where the usual model has no finite answer. */
export function penaltySentence({ methods }: ComparedOdds): string | undefined {
  return methods.some(({ id }) => id === 'penalised')
    ? 'For some people the outcome is certain given their characteristics, so that the usual model has no finite answer; a penalty (Firth’s) gives it one, drawn towards no difference.'
    : undefined;
}

function sameSentence({ same }: ComparedOdds): string | undefined {
  if (!usable(same)) return undefined;
  return same.p < 0.05
    ? `The odds ratios of the bands differ by more than chance (${pValue(same.p)}), so that one number for all of them hides something.`
    : `The odds ratios of the bands are not shown to differ (${pValue(same.p)}).`;
}

function eValueOfOddsSentence({ eValue }: ComparedOdds): string | undefined {
  if (!usable(eValue)) return undefined;
  const { estimate, limit } = eValue;
  return limit <= 1
    ? 'As the interval includes 1, nothing unmeasured is needed to explain the odds away (E-value of the limit 1).'
    : `To explain the odds away, something unmeasured would have to be ${plain(estimate, 1)} times as frequent in one cohort and make improving ${plain(estimate, 1)} times as likely; ${plain(limit, 1)} would do for the nearer limit (E-values).`;
}

/** Did they end in other bands? */
export function bandsTitle(finding: ComparisonFinding): string {
  const { bands } = finding;
  const [asked, against] = namesOf(finding);
  if (bands === undefined || !usable(bands.after))
    return `First and last bands of “${asked}” and “${against}”`;
  return bands.after.p < 0.05
    ? `“${asked}” and “${against}” ended in different bands`
    : `“${asked}” and “${against}” are not shown to have ended in different bands`;
}

export function bandsSentences({ bands, counted, gate }: ComparisonFinding): readonly string[] {
  if (bands === undefined) return [];
  const { after, given, verified } = bands;
  const said = (found: typeof after, about: string): string =>
    usable(found)
      ? `${about}: ${pValue(found.p)} (${found.method}${found.method === 'Fisher exact' ? '' : ' test'}).`
      : `${about}: ${withheldWords(found, counted)}`;
  return [
    said(after, 'Last bands, whatever the first ones, with nothing adjusted for'),
    ...(gate.opened ? [said(given, 'Last bands among people of the same first band')] : []),
    ...(verified ? [] : ['Where the bands of this measure lie is not checked at its source.']),
  ];
}
