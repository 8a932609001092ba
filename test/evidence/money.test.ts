import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidence as fixture } from './fixture';
import { differing, listed, own } from './pricedservice';
import { drawn, serviceUse, type User, usersDrawn } from './use';
import { alone, compared, twoGroups } from './visitservice';
import type { Evidence } from '../../src/evidence/evidence';
import { atPrice, visitMoney } from '../../src/evidence/money';
import { moneySentence, priceSentence, unpriceable } from '../../src/evidence/moneywords';
import { read, write } from '../../src/evidence/pack';
import { say } from '../../src/evidence/phrase';
import { longestSource, type PriceChoice, priceFault } from '../../src/evidence/price';
import { release } from '../../src/evidence/release';
import { parseScope } from '../../src/evidence/scopefile';
import { priceWords } from '../../src/evidence/scopewords';
import { usable } from '../../src/evidence/select';
import type { VisitFinding } from '../../src/evidence/visits';
import { moneyRange } from '../../src/stats/money';

const fewer = differing(-1.3, -0.23);

function of(finding: VisitFinding, price: PriceChoice = listed): Evidence {
  return atPrice({ ...fixture, visits: [finding] }, price);
}

function sentence(finding: VisitFinding, price: PriceChoice = listed): string {
  const money = visitMoney(finding, price);
  const words = say(moneySentence(finding, money));
  return usable(money.range) ? `${words} ${priceSentence(finding, money)}` : words;
}

describe('the worth of a change in visits', () => {
  test('is the limits of the difference beyond the comparison group times the price, per 1,000 people', () => {
    const { range, price } = visitMoney(fewer, listed);
    expect(price).toMatchObject({ price: 49, year: '2022/23', verified: false });
    expect(range).toMatchObject({ direction: 'fewer', avoided: { level: 0.95 }, worth: { level: 0.95 } });
    if (!usable(range)) throw new Error('there is no range');
    expect(range.avoided.lower).toBeCloseTo(230, 9);
    expect(range.avoided.upper).toBeCloseTo(1300, 9);
    expect(range.worth.lower).toBeCloseTo(11_270, 9);
    expect(range.worth.upper).toBeCloseTo(63_700, 9);
  });

  test('is withheld of one group, whatever its own difference and whatever the price', () => {
    for (const price of [listed, own])
      expect(visitMoney(alone, price).range).toEqual({ withheld: 'no_comparison' });
    expect(sentence(alone)).toContain('holds what would have happened anyway');
  });

  test('is withheld where the difference may be none', () => {
    expect(visitMoney(differing(-1.3, 0.01), listed).range).toEqual({ withheld: 'no_money' });
    expect(visitMoney(differing(-1.3, 0), listed).range).toEqual({ withheld: 'no_money' });
  });

  test('is withheld where the price is of another kind of visit, listed or one’s own', () => {
    const emergency = { ...fewer, id: 'visits.a-e', service: 'A&E' };
    for (const price of [listed, own])
      expect(visitMoney(emergency, price).range).toEqual({ withheld: 'other_price' });
    expect(visitMoney(emergency, { ...own, service: 'a-e' }).range).toMatchObject({ direction: 'fewer' });
  });

  test('is nothing at all until somebody chooses a price', () => {
    expect(compared.money).toBeNull();
    expect(atPrice(of(fewer), undefined)).toEqual({ ...fixture, visits: [fewer] });
  });

  test('that no price could lift is told before one is chosen', () => {
    expect(unpriceable(alone)).toEqual({ withheld: 'no_comparison' });
    expect(unpriceable(differing(-1, 1))).toEqual({ withheld: 'no_money' });
    expect(unpriceable(fewer)).toBeUndefined();
    fc.assert(
      fc.property(twoGroups, (finding) => {
        const { range } = visitMoney(finding, { ...own, service: finding.id.replace('visits.', '') });
        expect(usable(range)).toBe(unpriceable(finding) === undefined);
      }),
    );
  });
});

describe('the sentence', () => {
  test('says a range, its year and its source, that it is no cash, and on what it hangs', () => {
    expect(sentence(fewer)).toMatch(
      /^If all of the change beyond that of the comparison group came from referral, /,
    );
    expect(sentence(fewer)).toContain(
      'is worth £11,300 to £63,700 per 1,000 people a year: the value of GP capacity, not cash.',
    );
    expect(sentence(fewer)).toContain('The price of each of the GP contacts: £49 (');
    expect(sentence(fewer)).toContain('2022/23 prices; source: Unit Costs of Health and Social Care 2023');
    expect(sentence(fewer)).toContain('not checked in the source itself');
    expect(sentence(fewer, own)).toContain(
      '£40.50 (a price given by the reader; 2023/24 prices; source: Our own',
    );
  });

  test('of a rise says what it takes up, and calls it no loss of cash', () => {
    expect(sentence(differing(0.2, 0.5))).toContain('it takes up £9,800 to £24,500 per 1,000 people a year');
  });

  test('of another service speaks of no general practice', () => {
    const emergency = differing(-0.2, -0.1, { id: 'visits.a-e', service: 'A&E' });
    expect(sentence(emergency, { ...own, service: 'a-e' })).toContain(
      'the value of capacity for A&E visits, not cash',
    );
  });

  test('warns where a check of the comparison group did not pass', () => {
    const doubtful = differing(-1.3, -0.23, { sure: { ...compared.sure, step: 'Limited' } });
    expect(sentence(doubtful)).toContain('A check of the comparison group failed or could not be made');
    expect(sentence(fewer)).not.toContain('A check of the comparison group');
  });

  test('never says one sum alone', () => {
    fc.assert(
      fc.property(twoGroups, (finding) => {
        const words = sentence(finding, { ...own, service: finding.id.replace('visits.', '') });
        const sums = words.replace(/£40\.50/, '').match(/£/g) ?? [];
        expect(sums.length === 0 || sums.length === 2).toBe(true);
        expect(words).not.toMatch(/NaN|undefined|Infinity/);
      }),
    );
  });
});

describe('a released range', () => {
  const steady = (
    arm: User['arm'],
    mean: number,
    later: number,
    n: number,
    seed: number,
  ): readonly User[] => {
    const draw = drawn(seed);
    return Array.from({ length: n }, () => ({
      arm,
      stratum: 'Harbour',
      months: Array.from({ length: 25 }, (_, month) => draw(month < 12 ? mean : later)),
    }));
  };
  const users = [...steady('referred', 0.9, 0.6, 400, 3), ...steady('comparison', 0.9, 0.9, 300, 5)];

  test('follows from the released difference and price, and once more changes nothing', async () => {
    const finding = serviceUse('GP contacts', users);
    const exact = of(finding);
    for (const profile of ['nhs', 'strict', 'internal'] as const) {
      const released = release(exact, profile);
      const [found] = released.visits;
      const difference = found?.beyond?.difference;
      if (difference === undefined || !usable(difference)) throw new Error('the difference is hidden');
      const again = moneyRange(difference, { price: 49, year: '2022/23', source: 'x' });
      if (!usable(again)) throw new Error('there is no range');
      const { unit: _, ...range } = again;
      expect(found?.money?.range).toEqual(range);
      expect(release(released, profile)).toEqual(released);
    }
    const [nhs, internal] = (['nhs', 'internal'] as const).map(
      (profile) => release(exact, profile).visits[0]?.money,
    );
    expect(nhs?.range).not.toEqual(internal?.range);
  });

  test('is hidden with the difference that it would give away', async () => {
    await fc.assert(
      fc.asyncProperty(usersDrawn, fc.constantFrom('nhs', 'strict'), async (people, profile) => {
        const [found] = release(of(serviceUse('GP contacts', people)), profile).visits;
        const shown = found?.beyond?.difference;
        if (shown === undefined || !usable(shown))
          expect(usable(found?.money?.range ?? { withheld: 'no_price' })).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test('stays of another kind of visit', () => {
    const emergency = { ...fewer, id: 'visits.a-e', service: 'A&E' };
    expect(release(of(emergency), 'strict').visits[0]?.money?.range).toEqual({ withheld: 'other_price' });
  });

  test('comes through a pack with its price, listed or one’s own', () => {
    for (const price of [listed, own]) {
      const released = release(of(fewer, price), 'nhs');
      const back = read(write(released));
      expect(back).toEqual(released);
      expect(back.scope.price).toEqual(price);
    }
  });

  test.each([
    ['a year that is none', '2023/24', 'last year'],
    ['a source that turns the direction of writing', 'Our own practice accounts', 'safe \u202Ecash'],
    ['a source over two lines', 'Our own practice accounts', 'one\\ntwo'],
    ['a source without words', 'Our own practice accounts', ' '],
  ])('is refused in a pack with %s', (_, before, after) => {
    const text = write(release(of(fewer, own), 'nhs'));
    expect(text).toContain(before);
    expect(() => read(text.replaceAll(before, after))).toThrow(/^pack: /);
  });
});

describe('a price of one’s own', () => {
  const { kind: _, ...good } = own;

  test('with a year and a source can be used', () => {
    expect(priceFault(good)).toBeUndefined();
    expect(parseScope({ price: own }).price).toEqual(own);
  });

  test.each([
    ['no price', { price: 0 }, /price of one visit/],
    ['a negative price', { price: -3 }, /price of one visit/],
    ['a price that is no number', { price: NaN }, /price of one visit/],
    ['parts of a penny', { price: 1.005 }, /two decimals/],
    ['a price beyond any visit', { price: 1e9 }, /at most 100,000/],
    ['no year', { year: '' }, /year of the price/],
    ['a year in words', { year: 'this year' }, /year of the price/],
    ['no source', { source: '' }, /where the price comes from/],
    ['a blank source', { source: '   ' }, /where the price comes from/],
    ['a source of several lines', { source: 'a\nb' }, /where the price comes from/],
    ['a source that hides its direction', { source: 'a\u202Eb' }, /where the price comes from/],
    ['a source too long to stand beside a sum', { source: 'x'.repeat(longestSource + 1) }, /at most 160/],
    ['no service', { service: '' }, /kind of visit/],
    ['a service that is markup', { service: '<b>gp</b>' }, /kind of visit/],
  ])('with %s is refused, on the page and in a file', (_name, wrong, words) => {
    expect(priceFault({ ...good, ...wrong })).toMatch(words);
    expect(() => parseScope({ price: { ...own, ...wrong } })).toThrow(/^scope: price/);
  });

  test.each([
    [{ price: 49 }, 'price is not an object'],
    [{ price: {} }, 'price.kind is "listed" or "own"'],
    [{ price: { kind: 'listed' } }, 'price.id is not one of gp-surgery-2022-23, '],
    [{ price: { kind: 'listed', id: 'constructor' } }, 'price.id is not one of'],
    [{ price: { ...listed, price: 3 } }, 'price has no key "price"; it takes kind, id'],
    [{ price: { ...own, price: '49' } }, 'price.price is not a number'],
    [{ price: { ...own, year: 2023 } }, 'price.year is not a text'],
    [{ price: { ...own, note: 'x' } }, 'price has no key "note"'],
  ])('%j is refused in a scope file: %s', (json, words) => {
    expect(() => parseScope(json)).toThrow(words);
  });

  test('is said to be the reader’s', () => {
    expect(priceWords(visitMoney(fewer, own).price)).toBe(
      '£40.50 (a price given by the reader; 2023/24 prices; source: Our own practice accounts)',
    );
  });
});
