import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { Seeded } from '../import/seeded';
import { openedSite, upload, type Visit } from './visit';

const { visit } = openedSite();

type Cell = string | number;
type Change = readonly [first: number, last: number];

/** A file made for the test, of the shape of a known data set, with what its rows say of each measure. */
interface Made {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

interface OwnMeasure {
  readonly name: string;
  readonly low: string;
  readonly high: string;
  readonly better: 'higher' | 'lower';
  readonly threshold?: string;
}

const csvOf = ({ header, rows }: Made): string => [header, ...rows].map((row) => row.join(',')).join('\n');

/** The cells of a column as numbers; NaN where a cell is empty. */
function column({ header, rows }: Made, name: string): readonly number[] {
  const at = header.indexOf(name);
  return rows.map((row) => (row[at] === '' ? NaN : Number(row[at])));
}

/** The first and the last score of every row that has both. */
function changes(made: Made, first: string, ...later: readonly string[]): readonly Change[] {
  const waves = later.map((name) => column(made, name));
  return column(made, first).flatMap((score, row): readonly Change[] => {
    const last = waves.flatMap((wave) => wave[row] ?? NaN).findLast((one) => !Number.isNaN(one));
    return Number.isNaN(score) || last === undefined ? [] : [[score, last]];
  });
}

/** 72 people of three programmes, weighed before and after, in pounds. */
function likeAnorexia(seed: number): Made {
  const draw = new Seeded(seed);
  const programmes = ['CBT', 'Cont', 'FT'] as const;
  return {
    name: 'anorexia.csv',
    header: ['rownames', 'Treat', 'Prewt', 'Postwt'],
    rows: Array.from({ length: 72 }, (_, at) => {
      const before = draw.between(700, 949);
      return [at + 1, programmes[at % 3] ?? '', before / 10, (before + draw.between(-80, 140)) / 10];
    }),
  };
}

/** 34 people of three groups, weight lost and self-esteem at three waves each, and no column that says who they are. */
function likeWeightLoss(seed: number): Made {
  const draw = new Seeded(seed);
  const groups = ['Control', 'Diet', 'DietEx'] as const;
  return {
    name: 'weightloss.csv',
    header: ['rownames', 'group', 'wl1', 'wl2', 'wl3', 'se1', 'se2', 'se3'],
    rows: Array.from({ length: 34 }, (_, at) => [
      at + 1,
      groups[at % 3] ?? '',
      ...[1, 2, 3].map((wave) => draw.between(2, 9 - wave)),
      ...[1, 2, 3].map(() => draw.between(10, 19)),
    ]),
  };
}

/** 60 people with one to five rows each at irregular days, three scores a row, some missing. */
function likeEpilepsy(seed: number): Made {
  const draw = new Seeded(seed);
  const rows: Cell[][] = [];
  for (let person = 1; person <= 60; person += 1) {
    const arm = person % 2 === 0 ? 'CBZ' : 'LTG';
    const last = draw.between(1200, 2400);
    const status = draw.between(0, 1);
    let day = draw.between(7, 400);
    for (let row = draw.between(1, 5); row > 0; row -= 1) {
      const scores = [draw.between(0, 21), draw.between(0, 21), draw.between(19, 76)];
      const cells = scores.map((score) => (draw.chance(0.06) ? '' : score));
      rows.push([rows.length + 1, person, last, arm, status, day, ...cells, status]);
      day += draw.between(60, 420);
    }
  }
  return {
    name: 'epilepsy-qol.csv',
    header: 'rownames,id,with.time,trt,with.status,time,anxiety,depress,aep,with.status2'.split(','),
    rows,
  };
}

const health =
  'asthma,bronch,tb,hf,hbp,pepticulcer,colitis,hepatitis,chroniccough,hayfever,diabetes,polio,tumor,nervousbreak,alcoholpy,alcoholfreq,alcoholtype,alcoholhowmuch,pica,headache,otherpain,weakheart,allergies,nerves,lackpep,hbpmed,boweltrouble,wtloss,infection,active,exercise,birthcontrol,pregnancies'.split(
    ',',
  );

/** 150 people in 68 columns: two weights in kilograms, some with many decimals, and much that is not asked about. */
function likeNhefs(seed: number): Made {
  const draw = new Seeded(seed);
  const header = [
    ...'rownames,seqn,qsmk,death,yrdth,modth,dadth,sbp,dbp,sex,age,race,income,marital,school,education,ht,wt71,wt82,wt82_71,birthplace,smokeintensity,smkintensity82_71,smokeyrs'.split(
      ',',
    ),
    ...health,
    ...'cholesterol,hightax82,price71,price82,tax71,tax82,price71_82,tax71_82,id,censored,older'.split(','),
  ];
  const rows = Array.from({ length: 150 }, (_, at): readonly Cell[] => {
    const died = draw.chance(0.2);
    const before = draw.between(4500, 11_000) / 100;
    const after = Number((before + draw.share() * 30 - 12).toFixed(8));
    const price = (): number => Number((draw.share() * 2).toFixed(10));
    return [
      ...[at + 1, 200 + 3 * at + draw.between(0, 2), draw.between(0, 1), Number(died)],
      ...(died ? [draw.between(83, 92), draw.between(1, 12), draw.between(1, 28)] : ['', '', '']),
      ...[draw.between(95, 190), draw.between(55, 110), draw.between(0, 1), draw.between(25, 74)],
      ...[draw.between(0, 1), draw.between(11, 22), draw.between(2, 8), draw.between(3, 17)],
      ...[draw.between(1, 5), draw.between(1500, 1900) / 10, before, after],
      ...[Number((after - before).toFixed(8)), draw.chance(0.1) ? '' : draw.between(1, 56)],
      ...[draw.between(1, 60), draw.between(-40, 30), draw.between(1, 50)],
      ...health.map((name) => (name === 'pregnancies' && draw.chance(0.5) ? '' : draw.between(0, 2))),
      ...[draw.between(140, 320), draw.between(0, 1), price(), price(), price(), price(), price(), price()],
      ...[at + 1, 0, draw.between(0, 1)],
    ];
  });
  return { name: 'nhefs.csv', header, rows };
}

/** Drops a file on the page, as a hand does. */
async function drop(page: Page, made: Made): Promise<void> {
  const held = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      return transfer;
    },
    [made.name, csvOf(made)] as const,
  );
  await page.dispatchEvent('main', 'drop', { dataTransfer: held });
  await page.getByRole('heading', { name: made.name }).waitFor();
}

async function define(page: Page, measure: OwnMeasure): Promise<void> {
  const own = page.locator('details.custom');
  if ((await own.getAttribute('open')) === null) await own.locator('summary').click();
  await own.getByLabel('Name', { exact: true }).fill(measure.name);
  await own.getByLabel('Lowest score').fill(measure.low);
  await own.getByLabel('Highest score').fill(measure.high);
  await own.getByLabel('Better is').selectOption(measure.better);
  if (measure.threshold !== undefined) await own.getByLabel('Change that counts').fill(measure.threshold);
  await own.getByRole('button', { name: 'Add this measure' }).click();
  await own.getByRole('listitem').filter({ hasText: measure.name }).waitFor();
}

async function takeAs(page: Page, name: string, as: string): Promise<void> {
  await page.getByLabel(`${name} is used as`, { exact: true }).selectOption({ label: as });
}

/** A score column, at its wave: the start, a review by its number, or the end. */
async function score(page: Page, name: string, as: string, wave: 'the start' | 'the end' | number) {
  await takeAs(page, name, as);
  const taken = page.getByLabel(`${name} was taken at`, { exact: true });
  await taken.selectOption({ label: typeof wave === 'number' ? 'a review' : wave });
  if (typeof wave === 'number')
    await page.getByRole('row', { name }).getByRole('spinbutton').fill(String(wave));
}

const understood = (page: Page): Promise<string> => page.locator('.understood-words').innerText();

/** What the ledger says after loading: rows in, used and set aside, then scores found and used. */
async function ledger(page: Page): Promise<readonly string[]> {
  await page.getByRole('heading', { name: 'What is loaded now' }).waitFor({ timeout: 30_000 });
  return await page.locator('table.ledger tbody td').allInnerTexts();
}

/** Loads the file, sees that every row was used, and goes to what changed. */
async function loadAll(page: Page, { rows }: Made, scores: number): Promise<void> {
  await page.getByRole('button', { name: 'Load this file' }).click();
  expect(await ledger(page)).toEqual(allUsed(rows.length, scores));
  await page.getByRole('link', { name: 'See what changed' }).click();
}

const allUsed = (rows: number, scores: number): readonly string[] =>
  [rows, rows, 0, scores, scores].map(String);

const openMeasure = (page: Page, { name }: OwnMeasure): Promise<void> =>
  page.getByRole('table').getByRole('link', { name, exact: true }).click();

/** The average change of the open measure as the page shows it, in its table of measures and among all its numbers. */
async function shownChange(page: Page, measure: string) {
  const numbers = page.locator('details.all-numbers').filter({ hasText: `All the numbers on ${measure}` });
  await numbers.waitFor();
  const cells = numbers.locator('tr', { hasText: 'Mean change, last less first' }).locator('td');
  const [value = '', , n = ''] = await cells.allTextContents();
  const row = page.locator('table.measures tbody tr').filter({ hasText: measure });
  const short = await row.locator('[data-label="Change in points"]').innerText();
  return { value, n, short: short.split(' ')[0] };
}

/** The same from the rows of the file. */
function expectedChange(pairs: readonly Change[]) {
  const mean = pairs.reduce((sum, [first, last]) => sum + last - first, 0) / pairs.length;
  const signed = (digits: number): string => `${mean > 0 ? '+' : '−'}${Math.abs(mean).toFixed(digits)}`;
  return { value: signed(2), n: String(pairs.length), short: signed(1) };
}

async function unharmed(reader: Visit): Promise<void> {
  expect(reader.faults).toEqual([]);
  expect(reader.outside).toEqual([]);
  await reader.close();
}

/** Presses Tab until what is named so has the focus. */
async function tabTo(page: Page, name: string, kind?: string): Promise<void> {
  for (let pressed = 0; pressed < 200; pressed += 1) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate(
      ([name, kind]) => {
        const on = document.activeElement;
        if (!(on instanceof HTMLElement) || (kind !== undefined && !on.matches(kind))) return false;
        const labels = 'labels' in on ? [...((on as HTMLInputElement).labels ?? [])] : [];
        const words = [on.ariaLabel, ...[on, ...labels].map(({ textContent }) => textContent)];
        return words.some((one) => one?.trim().startsWith(name) === true);
      },
      [name, kind] as const,
    );
    if (there) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

const chosen = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const on = document.activeElement;
    return on instanceof HTMLSelectElement ? (on.selectedOptions[0]?.text ?? '') : '';
  });

/** Goes down the options of the select that has the focus, one by one, to the one that is meant. */
async function downTo(page: Page, option: string): Promise<void> {
  for (let pressed = 0; pressed < 100 && (await chosen(page)) !== option; pressed += 1)
    await page.keyboard.press('ArrowDown');
  expect(await chosen(page)).toBe(option);
}

/** Types the beginning of an option at the select that has the focus. */
async function typeTo(page: Page, option: string): Promise<void> {
  await page.keyboard.type(option);
  expect(await chosen(page)).toBe(option);
}

const pounds: OwnMeasure = { name: 'Weight (lb)', low: '50', high: '150', better: 'higher', threshold: '5' };

async function mapAnorexia(page: Page): Promise<void> {
  await define(page, pounds);
  await takeAs(page, 'rownames', 'Person');
  await takeAs(page, 'Treat', 'Activity');
  await score(page, 'Prewt', pounds.name, 'the start');
  await score(page, 'Postwt', pounds.name, 'the end');
}

test('a file of two weights is mapped by hand with a measure of one’s own', async () => {
  const made = likeAnorexia(11);
  const reader = await visit('#/import');
  const { page } = reader;
  await drop(page, made);
  await page.getByText('No column was recognised').waitFor();
  await mapAnorexia(page);
  expect(await understood(page)).toBe(
    'Each row is a person or referral, known by “rownames”. A first and a later score of Weight (lb). About each: activity.',
  );
  await loadAll(page, made, 2 * made.rows.length);
  const pairs = changes(made, 'Prewt', 'Postwt');
  expect(pairs).toHaveLength(72);
  await openMeasure(page, pounds);
  expect(await shownChange(page, pounds.name)).toEqual(expectedChange(pairs));
  const gained = pairs.filter(([before, after]) => Math.round(10 * (after - before)) >= 50).length;
  await page
    .getByText(`${String(gained)} of 72`)
    .first()
    .waitFor();
  await unharmed(reader);
}, 30_000);

test('a mapping made by hand is opened on next month’s file, where two columns are renamed, one is gone and one is new', async () => {
  const reader = await visit('#/import');
  const { page } = reader;
  await drop(page, likeAnorexia(12));
  await mapAnorexia(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save this mapping' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('anorexia.mapping.json');
  const saved = await readFile(await download.path());

  const next = likeAnorexia(13);
  const made: Made = {
    name: 'next-month.csv',
    header: ['rownames', 'Pre_wt', 'Post wt (lb)', 'Ward'],
    rows: next.rows.map(([id = '', , before = '', after = ''], at) => [
      id,
      before,
      after,
      at % 2 === 0 ? 'East' : 'West',
    ]),
  };
  await drop(page, made);
  await page
    .getByLabel('Open a mapping')
    .setInputFiles([{ name: 'anorexia.mapping.json', mimeType: 'application/json', buffer: saved }]);
  const unfitted = page.getByRole('group', { name: 'What did not fit of the mapping' });
  await unfitted.waitFor();
  expect(await unfitted.locator('li p').allInnerTexts()).toEqual([
    '“Treat” (used as activity) is not in this file. No column is like it: choose one below if it is there under another name.',
    '“Prewt” (the score of Weight (lb) at the start) is not in this file. It may be called “Pre_wt” now. Use it',
    '“Postwt” (the score of Weight (lb) at the end) is not in this file. It may be called “Post wt (lb)” now. Use it',
  ]);
  await unfitted.getByRole('button', { name: 'Use all that are suggested' }).click();
  expect(await unfitted.locator('li').count()).toBe(1);
  expect(await page.getByLabel('Ward is used as').inputValue()).toBe('');
  expect(await understood(page)).toBe(
    'Each row is a person or referral, known by “rownames”. A first and a later score of Weight (lb).',
  );
  await loadAll(page, made, 144);
  const pairs = changes(made, 'Pre_wt', 'Post wt (lb)');
  await openMeasure(page, pounds);
  expect(await shownChange(page, pounds.name)).toEqual(expectedChange(pairs));
  await unharmed(reader);
}, 30_000);

test('a file of two measures at three waves, with nobody named, is mapped by hand', async () => {
  const made = likeWeightLoss(21);
  const lost: OwnMeasure = { name: 'Weight lost in the month (lb)', low: '0', high: '20', better: 'higher' };
  const esteem: OwnMeasure = { name: 'Self-esteem', low: '0', high: '30', better: 'higher' };
  const reader = await visit('#/import');
  const { page } = reader;
  await drop(page, made);
  await define(page, lost);
  await define(page, esteem);
  await takeAs(page, 'group', 'Activity');
  for (const [stem, measure] of [
    ['wl', lost],
    ['se', esteem],
  ] as const) {
    await score(page, `${stem}1`, measure.name, 'the start');
    await score(page, `${stem}2`, measure.name, 1);
    await score(page, `${stem}3`, measure.name, 2);
  }
  expect(await understood(page)).toBe(
    'Each row is one person. A first and a later score of Weight lost in the month (lb) and Self-esteem. About each: activity.',
  );
  await loadAll(page, made, 6 * made.rows.length);
  for (const [stem, measure] of [
    ['wl', lost],
    ['se', esteem],
  ] as const) {
    const pairs = changes(made, `${stem}1`, `${stem}2`, `${stem}3`);
    expect(pairs).toHaveLength(34);
    await openMeasure(page, measure);
    expect(await shownChange(page, measure.name)).toEqual(expectedChange(pairs));
  }
  await unharmed(reader);
}, 30_000);

test('two weights are found by hand among 68 columns, and the others stay out', async () => {
  const made = likeNhefs(31);
  const kilos: OwnMeasure = { name: 'Weight (kg)', low: '30', high: '200', better: 'lower' };
  const reader = await visit('#/import');
  const { page } = reader;
  await drop(page, made);
  await define(page, kilos);
  await takeAs(page, 'rownames', 'Person');
  await score(page, 'wt71', kilos.name, 'the start');
  await page.getByRole('button', { name: /^Show \d+ more of \d+ columns$/ }).click();
  expect(await page.getByLabel(/ is used as$/).count()).toBe(made.header.length);
  await score(page, 'wt82', kilos.name, 'the end');
  expect(await page.getByLabel('id is used as', { exact: true }).inputValue()).toBe('');
  expect(await understood(page)).toBe(
    'Each row is a person or referral, known by “rownames”. A first and a later score of Weight (kg). About each: sex or gender and age.',
  );
  await loadAll(page, made, 2 * made.rows.length);
  const pairs = changes(made, 'wt71', 'wt82');
  expect(pairs).toHaveLength(150);
  await openMeasure(page, kilos);
  expect(await shownChange(page, kilos.name)).toEqual(expectedChange(pairs));
  await unharmed(reader);
}, 30_000);

/** Days from the start within which a first score counts, and from it to the last. */
interface Rule {
  readonly after: number;
  readonly gap: number;
}

/** The first and the last score of each person of a long file, as the rule says that they are found. */
function changesByDay(made: Made, name: string, rule: Rule) {
  const [people, days, scores] = [column(made, 'id'), column(made, 'time'), column(made, name)];
  const taken = people.map((person, row) => ({ person, day: days[row] ?? NaN, score: scores[row] ?? NaN }));
  return [...new Set(people)].flatMap((person): readonly Change[] => {
    const own = taken.filter((one) => one.person === person && !Number.isNaN(one.score));
    const first = own.find(({ day }) => day <= rule.after);
    const last = own.findLast(({ day }) => first !== undefined && day >= first.day + rule.gap);
    return first === undefined || last === undefined ? [] : [[first.score, last.score]];
  });
}

test('a file of several rows a person is mapped, loaded and read with the keyboard alone', async () => {
  const made = likeEpilepsy(41);
  const own = [
    [{ name: 'Anxiety', low: '0', high: '30', better: 'lower' }, 'anxiety'],
    [{ name: 'Depression', low: '0', high: '30', better: 'lower' }, 'depress'],
    [{ name: 'Adverse effects', low: '0', high: '100', better: 'lower' }, 'aep'],
  ] as const;
  const reader = await visit('#/import');
  const { page } = reader;
  const enter = () => page.keyboard.press('Enter');
  // The browser hands choosers over only once somebody listens, which takes a moment.
  const choosing = page.waitForEvent('filechooser');
  await tabTo(page, '', 'input[type=file]');
  await enter();
  const chooser = await choosing;
  await chooser.setFiles([upload(made.name, csvOf(made))]);
  await page.getByRole('heading', { name: made.name }).waitFor();

  await tabTo(page, 'a person or referral', 'input[type=radio]');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'A measure that is not', 'summary');
  await enter();
  for (const [measure] of own) {
    await tabTo(page, 'Name', 'input');
    await page.keyboard.type(measure.name);
    await tabTo(page, 'Lowest score');
    await page.keyboard.type(measure.low);
    await tabTo(page, 'Highest score');
    await page.keyboard.type(measure.high);
    await tabTo(page, 'Better is');
    await typeTo(page, measure.better);
    await tabTo(page, 'Add this measure');
    await enter();
  }
  await tabTo(page, 'trt is used as');
  await typeTo(page, 'Activity');
  await tabTo(page, 'time is used as');
  // On the way down is “Person”, which another column has: passing by takes nothing away from it.
  await downTo(page, 'Day');
  for (const [measure, name] of own) {
    await tabTo(page, `${name} is used as`);
    await typeTo(page, measure.name);
  }
  expect(await understood(page)).toBe(
    'Each row holds scores taken at one time, of the person known by “id”. Scores of Anxiety, Depression and Adverse effects. About each: activity.',
  );
  await tabTo(page, 'Load this file');
  await enter();
  const scores = own.flatMap(([, name]) => column(made, name)).filter((one) => !Number.isNaN(one));
  expect(scores.length).toBeLessThan(3 * made.rows.length);
  expect(await ledger(page)).toEqual(allUsed(made.rows.length, scores.length));

  await tabTo(page, 'See what changed');
  await enter();
  const check = async (some: readonly (typeof own)[number][], rule: Rule) => {
    for (const [measure, name] of some) {
      const pairs = changesByDay(made, name, rule);
      expect(pairs.length).toBeGreaterThan(2);
      await tabTo(page, measure.name, 'table.measures a');
      await enter();
      expect(await shownChange(page, measure.name)).toEqual(expectedChange(pairs));
    }
  };
  await check([own[2]], { after: 42, gap: 28 });
  await tabTo(page, 'Change', 'button');
  await enter();
  await page.getByText('How they are counted').waitFor();
  await tabTo(page, 'How they are counted');
  await enter();
  await tabTo(page, 'Which scores are first and last');
  await enter();
  await tabTo(page, 'First score: at most this many days after referral');
  await page.keyboard.type('365');
  await tabTo(page, 'Last score: at least');
  await page.keyboard.type('1');
  await tabTo(page, 'Count this way');
  await enter();
  await page.getByText('with a rule of your own').waitFor();
  await check(own, { after: 365, gap: 1 });
  await unharmed(reader);
}, 40_000);
