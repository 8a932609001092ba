import type { Issue } from '../../vocabulary/issue';
import type { Measure } from '../../vocabulary/measure';
import { ageIssues } from './ages';
import { dayIssues } from './days';
import { followUpIssues } from './followup';
import { idIssues } from './ids';
import { reversedIssues } from './reversed';
import { sampleOf } from './sample';
import { scoreIssues } from './scores';
import type { Known, People } from '../people';
import type { Placed } from '../scorecolumns';
import { totalIssues } from './totals';
import type { Texts } from '../texts';

/** Shares and correlations of so many referrals are near enough to say that something is odd; an exact figure is never made of them. */
const sampled = 1500;

/** All files of a load, read and with everybody found. */
export interface Checked {
  readonly known: readonly Known[];
  readonly placed: readonly Placed[];
  readonly founders: readonly Known[];
  readonly people: People;
  readonly ids: Texts;
  readonly measureOf: (id: string) => Measure;
}

/** What is doubtful though every cell could be read: nothing here sets a row or a score aside. */
export function checkIssues(of: Checked): readonly Issue[] {
  const { known, placed, founders, people, ids, measureOf } = of;
  const sample = sampleOf(placed, people, sampled);
  const founding = placed.filter(({ sheet }) => founders.some((one) => one.sheet === sheet));
  return [
    ...idIssues(known, ids),
    ...founding.flatMap((one) => dayIssues(one)),
    ...founding.flatMap((one) => ageIssues(one)),
    ...placed.flatMap((one) => scoreIssues(one, measureOf)),
    ...placed.flatMap((one) => totalIssues(one)),
    ...reversedIssues(sample, measureOf),
    ...founding.flatMap((one) => followUpIssues(sample, one)),
  ];
}
