import type { MethodEntry } from './methodentries';

/** The numbers on service use, defined. */
export const visitEntries: readonly MethodEntry[] = [
  {
    part: 'use-rates',
    name: 'Visits a year',
    says: 'Visits in a window over the time people were watched in it, so that nobody who died, moved or came late counts as somebody without visits. Only people watched in both windows are counted. The limits are those of a count of independent visits: they are too narrow where a few people make many of them, so no change is read from two of them.',
    formula: 'rate = visits / person-years; exact Poisson limits (Garwood)',
    r: 'poisson.test(visits, years)',
    withheld: 'Where nobody was watched, or few people are behind it and the figure is to be shared.',
    source: 'Garwood (1936), Biometrika 28.',
  },
  {
    part: 'use-by-month',
    name: 'Visits by month from referral',
    says: 'The rate in each month from referral, month 0 being the month of referral itself. People are referred when they are at their worst and the referral happens at a visit, so visits rise in the months just before: those are the run-up, and are left out of the window before unless asked for otherwise.',
    formula:
      'rate of a month with limits on the log scale from the variance between people; the exact Poisson limits where people differ by no more than chance',
    r: 'm <- glm(v ~ offset(log(t)), poisson); sandwich::vcovHC(m, type = "HC0")',
    withheld: 'A month in which nobody was watched.',
    source: 'A rule of this tool, printed with every result.',
  },
  {
    part: 'rate-ratio',
    name: 'Ratio of after to before',
    says: 'The rate after over the rate before, of the same people. The error comes from each person’s own two counts, so neither heavy users nor the likeness of a person’s two windows makes it too small. It says nothing of why the rate changed, and never stands without what would be expected anyway.',
    formula:
      'log(rate after / rate before); variance = Σ over people of (share of the visits after beyond that of the time after, less the same before)²',
    r: 'm <- glm(visits ~ period + offset(log(years)), poisson); sandwich::vcovCL(m, cluster = person, type = "HC0", cadjust = FALSE)',
    withheld:
      'With one person, with no visit before, or where everybody changed by the same factor. With no visit after it is 0 with an upper limit.',
    source: 'Equal to generalised estimating equations: Liang and Zeger (1986), Biometrika 73.',
  },
  {
    part: 'rate-difference',
    name: 'Difference a year',
    says: 'Each person’s own rate after less before, averaged over people, everybody counting alike; and the median of the same differences with its test. It stands also where nobody visited before.',
    formula: 'mean of (after / years after − before / years before), with t limits; Hodges–Lehmann median',
    r: 't.test(after / years_after, before / years_before, paired = TRUE); wilcox.test(…, conf.int = TRUE)',
    withheld: 'With one person, without visits, or where everybody’s rate changed by the same.',
    source: 'Student (1908), Biometrika 6; Wilcoxon (1945), Biometrics Bulletin 1.',
  },
  {
    part: 'ratio-of-ratios',
    name: 'Change beyond the comparison group',
    says: 'The ratio of after to before among the referred, over the same ratio in the comparison group. 0.88 says that use ended 12% below where the comparison group’s change would have put it. That is what referral did only if both groups would have changed by the same factor without it.',
    formula:
      'log ratio = log ratio of the referred − log ratio of the comparison group; the two variances add',
    r: 'm <- glm(visits ~ period * arm + offset(log(years)), poisson); sandwich::vcovCL(m, cluster = person, type = "HC0", cadjust = FALSE)',
    withheld: 'With fewer than two people in a group, or where a group has no visits before or after.',
    source: 'Difference in differences on the log scale.',
  },
  {
    part: 'money',
    name: 'What it would be worth',
    says: 'Visits beyond the change of the comparison group, times the price of one visit that the reader chose: a listed unit cost of that kind of visit, or one’s own with its year and source. There is no usual price. It is a range and never one number, per 1,000 people a year: the value of capacity freed or taken up, not cash, for spending does not fall because time is freed. Nothing more is taken off for what would have happened anyway, because the comparison group’s change already is. Listed prices were read where they are cited and not in the source itself, and are not brought up to the prices of another year.',
    formula: 'the limits of the difference in differences a year per person × 1,000 × price, turned over',
    r: '-1000 * rev(t.test(d ~ arm)$conf.int) * price, with d <- after / yearsAfter - before / yearsBefore',
    withheld:
      'Without a comparison group: the change of one group holds what would have happened anyway. Where the interval of the difference includes 0, without a price, or where the price is of another kind of visit.',
    source: 'The source of each price stands beside its sum. Arithmetic; no other source is needed.',
  },
  {
    part: 'expected-use',
    name: 'Expected though nothing were done',
    says: 'People are referred when they use a service much, and whoever is chosen for high use uses it less later on average, whatever is done. With a comparison group, its change stands for that. Without one it is read off the group’s own earlier months where they reach back far enough. Otherwise it is a range over what is not known: how alike use is from one stretch of time to the next, and how much people use the service in general. Those figures are assumed, and never one number. Where none of this is known, no word on change is said.',
    formula: 'expected after = before − (1 − reliability)(before − mean in general), reliability 0.6 to 0.9',
    r: 'before - (1 - rho) * (before - mu); predict(lm(earlier ~ before), list(before = mean(before)))',
    withheld:
      'For a service of which no general figure is known and whose earlier months are not in the data.',
    source:
      'Barnett, van der Pols and Dobson (2005), International Journal of Epidemiology 34; general use of a practice: convention, source not verified.',
  },
  {
    part: 'month-ratios',
    name: 'Each month against the comparison group',
    says: 'How the rate of each month moved against that of the comparison group, next to the window before: an event study. Both groups’ own rates stand in the figure above it. Single months are uncertain, and they are not corrected for being many: the joint test before referral and the estimate over the whole window are what is read.',
    formula:
      'log ratio = (log rate of the month − log rate of the window before) of those referred, less the same of the comparison group; errors gathered by person',
    r: 'm <- glm(visits ~ factor(month) * arm + offset(log(years)), poisson), the window before as the level held against; sandwich::vcovCL(m, cluster = person, type = "HC0", cadjust = FALSE)',
    withheld:
      'A month in which nobody of a group was watched, or a group had no visits; and without a comparison group.',
    source: 'Equal to a Poisson regression with errors by person; no other source is needed.',
  },
  {
    part: 'pre-trend',
    name: 'Did the groups drift apart before?',
    says: 'One test of whether the ratio between the two groups’ rates was the same in every month before the run-up, among people who were watched in all of them. A drift fails the check; none found does not show that there was none.',
    formula:
      'Wald statistic of the log ratios of the months before, chi-squared on months − 1 degrees of freedom',
    r: 'm <- glm(visits ~ factor(month) * arm + offset(log(years)), poisson) with clustered errors; Wald test of the interactions',
    withheld: 'With fewer than two months before the run-up, or too few people for so many months.',
    source: 'Wald (1943), Transactions of the American Mathematical Society 54.',
  },
  {
    part: 'use-methods',
    name: 'The same question by other methods',
    says: 'Other windows, other models and other treatments of single people and hidden numbers, beside the headline. They should tell one story, or the page says that they do not. Checks are set apart: dates at which nothing was done, where the ratio should be near 1.',
    formula:
      'quasi-Poisson: Poisson errors times the dispersion; negative binomial: variance μ + μ²/θ, θ by maximum likelihood; GEE: one correlation between a person’s two windows, robust errors. With a comparison group the ratio is that of period × arm, and in the GEE each level of age, sex and deprivation may change in its own way',
    r: 'glm(visits ~ period * arm + offset(log(years)), quasipoisson); MASS::glm.nb(…); geepack::geeglm(visits ~ period * (arm + age + sex + deprivation) + offset(log(years)), poisson, id = person, corstr = "exchangeable"); of one group without arm, and period beside the others',
    withheld:
      'Each as the ratio itself; a model where it does not settle. The GEE is left out where none of the three is recorded in both groups, and where every referral is counted.',
    source:
      'Venables and Ripley (2002), Modern Applied Statistics with S; Liang and Zeger (1986), Biometrika 73.',
  },
  {
    part: 'frequent-use',
    name: 'People who came most',
    says: 'The ratio of after to before among people whose rate before is at or above a threshold: the smallest whole number of visits a year that at most a tenth of the referred people reach, of those watched in all of the window before. They were chosen because they came most, so part or all of a fall is expected, and the ratio never stands without what is expected: of referred people who came as often in the window before that one, and of the comparison group’s people who came as often. Where fewer than 10 of these came so often it is read off the line through all of the comparison group, and without one it is a range over what is not known.',
    formula:
      'log(rate after / rate before) of people with rate before ≥ threshold, beside the same of people with as high a rate who were not referred then; with a comparison group the two are divided. Else mean + reliability × (before − mean), as a ratio',
    r: 'most <- before / years_before >= threshold; the ratio as above on subset = most; predict(lm(after ~ before, comparison), list(before = mean(before[most])))',
    withheld:
      'With fewer than 10 people, where every referral is counted, and where nothing is known of what would be expected.',
    source: 'Barnett, van der Pols and Dobson (2005), International Journal of Epidemiology 34.',
  },
  {
    part: 'use-series',
    name: 'Visits by calendar month',
    says: 'The rate in each calendar month of everybody watched in it, before and after the month in which the service began, which the reader names. A model of the months before gives the trend that would have run on; the figures are the rate in the last month over that, the step in the month named, and the factor by which each later month changed it. The month named is left out of the model, for in it some had been referred and some not, and so, unless asked for otherwise, are each person’s months −3 to 0 from referral, use and time alike. One wave a year is taken out from 24 months on. Where a comparison group has enough of the same months, all is beyond its own step and bend. People are referred at different months and each is counted only around that month, so who is counted changes along the line.',
    formula:
      'log E(visits) = log(person-years) + a + b·t + level·after + slope·t·after + one sine and cosine of 12 months, t in months from the month named; error: the larger of Newey–West’s and the quasi-Poisson error, t on months − coefficients',
    r: 'm <- glm(visits ~ t + after + I(t * after) + sin(2*pi*m/12) + cos(2*pi*m/12) + offset(log(years)), poisson); lmtest::coeftest(m, sandwich::NeweyWest(m, lag, prewhite = FALSE, adjust = TRUE), df = df.residual(m))',
    withheld:
      'With fewer than 12 months, or fewer than 8 on one side of the month named; 8 to 11 are provisional. Where months are not counted by themselves. When shared, also where a month is hidden for its few visits.',
    source:
      'Bernal, Cummins and Gasparrini (2017), International Journal of Epidemiology 46; Newey and West (1987), Econometrica 55.',
  },
  {
    part: 'use-groups',
    name: 'Does the ratio differ by group?',
    says: 'The ratio of after to before in each group, and one test of whether the groups differ at all. The group that used the service most before is expected to fall most by itself.',
    formula:
      'Wald’s statistic of the log ratios around their weighted mean, chi-squared on groups − 1 degrees of freedom',
    r: 'glm(visits ~ period * group + offset(log(years)), poisson) with clustered errors; Wald test of the interactions',
    withheld: 'A group with fewer than 10 people is not shown, and how many are hidden is said.',
    source: 'Wald (1943), Transactions of the American Mathematical Society 54.',
  },
  {
    part: 'e-value',
    name: 'E-value',
    says: 'How strongly something unmeasured would have to be linked to both referral and visits to explain the difference from the comparison group away. Not given for one group: there the rivals are time and regression to the mean.',
    formula:
      'E = RR + √(RR (RR − 1)), a ratio below 1 turned over first; 1 for the limit where the interval includes 1',
    r: 'rr + sqrt(rr * (rr - 1))',
    withheld: 'Without a comparison group, or where the ratio is.',
    source: 'VanderWeele and Ding (2017), Annals of Internal Medicine 167.',
  },
  {
    part: 'use-watched',
    name: 'Watched before and after',
    says: 'The people with time watched in both windows, as a share of everybody looked at. A month that nobody counted for a person is no month without visits: it is taken out of their time. Who has no time in one of the windows is in no estimate. How long somebody is watched must not hang on how much they use the service: where heavy users die or leave early, the rate falls by itself.',
    formula: 'p = x / n, with Wilson’s limits',
    r: 'prop.test(x, n, correct = FALSE)$conf.int',
    withheld: 'Where few people are behind it and the figure is to be shared.',
    source: 'Wilson (1927), Journal of the American Statistical Association 22.',
  },
  {
    part: 'use-spread',
    name: 'How visits are spread over people',
    says: 'In each window: how many people have none, the middle and the average person, the share of all visits made by the 5% with most, and how many times wider the counts spread than chance alone would make them. Above 1 people differ, and limits that take visits as independent are too narrow.',
    formula:
      'variance / mean of the counts; Pearson: Σ (visits − expected)² / expected over people, / (n − 1), expected from the time watched',
    r: 'var(x) / mean(x); m <- glm(x ~ offset(log(years)), poisson); sum(residuals(m, "pearson")^2) / m$df.residual',
    withheld: 'The top and the spread where there are no visits; the spread of one person.',
    source: 'McCullagh and Nelder (1989), Generalized Linear Models.',
  },
  {
    part: 'largest-share',
    name: 'The person who visited most',
    says: 'The visits of the one person with most, before and after together, as a share of all. Over 20% is pointed out, never by name, and the ratio without that person stands among the methods.',
    formula: 'largest number of visits of a person / all visits',
    r: 'max(before + after) / sum(before + after)',
    withheld: 'Without visits.',
    source: 'A rule of this tool, printed with every result.',
  },
  {
    part: 'use-hidden',
    name: 'Small numbers hidden in the file',
    says: 'A cell such as “<5” is no number. Whoever has one in a window is in no estimate. Two further results put every such cell at its ends, once so that use falls most and once so that it rises most: the result of the file without hidden cells lies between the two.',
    formula: 'least before with most after, and the other way round; the comparison group turned over',
    r: null,
    withheld: 'Where no number is hidden, or the most that a cell can be is not known.',
    source: 'Horowitz and Manski (2000), Journal of the American Statistical Association 95.',
  },
  {
    part: 'placebo-dates',
    name: 'As if referred earlier',
    says: 'The headline’s question asked of 6 and of 9 months before referral: three months before that date against three from it. Nothing was done then, so the interval should include 1.',
    formula: 'months −9 to −7 against −6 to −4; months −12 to −10 against −9 to −7',
    r: 'As the ratio, with those months',
    withheld: 'Where the months do not reach back so far.',
    source: 'A rule of this tool, printed with every result.',
  },
  {
    part: 'use-sure',
    name: 'How sure, for visits',
    says: 'The steps are those of every page, with these checks of a comparison group. It fails where the months just before referral are counted; where the groups’ use before differs by 0.25 standard deviations or more; where the share watched differs by more than 20 points; where the groups drifted apart before (p under 0.05); or where an interval of an earlier date excludes 1. One group is Descriptive where the fall is no larger than is expected anyway.',
    formula:
      '|mean before − mean before| / √((variance + variance) / 2) < 0.25; |share − share| ≤ 0.20; p ≥ 0.05',
    r: 'abs(mean(a) - mean(b)) / sqrt((var(a) + var(b)) / 2)',
    withheld: 'Never: a check that cannot be made is said to be missing.',
    source: 'A scale of this tool; its thresholds are choices, printed and versioned.',
  },
];
