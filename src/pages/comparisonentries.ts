import type { MethodEntry } from './methodentries';
import { fewestAtLevel } from '../evidence/comparedsubgroups';
import { gateRules } from '../evidence/comparegate';
import { controlRules } from '../evidence/comparedcontrol';
import { sureRules } from '../evidence/sureness';
import { percent, plain } from '../evidence/numbers';
import { subgroupLevel } from '../evidence/subgroupfamily';

const rule = 'A rule of this tool, printed with every result.';
const points = plain(100 * gateRules.followedApart, 0);

/** The numbers on two cohorts held against each other, defined. */
export const comparisonEntries: readonly MethodEntry[] = [
  {
    part: 'compare-cohorts',
    name: 'Two cohorts and what is adjusted for',
    says: 'People with both scores on the measure: those asked about against those they are held against. Adjusted for are the first score and, as far as the people can carry them, age band, sex, deprivation, ethnic group, reason and source of referral: what was settled before the first score and recorded of enough people in both cohorts. What is settled later, such as the activity, may be part of what is compared and is never adjusted for; neither is what the cohorts are chosen by. Everything left out is listed with its reason. People in scope who are in neither cohort are counted and looked at nowhere.',
    formula:
      'levels with at least 10 people have a coefficient, the most frequent none; at least 10 people for each coefficient',
    r: null,
    withheld: 'For answer categories, and where every referral is counted.',
    source: rule,
  },
  {
    part: 'compare-balance',
    name: 'Are the cohorts alike?',
    says: 'For the first score and each characteristic the mean or share in each cohort, and their difference in standard deviations of the cohort asked about: before, and after weighting the other cohort to it. No p value is used: with many people every difference is small in p. It says nothing of what was not recorded.',
    formula:
      '(mean asked about − mean held against) / SD of those asked about, unweighted; pooled SD where that is 0',
    r: '(weighted.mean(x1, w1) - weighted.mean(x0, w0)) / sd(x1)',
    withheld:
      'With fewer than two people in a cohort. When shared, a row with few people in a cohort, with or without the characteristic, is left out and counted.',
    source: 'Austin (2009), Statistics in Medicine 28.',
  },
  {
    part: 'compare-overlap',
    name: 'Is there somebody like them in the other cohort?',
    says: 'How likely each person was to be in the cohort asked about, given what is adjusted for; people by that chance in 20 classes; and in each cohort the share whose chance lies outside what both cohorts have.',
    formula:
      'common: from the larger of the two lowest chances to the smaller of the two highest; outside: the share below or above',
    r: 'e <- fitted(glm(arm ~ x, binomial)); lo <- max(tapply(e, arm, min)); hi <- min(tapply(e, arm, max)); mean(e < lo | e > hi)',
    withheld:
      'Where the characteristics leave no doubt of somebody’s cohort, or there are no more people than coefficients.',
    source: 'Rosenbaum and Rubin (1983), Biometrika 70.',
  },
  {
    part: 'compare-gate',
    name: 'When adjusted estimates are opened',
    says: `Only after these checks. Each cohort has at least 30 people with both scores; after weighting no characteristic differs by ${plain(gateRules.unlikeFrom, 2)} standard deviations or more; at most ${percent(gateRules.outsideAbove)} of either cohort have nobody like them in the other; the shares followed up differ by at most ${points} points. Where one fails, its sentence stands in place of the adjusted estimates, and the raw difference is left as a description.`,
    formula: `n ≥ 30; |difference| < ${plain(gateRules.unlikeFrom, 2)} SD; outside ≤ ${percent(gateRules.outsideAbove)}; |share − share| ≤ ${points} points`,
    r: null,
    withheld: 'Never: a check that cannot be made counts as failed.',
    source: `Thresholds of this tool, version ${String(gateRules.version)}: choices, not laws.`,
  },
  {
    part: 'compare-methods',
    name: 'Raw and adjusted side by side',
    says: 'Every difference in one picture, in points, the cohort asked about less the other: the headline first, then the same question by other methods, then what the difference is with nothing adjusted for. The methods ask about different people and lean on different assumptions: where they disagree the answer hangs on the method. None is chosen by its result. The thick bar is the 50% interval, the thin one the 95% interval.',
    formula: 'limits: difference ± t·se',
    r: 'd + c(-1, 1) * qt(0.975, df) * se; d + c(-1, 1) * qt(0.75, df) * se',
    withheld: 'Each by itself, with its reason in its place. While the gate is shut only the raw ones stand.',
    source: rule,
  },
  {
    part: 'compare-headline',
    name: 'Doubly robust difference',
    says: 'The headline. The change of the cohort asked about, less what people like them in the other cohort changed by, modelled twice: by weights and by a line. It is right if either model is, and nothing unrecorded sets the cohorts apart. The error takes both models as known and people as different people. Where nothing but the first score is known, the model with the first score is the headline.',
    formula:
      'mean over those asked about of (change − line through the others), less the misses of the others weighted by e/(1 − e); error from the spread of each person’s influence; t on n − 2',
    r: 'sum(arm * (y - m0) - (1 - arm) * e / (1 - e) * (y - m0)) / sum(arm)',
    withheld:
      'While the gate is shut, where too few are alike, with no more people than coefficients, or where a line meets every score.',
    source: 'Robins, Rotnitzky and Zhao (1994), Journal of the American Statistical Association 89.',
  },
  {
    part: 'compare-ancova',
    name: 'Model of the last score',
    says: 'How much higher the cohort asked about ended than people of the other who started at the same score, once with the first score alone and once with all characteristics. People of one site are taken as alike where sites can be told.',
    formula:
      'last = a + b·first + difference·cohort + characteristics; HC3 with t on n − k; by site CR1 with t on sites − 1',
    r: 'm <- lm(last ~ first + arm + x); sandwich::vcovHC(m, "HC3"); sandwich::vcovCL(m, site, type = "HC1")',
    withheld:
      'While the gate is shut, where characteristics tell the cohort exactly, or where it rests on one person.',
    source: 'Long and Ervin (2000), The American Statistician 54.',
  },
  {
    part: 'compare-weighting',
    name: 'Weighted differences',
    says: 'The cohorts’ mean changes, weighted until both are alike in what is adjusted for: like those asked about, like everybody, or like those who could have been in either. The last is another question about other people. The error knows that the weights were estimated. Weights above the 99th percentile of their cohort are cut to it, except those of the last, which cannot grow large.',
    formula:
      'asked about 1 and e/(1 − e); everybody 1/e and 1/(1 − e); either 1 − e and e; errors of the stacked equations',
    r: 'm <- lm(change ~ arm, weights = w); the stacked error: A⁻¹ B A⁻ᵀ of the estimating equations',
    withheld: 'While the gate is shut, or where nobody differs within either cohort.',
    source:
      'Lunceford and Davidian (2004), Statistics in Medicine 23; Li, Morgan and Zaslavsky (2018), Journal of the American Statistical Association 113.',
  },
  {
    part: 'compare-matching',
    name: 'Matched one to one',
    says: 'Each of those asked about, the likeliest first, takes the nearest person of the other cohort who is not taken yet. The answer is about those matched.',
    formula:
      'nearest on log(e/(1 − e)), within 0.2 standard deviations of it; paired differences with t limits, by site where sites can be told',
    r: 't.test(one, none, paired = TRUE) on the pairs',
    withheld: 'While the gate is shut, or where nobody has a near enough counterpart.',
    source: 'Austin (2011), Pharmaceutical Statistics 10.',
  },
  {
    part: 'compare-strata',
    name: 'Within bands',
    says: 'People in the same fifth of the first score, and of the same sex where it is adjusted for, are compared, and the differences averaged over those asked about. Bands without both cohorts are left out.',
    formula: 'Σ n₁ₛ (mean₁ₛ − mean₀ₛ) / Σ n₁ₛ over bands s; HC2',
    r: 'm <- lm(change ~ arm + band, weights = w); sandwich::vcovHC(m, "HC2")',
    withheld: 'While the gate is shut, or where no band holds people of both cohorts.',
    source: 'Iacus, King and Porro (2012), Political Analysis 20.',
  },
  {
    part: 'compare-raw',
    name: 'Raw differences',
    says: 'The mean change of one cohort less that of the other, and the same of the last scores. Nothing is adjusted for: they describe, and stand also while the gate is shut. The shift says the same by the order of the changes alone.',
    formula:
      'Welch’s difference with t limits; the median of all differences between a person of each cohort',
    r: 't.test(asked, against); wilcox.test(asked, against, exact = FALSE, conf.int = TRUE)',
    withheld:
      'With fewer than two people in a cohort, for the shift fewer than five, or where nobody differs. The shift is not shared.',
    source: 'Welch (1947), Biometrika 34; Mann and Whitney (1947), Annals of Mathematical Statistics 18.',
  },
  {
    part: 'compare-shares',
    name: 'Difference in improved and worsened',
    says: 'The share improved in one cohort less that in the other, and the share worsened likewise, always both. One threshold for both cohorts, as on Outcomes. Nothing is adjusted for.',
    formula: 'Newcombe’s method 10, from Wilson’s limits of each share',
    r: 'pa - pb - sqrt((pa - a[1])^2 + (b[2] - pb)^2); pa - pb + sqrt((a[2] - pa)^2 + (pb - b[1])^2)',
    withheld: 'Where the shares are.',
    source: 'Newcombe (1998), Statistics in Medicine 17.',
  },
  {
    part: 'compare-e-value',
    name: 'E-value of a difference in scores',
    says: 'How strongly something unmeasured would have to be linked to both cohort and last score, as a risk ratio beyond what is adjusted for, to explain the headline away; and the same for its nearer limit.',
    formula:
      'RR = exp(0.91 d), limits exp(0.91 d ∓ 1.78 se), d in standard deviations of last scores within the cohorts; E = RR + √(RR (RR − 1))',
    r: 'rr <- exp(0.91 * d); rr + sqrt(rr * (rr - 1))',
    withheld: 'Where the headline is.',
    source: 'VanderWeele and Ding (2017), Annals of Internal Medicine 167.',
  },
  {
    part: 'compare-control',
    name: 'Negative control',
    says: `A measure named by the reader that the service could not have changed. The same comparison is made on it. Where its interval excludes 0, something that was not recorded sets the cohorts apart, and no other measure is above Limited. It counts as clean only where the interval includes 0 and stays within ${plain(controlRules.within, 2)} standard deviations of last scores either way; a wider one, or none, counts as no check at all. Clean, it stands in for an E-value of the limit of ${plain(sureRules.eValue, 0)}. It is itself never read as an outcome.`,
    formula: `failed: 0 outside the 95% interval of the headline; clean: 0 inside it and |limits| < ${plain(controlRules.within, 2)} SD; else unknown`,
    r: null,
    withheld: 'Where none is named. Without an adjusted estimate on it, it counts as none.',
    source: `Lipsitch, Tchetgen Tchetgen and Cohen (2010), Epidemiology 21; the width is a choice of this tool, version ${String(controlRules.version)}.`,
  },
  {
    part: 'compare-plan',
    name: 'Plan frozen before the estimates are opened',
    says: 'The estimates of two cohorts stay closed until the reader freezes what will be looked at, or opens them without a plan. A plan holds the outcomes, the cohorts, the people and the rule of their scores, the headline and what it is adjusted for, the negative control, the groups, the versions of the thresholds, the hashes of the files and the time; no data. A finding is declared where its plan was frozen before the estimates of these cohorts were opened and nothing deviates from it; else it is exploratory, and each deviation is listed. Only what is declared can be Stronger. The browser knows what was opened since the page was loaded or is kept with a plan, not what somebody saw elsewhere: a plan is a promise that others can check, and no proof.',
    formula: 'hash: SHA-256 of the plan without it, as JSON with keys in order and nothing between',
    r: "digest::digest(text, 'sha256', serialize = FALSE)",
    withheld: 'Where no plan is kept for the files.',
    source: rule,
  },
  {
    part: 'compare-equivalence',
    name: 'May “no difference” be said?',
    says: 'Only where two one-sided tests both exclude the measure’s published threshold, so that the 90% interval lies within it on either side. An interval that includes 0 says only that the answer is too uncertain.',
    formula: 'p = the larger of the one-sided p values against −margin and +margin; under 0.05',
    r: 'max(pt((d + m) / se, df, lower.tail = FALSE), pt((d - m) / se, df))',
    withheld: 'Where no threshold is published for the measure, or the headline is withheld.',
    source: 'Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15.',
  },
  {
    part: 'compare-groups',
    name: 'Does the difference differ by group?',
    says: `For each characteristic that people came with, and for site, one test of whether the adjusted difference is the same at every level. One group’s interval that excludes 0 beside another’s that does not is no answer. p is corrected over every characteristic and measure looked at: by Holm where it was declared before results were opened, by Benjamini and Hochberg otherwise. A difference is said to differ only where the corrected p is under ${plain(subgroupLevel, 2)} and the tests by HC3 and, where sites can tell, by site find it too. Each level’s difference is of the same model, its interval by people or by sites, whichever is wider; beside it what it is once drawn towards the mean of all levels, as far as its own number is uncertain. Levels with fewer than ${plain(fewestAtLevel, 0)} people with both scores in either cohort are left out and counted, and so are people of whom the level is not recorded.`,
    formula:
      'F of last = a + b·first + characteristics + level·cohort against level + cohort; drawn in: w·own + (1 − w)·mean, w = τ²/(τ² + se²), τ² by REML; chance of one false find in m tests 1 − 0.95ᵐ',
    r: 'anova(lm(last ~ first + x + level + arm), lm(last ~ first + x + level * arm)); lmtest::waldtest(vcov = sandwich::vcovHC); p.adjust(p, "BH"); metafor::blup(metafor::rma(d, sei = se, test = "adhoc"))',
    withheld:
      'While the gate is shut, or with fewer than two levels to compare. When shared, F is rounded down, so that no p is smaller than it was.',
    source:
      'Holm (1979), Scandinavian Journal of Statistics 6; Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57.',
  },
  {
    part: 'compare-detectable',
    name: 'Smallest difference that could have been found',
    says: 'The difference that a study of these people would find in 80 of 100 tries, in points, with the first score in the model and sites counted at their cost. No power is worked out from the result itself.',
    formula: 'noncentral t with power 0.8 at the two-sided 5% level; variance × (1 − r²) × design effect',
    r: 'power.t.test(n, sd = sd * sqrt(1 - r^2), power = 0.8)$delta, for cohorts of one size',
    withheld: 'With too few people, or where last scores do not vary.',
    source:
      'Borm, Fransen and Lemmens (2007), Journal of Clinical Epidemiology 60; not verified in the source itself.',
  },
];
