import type { MethodEntry } from './methodentries';
import { fewestWatched } from '../evidence/comparedtimes';

/** The numbers on outcomes that people have or have not, and on waiting, of two cohorts, defined. */
export const oddsEntries: readonly MethodEntry[] = [
  {
    part: 'compare-odds',
    name: 'Odds of improving',
    says: 'By what factor the odds of improving were higher in the cohort asked about, with improved as on Outcomes. Raw; within fifths of the first score, and of sex where it is adjusted for, as one odds ratio for all of them (Mantel–Haenszel), with Tarone’s test of whether they agree on it; and from a model of the odds with the first score and all characteristics, which is the headline. Where for some people the outcome is certain given their characteristics, the model has no finite answer and Firth’s penalty is used, and said. People of one site are taken as different people. The E-value takes odds for risks where under 15% of both cohorts improved, else their root.',
    formula:
      'Σ aₛdₛ/nₛ / Σ bₛcₛ/nₛ with limits by Robins, Breslow and Greenland; log odds = a + b·first + characteristics + log(ratio)·cohort, normal limits; with the penalty, limits from its profile',
    r: 'mantelhaen.test(x); glm(improved ~ first + x + arm, binomial); logistf::logistf(improved ~ first + x + arm)',
    withheld:
      'Where no threshold is known, for answer categories and where every referral is counted; adjusted ratios while the gate is shut; where all or none of a cohort improved. When shared, logarithms go to a step, limits outwards; a ratio with a penalty, and the test of agreement, are not shared.',
    source:
      'Robins, Breslow and Greenland (1986), Biometrics 42; Tarone (1985), Biometrika 72; Firth (1993), Biometrika 80; Heinze and Schemper (2002), Statistics in Medicine 21.',
  },
  {
    part: 'compare-bands',
    name: 'Bands by cohort',
    says: 'The share of either cohort in each band of the measure, at the first score and at the last, among those with both; and two tests: whether people ended in different bands whatever they started in, and whether they did among people of the same first band. Bands of an answer scale are its categories.',
    formula:
      'chi-squared of last band by cohort, Fisher’s exact test where fewer than 5 are expected in a cell; generalised Mantel–Haenszel over first bands',
    r: 'chisq.test(x, correct = FALSE); fisher.test(x); mantelhaen.test(x, correct = FALSE)',
    withheld:
      'Where the measure has no bands; the tests where every referral is counted; that among people of the same first band while the gate is shut, and when shared.',
    source: 'Landis, Heyman and Koch (1978), International Statistical Review 46.',
  },
  {
    part: 'compare-times',
    name: 'Time to first contact and to leaving',
    says: `Days from referral until somebody was first met, and until their case was closed. A curve is the share to whom it had not happened yet; it stops where fewer than ${String(fewestWatched)} are still watched. Whoever it has not happened to is watched until their case was closed, or else until the last day on which anybody in the data was referred, met or closed. Left out and counted: no referral date, a date before the referral, and, for leaving, a case that ended on no recorded day. Nothing is adjusted for, and leaving is taken as having nothing to do with waiting. Not made for people who were never referred, nor by how often somebody came.`,
    formula:
      'Kaplan–Meier: Π (1 − dᵢ/nᵢ), limits on the scale of log(−log); median: the first day at which it is at one half or below; log-rank test',
    r: 'survival::survfit(Surv(days, happened) ~ cohort, conf.type = "log-log"); survival::survdiff(Surv(days, happened) ~ cohort)',
    withheld:
      'A curve with fewer people than that; a median after the curve stops; limits and test where every referral is counted. When shared, curves fall on whole weeks and only where it has happened to enough people since the last fall, and shares, median and test follow from the rounded counts of these falls.',
    source:
      'Kaplan and Meier (1958), Journal of the American Statistical Association 53; Mantel (1966), Cancer Chemotherapy Reports 50.',
  },
  {
    part: 'compare-kept',
    name: 'Kept and not recorded, by cohort',
    says: 'How many of either cohort are in scope, have a first score and have both, the share followed up, and of how many of those with both each characteristic is not recorded. “Not recorded” is a level of its own where cohorts are made alike.',
    formula: 'with both / with a first score; not recorded / with both',
    r: null,
    withheld: 'When shared, small counts, and shares that would tell them.',
    source: 'A rule of this tool, printed with every result.',
  },
];
