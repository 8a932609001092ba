// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { Completeness } from '../../src/pages/Completeness';
import { Flow } from '../../src/pages/Flow';
import { keptTitle } from '../../src/evidence/keptwords';
import { Kept } from '../../src/pages/Kept';
import { methodEntries } from '../../src/pages/methodentries';
import { Methods } from '../../src/pages/Methods';
import { Moved } from '../../src/pages/Moved';
import { measuresFigure } from '../../src/pages/overview';
import type { Reading } from '../../src/pages/reading';
import { Outcomes } from '../../src/pages/Outcomes';
import { Quality } from '../../src/pages/Quality';
import { Start } from '../../src/pages/Start';
import type { KeptRow } from '../../src/evidence/evidence';
import { release } from '../../src/evidence/release';
import { usable } from '../../src/evidence/select';
import { withhold } from '../../src/stats/result';
import { issueKinds } from '../../src/vocabulary/issue';
import { profiles } from '../../src/vocabulary/profiles';
import { reasons } from '../../src/vocabulary/reasons';
import { evidence, outcome } from '../evidence/fixture';
import { press, reading, render, words } from './render';

const nothing = (): void => undefined;
const { links } = reading;
const start = (
  <Start
    reading={reading}
    links={links}
    source="sample"
    onFiles={nothing}
    onAnalyse={nothing}
    onSample={nothing}
  />
);
const methods = <Methods evidence={evidence} about={undefined} links={links} policy={{ form: 'page' }} />;
const quality = <Quality {...reading} issues={[]} />;

const every = [
  ['Start', start],
  ['Quality', quality],
  ['Methods', methods],
  ...evidence.outcomes.map(
    ({ measure: { id } }) => [`Outcomes of ${id}`, <Outcomes {...reading} measure={id} />] as const,
  ),
  ...evidence.flow.map(
    ({ measure: { id } }) => [`Flow of ${id}`, <Flow {...reading} measure={id} />] as const,
  ),
] as const;

describe.each(every)('%s', (_, page) => {
  test('prints no number that is none', async () => {
    expect(words(await render(page))).not.toMatch(/NaN|undefined|Infinity|\[object|\bnull\b/);
  });

  test('has one first heading, and it can take the focus', async () => {
    const found = await render(page);
    expect(found.querySelectorAll('h1')).toHaveLength(1);
    expect(found.querySelector('h1')?.getAttribute('tabindex')).toBe('-1');
  });

  test('names every table, its columns and its rows', async () => {
    const found = await render(page);
    for (const table of found.querySelectorAll('table')) {
      expect(words(table.querySelector('caption'))).not.toBe('');
      for (const th of table.querySelectorAll('th'))
        expect(th.getAttribute('scope')).toMatch(/^(col|row|colgroup|rowgroup)$/);
    }
  });
});

describe('Outcomes', () => {
  test('shows those who worsened at the size of those who improved', async () => {
    const found = await render(<Outcomes {...reading} measure="swemwbs" />);
    const thirds = [...found.querySelectorAll('.third')];
    expect(thirds.map((one) => words(one.querySelector('dt')))).toEqual([
      'Worsened',
      'No reliable change',
      'Improved',
    ]);
    expect(new Set(thirds.map((one) => one.querySelector('.third-share')?.className)).size).toBe(1);
    for (const one of thirds) expect(words(one)).toMatch(/\d+% ?[\d,]+ of 2,486 · \d+ to \d+%/);
  });

  test('puts the interval and the share followed up beside every change', async () => {
    const found = await render(<Outcomes {...reading} measure={undefined} />);
    const rows = [...found.querySelectorAll('.measures tbody tr')];
    expect(rows).toHaveLength(evidence.outcomes.length);
    for (const row of rows)
      expect(words(row.querySelector('[data-label="Followed up"]'))).toMatch(/^\d+% ?[\d,]+ of [\d,]+$/);
    expect(words(rows[0]?.querySelector('.of'))).toBe('2,486 of 4,212');
    expect(words(rows[0]?.querySelector('[data-label="Change in points"]'))).toBe('+2.6 (2.4 to 2.7) of 28');
  });

  test('lets the overview be taken, made again from what may leave', async () => {
    const took: string[] = [];
    const take: Reading['take'] = (kind, make) => {
      const parts = make(release(evidence, 'strict'));
      took.push(`${kind} ${parts?.stem ?? ''} ${String(parts?.table.rows.length ?? 0)}`);
      return Promise.resolve('Saved.');
    };
    const found = await render(<Outcomes {...reading} take={take} measure="swemwbs" />);
    const overview = found.querySelector('.overview');
    await press([...(overview?.querySelectorAll('button') ?? [])].find((one) => /CSV/.test(words(one))));
    expect(took).toEqual([`csv measures ${String(evidence.outcomes.length)}`]);
    expect(words(overview?.querySelector('[role="status"]'))).toBe('Saved.');
  });

  test('counts in the overview each measure once: better, worse or neither', () => {
    const [, better, all, ...rest] =
      measuresFigure(evidence)?.sentence.match(
        /towards better on (\w+) of (\d+) measures, towards worse on (\w+), and is too uncertain to say on (\w+)\./,
      ) ?? [];
    const number = (text: string | undefined): number => (text === 'none' ? 0 : Number(text));
    expect(number(all)).toBe(evidence.outcomes.filter(({ overall }) => usable(overall.change)).length);
    expect([better, ...rest].reduce((sum, one) => sum + number(one), 0)).toBe(number(all));
    const turned = {
      ...outcome('swemwbs'),
      measure: { ...outcome('swemwbs').measure, better: 'lower' },
    } as const;
    expect(measuresFigure({ ...evidence, outcomes: [turned] })?.sentence).toContain('towards worse on 1');
  });

  test('calls no picture of the average alone a histogram', async () => {
    const found = await render(<Outcomes {...reading} measure="ucla-3" />);
    const labels = [...found.querySelectorAll('[role="img"]')].map((one) => one.getAttribute('aria-label'));
    expect(labels.join(' ')).not.toContain('Histogram');
  });

  test('says what is hidden in the three shares in the words of the profile', async () => {
    const lead = outcome('swemwbs');
    if ('withheld' in lead.overall.moved.counts) throw new Error('the fixture has no counts here');
    const hidden = withhold('small_number');
    const worsened = { x: hidden, n: 2486, share: hidden, interval: null };
    const moved = { ...lead.overall.moved, counts: { ...lead.overall.moved.counts, worsened } };
    const found = await render(<Moved moved={moved} counted="people" profile="nhs" links={links} />);
    expect(words(found.querySelector('.third'))).toContain('1 to 7 people of 2,486');
  });

  test('takes no average of answer categories', async () => {
    const found = await render(<Outcomes {...reading} measure="ons-loneliness" />);
    for (const part of ['.all-numbers', '.categories', 'figure']) {
      expect(words(found.querySelector(part))).not.toBe('');
      expect(words(found.querySelector(part))).not.toMatch(/\bmean\b|average change/i);
    }
    expect(words(found.querySelector('.categories tbody tr'))).toBe(
      'often or always37% 814 of 2,190hidden, few people',
    );
    expect(found.querySelectorAll('.categories tbody tr')).toHaveLength(5);
  });

  test('keeps the four doubts beside the finding, in the order they are asked', async () => {
    const found = await render(<Outcomes {...reading} measure="swemwbs" />);
    expect([...found.querySelectorAll('.margin h2')].map(words)).toEqual([
      'How sure can we be?',
      'Who is missing?',
      'Would it have happened anyway?',
      'Why not the dashboard figure?',
    ]);
    expect(words(found.querySelector('.margin'))).toContain(outcome('swemwbs').sure.step);
  });

  test('gives the reason in place of a number that is withheld', async () => {
    const lead = outcome('swemwbs');
    const none = withhold('one_pair', 1);
    const bare = {
      ...lead,
      overall: { ...lead.overall, change: none, effect: none, signedRank: none, quartiles: none },
    };
    const found = await render(
      <Outcomes {...reading} evidence={{ ...evidence, outcomes: [bare] }} measure="swemwbs" />,
    );
    expect(words(found.querySelector('.lead'))).toContain(reasons.one_pair.says);
    expect(words(found.querySelector('[data-label="Change in points"]'))).toContain(reasons.one_pair.says);
    expect(words(found.querySelector('.all-numbers'))).toContain(reasons.one_pair.remedy);
  });

  test('says so in words when no measure has a score', async () => {
    const found = await render(
      <Outcomes {...reading} evidence={{ ...evidence, outcomes: [], flow: [] }} measure={undefined} />,
    );
    expect(words(found.querySelector('h1'))).toMatch(/No measure/);
  });

  test('marks the open measure and leads to every other', async () => {
    const found = await render(<Outcomes {...reading} measure="ons-anxiety" />);
    const open = found.querySelectorAll('.measures [aria-current="true"]');
    expect([...open].map((one) => one.getAttribute('href'))).toEqual(['#/outcomes?measure=ons-anxiety']);
    expect(words(found.querySelector('h1'))).toMatch(/anx/i);
  });
});

describe('Flow', () => {
  test('names every step and every loss', async () => {
    const text = words(await render(<Flow {...reading} measure="swemwbs" />));
    for (const { name } of evidence.flow[0]?.steps ?? []) expect(text).toContain(name);
    expect(text).toContain('could not contact');
  });

  const [row] = evidence.flow[0]?.lostVersusKept ?? [];
  const against = (rows: readonly KeptRow[]) => {
    const [swemwbs] = evidence.flow;
    if (swemwbs === undefined) throw new Error('the fixture has no flow');
    return keptTitle({ ...swemwbs, lostVersusKept: rows });
  };
  const compared = (flag: 'none' | 'amber'): KeptRow => {
    if (row === undefined || 'withheld' in row.difference) throw new Error('the fixture compares nothing');
    return { ...row, difference: { ...row.difference, flag } };
  };
  const hidden: KeptRow = { ...compared('none'), difference: withhold('small_number') };

  test('claims likeness only of what was compared, and none where nothing was', () => {
    expect(against([compared('none'), compared('none'), hidden])).toBe(
      'At the start, those who were lost were like those who were kept in all 2 ways compared',
    );
    expect(against([compared('amber'), compared('none'), hidden])).toBe(
      'At the start, those who were lost differed from those who were kept in 1 of 2 ways compared',
    );
    expect(against([hidden, hidden])).toBe('Too few were kept or lost to compare them');
    expect(against([{ ...hidden, nLost: 0, difference: withhold('all_kept') }])).toBe(
      'Nobody was lost after a first score',
    );
  });

  test('gives with each level how many are behind it, in the words of the profile where they are few', async () => {
    const [swemwbs] = evidence.flow;
    if (swemwbs === undefined) throw new Error('the fixture has no flow');
    const found = await render(<Kept flow={swemwbs} profile="nhs" links={links} />);
    const rows = [...found.querySelectorAll('details tbody tr')].map(words);
    expect(rows.find((one) => one.startsWith('First score'))).toContain('19.3 (2,486)18.4 (1,726)');
    expect(rows.find((one) => one.startsWith('Video'))).toContain('Video1 to 7 people1 to 7 people');
  });

  test('hides the level of a group that few people are in', async () => {
    const found = await render(<Flow {...reading} measure="swemwbs" />);
    const video = [...found.querySelectorAll('.kept tr')].find((row) => words(row).startsWith('Video'));
    expect(words(video)).toContain('hidden');
    expect(words(video)).not.toMatch(/\d/);
  });
});

describe('Start', () => {
  test('shows the findings of the made-up service and says that it is made up', async () => {
    const found = await render(start);
    expect(words(found.querySelector('.findings'))).toContain('Made-up data');
    expect(found.querySelectorAll('.measures tbody tr')).toHaveLength(evidence.outcomes.length);
  });

  test('starts the engine only when the button is pressed', async () => {
    let pressed = 0;
    const found = await render(
      <Start
        reading={reading}
        links={links}
        source="sample"
        onFiles={nothing}
        onAnalyse={() => (pressed += 1)}
        onSample={nothing}
      />,
    );
    expect(pressed).toBe(0);
    await press([...found.querySelectorAll('button')].find((one) => words(one).startsWith('Analyse')));
    expect(pressed).toBe(1);
  });
});

describe('Quality', () => {
  test('lists each fault with its line, its column, what was found and what to do', async () => {
    const issues = [
      { code: 'out_of_range', severity: 'drop', file: 'scores.csv', line: 14, column: 'ONS LS', found: '12' },
    ] as const;
    const text = words(await render(<Quality {...reading} issues={issues} />));
    for (const part of [
      'scores.csv',
      'line 14',
      'column ONS LS',
      '“12”',
      issueKinds.out_of_range.says,
      issueKinds.out_of_range.remedy,
    ]) {
      expect(text).toContain(part);
    }
  });

  test('says of each fault what it puts at risk, with its lines and without', async () => {
    const listed = [{ code: 'perhaps_reversed', severity: 'note', file: 'a.csv', column: 'ONS LS' }] as const;
    expect(words(await render(<Quality {...reading} issues={listed} />))).toContain('the wrong sign');
    const counted = [{ code: 'out_of_range', severity: 'drop', file: 'a.csv', n: 12 }] as const;
    const bare = { ...evidence, quality: { ...evidence.quality, issues: counted } };
    const found = await render(<Quality {...reading} evidence={bare} issues={[]} />);
    expect(words(found.querySelector('.faults tbody tr'))).toContain('Fewer people have two scores');
  });

  test('says what is hidden in a field in the words of the profile', async () => {
    const [field] = evidence.quality.completeness;
    if (field === undefined) throw new Error('the fixture has no field');
    const few = { ...field.recorded, x: withhold('small_number') };
    const found = await render(
      <Completeness fields={[{ ...field, recorded: few }]} profile="strict" links={links} />,
    );
    expect(words(found.querySelector('tbody tr'))).toContain('fewer than 10 people of');
  });

  test('says that its months are of 30 days', async () => {
    expect(words((await render(quality)).querySelector('[aria-labelledby="timing"]'))).toContain(
      'A month here is 30 days',
    );
  });

  test('gives the rows in, used and set aside of every file', async () => {
    const found = await render(quality);
    const rows = [...found.querySelectorAll('.ledger tbody tr')].map(words);
    expect(rows).toHaveLength(evidence.quality.ledgers.length);
    expect(rows[0]).toMatch(/4,920.*4,912.*8/);
  });
});

describe('Methods', () => {
  test('defines every number that Outcomes, Flow and Quality send a reader to', async () => {
    const found = await render(methods);
    const parts = new Set(
      [...found.querySelectorAll<HTMLElement>('[data-part]')].map((one) => one.dataset['part']),
    );
    for (const page of [
      <Outcomes {...reading} measure="swemwbs" />,
      <Flow {...reading} measure="swemwbs" />,
      quality,
      start,
    ]) {
      const asked = [...(await render(page)).querySelectorAll('a[href*="about="]')].map(
        (one) => one.getAttribute('href')?.split('about=')[1],
      );
      expect(asked.length).toBeGreaterThan(0);
      for (const part of asked) expect(parts).toContain(part);
    }
  });

  test('gives each entry a formula, a case in which it is withheld and a source', () => {
    expect(new Set(methodEntries.map(({ part }) => part)).size).toBe(methodEntries.length);
    for (const { formula, withheld, source } of methodEntries) {
      for (const text of [formula, withheld, source]) expect(text.length).toBeGreaterThan(8);
    }
  });

  test('prints every query as it is run', async () => {
    const text = words(await render(methods));
    for (const query of ['schema', 'cohort', 'outcomes', 'flow', 'completeness'])
      expect(text).toContain(`${query}.sql`);
    expect(text).toContain('CREATE OR REPLACE MACRO outcomes');
  });

  test('labels what has no verified source, and says what each profile hides', async () => {
    const text = words(await render(methods));
    expect(text).toContain('convention, source not verified');
    for (const { stamp } of Object.values(profiles)) expect(text).toContain(stamp);
  });
});
