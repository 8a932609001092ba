/** One number that is shown somewhere, defined. `part` is what an address and a link name it by. */
export interface MethodEntry {
  readonly part: string;
  readonly name: string;
  readonly says: string;
  readonly formula: string;
  /** The call in R that gives the same number; `null` where it is a count. */
  readonly r: string | null;
  readonly withheld: string;
  readonly source: string;
}

const arithmetic = 'Arithmetic; no source is needed.';

export const methodEntries: readonly MethodEntry[] = [
  {
    part: 'counted',
    name: 'Who is counted',
    says: 'A person’s first referral in scope. Later referrals are counted and listed under Quality, and can be included: then a referral is the unit, and intervals that treat referrals as independent are too narrow. The way from referral to a usable pair has five steps: referred, first contact, first score, second score, usable pair. Everybody lost between two steps is counted, with the reason where one is recorded.',
    formula: 'lost at a step = reached the step before − reached this step',
    r: null,
    withheld: 'A step is hidden where few people are behind it and the figure is to be shared.',
    source: 'A rule of this tool, printed with every result.',
  },
  {
    part: 'followed-up',
    name: 'Followed up',
    says: 'The people with a usable first and last score, as a share of those with a valid first score on that measure. The share of everybody referred stands beside it. A pair is usable when both scores are on the scale and the last was taken long enough after the first; two scores of one day are no pair.',
    formula:
      'p = x / n, with Wilson’s limits: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), z = 1.959964',
    r: 'prop.test(x, n, correct = FALSE)$conf.int',
    withheld: 'Where nobody has a first score, or few people are behind it and the figure is to be shared.',
    source: 'Wilson (1927), Journal of the American Statistical Association 22.',
  },
  {
    part: 'paired-change',
    name: 'Mean change',
    says: 'Each person’s last score less their own first score, averaged over the people who have both. Nobody with a single score enters it. The interval is the range of averages that the data fit; when it includes no change, the result is called too uncertain to say whether scores rose or fell.',
    formula: 'D = last − first; mean(D) ± t(0.975, n − 1) · SD(D) / √n; t = mean(D) / (SD(D) / √n)',
    r: 't.test(last, first, paired = TRUE)',
    withheld:
      'With no pair, with one, when nobody changed, or when everyone changed by the same amount. With two to four pairs it is shown with the words “too few to generalise”. Never for answer categories.',
    source: 'Student (1908), Biometrika 6.',
  },
  {
    part: 'effect-size',
    name: 'Standardised change',
    says: 'The mean change in units of spread, so that measures with different scales can be seen side by side. g_av divides by the average spread of first and last scores; g_z divides by the spread of the changes and is larger when first and last scores go together. Both carry Hedges’ correction in its exact form.',
    formula:
      'd_av = mean(D) / √((SD₁² + SD₂²)/2); d_z = mean(D) / SD(D); g = J d; J = Γ(m/2) / (√(m/2) Γ((m − 1)/2)), m = n − 1; variance of g_av = 2(1 − r)/n + g²/2n, of g_z = 1/n + g²/2n',
    r: 'J <- exp(lgamma(m/2) - lgamma((m-1)/2) - log(m/2)/2); J * mean(d) / sqrt((var(first) + var(last)) / 2)',
    withheld: 'With fewer than three pairs, or when everybody starts or ends on one score.',
    source: 'Hedges (1981), Journal of Educational Statistics 6.',
  },
  {
    part: 'signed-rank',
    name: 'Wilcoxon signed rank and Hodges–Lehmann',
    says: 'A test and a centre that do not lean on averages or on a normal shape. People who did not change are left out of the test and counted beside it. The centre is the median of the averages of every two changes; it is given with and without those who did not change, and the interval belongs to the latter, as in R.',
    formula:
      'V = sum of the ranks of |D| over people with D > 0; Hodges–Lehmann = median of (Dᵢ + Dⱼ)/2 over i ≤ j; rank-biserial = (ranks up − ranks down) / all ranks',
    r: 'wilcox.test(last, first, paired = TRUE, conf.int = TRUE)',
    withheld:
      'With fewer than five people who changed. Under ten and without an exact method, a caution stands beside it.',
    source:
      'Wilcoxon (1945), Biometrics Bulletin 1; Hodges and Lehmann (1963), Annals of Mathematical Statistics 34.',
  },
  {
    part: 'quartiles',
    name: 'Medians and quartiles',
    says: 'The score below which a quarter, half and three quarters of the people lie, for first scores, last scores and changes of the same people.',
    formula:
      'position (n − 1)p + 1 among the sorted values, with a straight line between neighbours (type 7)',
    r: 'quantile(x, c(0.25, 0.5, 0.75), type = 7)',
    withheld: 'Where nobody has a score, or few people are at one side of it and the figure is to be shared.',
    source: 'Hyndman and Fan (1996), The American Statistician 50.',
  },
  {
    part: 'reliable-change',
    name: 'Improved, no reliable change, worsened',
    says: 'How many people moved by at least a threshold, either way. Where a published threshold or a reliability is known it is called reliable change; otherwise the words are “moved by at least” and the threshold is a named convention. The three shares are always shown together and at one size.',
    formula:
      'moved when |D| ≥ threshold, or |D| > 1.96 √2 SD₁ √(1 − reliability) where only a reliability is known; shares with Wilson’s limits',
    r: 'sum(round(d, 9) >= k); prop.test(x, n, correct = FALSE)',
    withheld: 'With fewer than five pairs, or where neither threshold nor reliability is known.',
    source:
      'Jacobson and Truax (1991), Journal of Consulting and Clinical Psychology 59. Thresholds and their sources: see the measures below.',
  },
  {
    part: 'band-movement',
    name: 'Movement between bands',
    says: 'People by the band of their first score and the band of their last, with everybody who has no second score in a stream of their own. The test asks whether the bands are filled differently at the end, among people with both scores: McNemar’s where people moved between two bands only (the exact binomial below 25 moves), Stuart–Maxwell’s where they moved between more. The p value is corrected by Holm over the measures shown.',
    formula:
      'two bands, with b moves up and c down: (|b − c| − 1)²/(b + c), chi-squared on 1 degree of freedom, or the exact binomial of b in b + c; more bands: dᵀ S⁻¹ d, with d the net flow out of each band and S its covariance, chi-squared on bands − 1 degrees of freedom',
    r: 'binom.test(b, b + c); mcnemar.test(table); t(d) %*% solve(S) %*% d; p.adjust(p, "holm")',
    withheld:
      'With fewer than five pairs, when no one moved, or when the moves fall into groups of bands without a link.',
    source:
      'McNemar (1947), Psychometrika 12; Stuart (1955), Biometrika 42; Maxwell (1970), British Journal of Psychiatry 116; Holm (1979), Scandinavian Journal of Statistics 6.',
  },
  {
    part: 'groups',
    name: 'Do groups differ?',
    says: 'The change in each group with its own interval, and one test of whether the groups differ at all. One group’s interval excluding no change while another’s includes it says nothing about a difference between them. The p value is corrected for the number of measures shown.',
    formula:
      'Welch’s F for unequal spreads; Holm: multiply the smallest of m p values by m, the next by m − 1, and so on, never decreasing',
    r: 'oneway.test(d ~ group, var.equal = FALSE); p.adjust(p, "holm")',
    withheld:
      'A group with fewer than 10 pairs is not shown, and how many are hidden is said. The test needs two groups.',
    source: 'Welch (1951), Biometrika 38; Holm (1979), Scandinavian Journal of Statistics 6.',
  },
  {
    part: 'missing-data',
    name: 'Missing-data range',
    says: 'What the people without a usable last score could do to the answer. If none of them had changed, the average is the carried-forward one: neither cautious nor an estimate. The tipping point is how much worse than the others they would have to have done for the change to vanish. The widest range puts all of them at one end of the scale, then at the other.',
    formula:
      'with m the mean change of those kept and π the share lost: carried forward (1 − π)m; tipping −m/π, and −(m ∓ t·se)/π for the limit; bounds (Σ D + Σ(end − first of the lost)) / N',
    r: 'Plain formulas: m * (1 - share_lost); -m / share_lost',
    withheld:
      'When no one was lost, when nobody has a pair, or when the measure has no fixed range (the bounds alone).',
    source: 'Horowitz and Manski (2000), Journal of the American Statistical Association 95.',
  },
  {
    part: 'lost-and-kept',
    name: 'Those lost and those kept',
    says: 'How people who have a first score and no usable last one differed at the start from those who have both: in the score itself and in who they are. Beyond 0.1 standard deviations they are called unlike, beyond 0.25 very unlike. No p value is used: with many people every difference is small in p.',
    formula:
      '(mean kept − mean lost) / √((SD_k² + SD_l²)/2); for shares √((p_k(1 − p_k) + p_l(1 − p_l))/2) below',
    r: '(mean(a) - mean(b)) / sqrt((var(a) + var(b)) / 2)',
    withheld: 'When either side has fewer than two people, or nobody differs.',
    source: 'Austin (2009), Statistics in Medicine 28.',
  },
  {
    part: 'regression-to-the-mean',
    name: 'Expected without support',
    says: 'People are referred when they are low, and a score that is low today is on average less low later, whatever is done. The expected change is given over a range of reliabilities, never as one number, because the reliability over this stretch of time is not known.',
    formula:
      'expected change = −(1 − reliability)(mean first − population mean), for reliabilities 0.6, 0.7, 0.8 and 0.9',
    r: '-(1 - rho) * (mean(first) - mu)',
    withheld: 'Where no population figure is known for the measure.',
    source:
      'Barnett, van der Pols and Dobson (2005), International Journal of Epidemiology 34. Population figures: see the measures below.',
  },
  {
    part: 'unpaired',
    name: 'The dashboard figure',
    says: 'The mean of all last scores less the mean of all first scores, whoever they belong to. It compares different people: when those who do badly are not asked again, it rises although nobody changed. It is shown so that it can be recognised, and is not a finding.',
    formula: 'mean(all last) − mean(all first)',
    r: 'mean(last, na.rm = TRUE) - mean(first, na.rm = TRUE)',
    withheld: 'Where there is no first or no last score, and for answer categories.',
    source: arithmetic,
  },
  {
    part: 'floor-ceiling',
    name: 'Ends of the scale',
    says: 'The share of people at the lowest and at the highest possible score, who have no room left to move further. Over 15% is pointed out.',
    formula: 'x / n with Wilson’s limits',
    r: 'mean(x == range[1]); prop.test(sum(x == range[1]), n, correct = FALSE)',
    withheld: 'Where the measure has no fixed range.',
    source: 'Terwee and others (2007), Journal of Clinical Epidemiology 60.',
  },
  {
    part: 'completeness',
    name: 'Completeness and rows set aside',
    says: 'For each field, the share of people looked at for whom it is recorded. For each file, rows in are rows used and rows set aside; every row set aside has its line and its reason. A blank, a hidden small number, an N/A or a score outside the scale is never used as a number.',
    formula: 'rows in = rows used + rows set aside; recorded / people looked at',
    r: null,
    withheld: 'Where few people are behind it and the figure is to be shared.',
    source: arithmetic,
  },
];
