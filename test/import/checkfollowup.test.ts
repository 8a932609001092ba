import { expect, test } from 'vitest';
import { checkedAsSeen, only, upTo } from './checked';

/** So many people of each site, of whom so many have a later score. */
function rows(sites: Readonly<Record<string, readonly [n: number, later: number]>>): readonly string[] {
  return [
    'Client ID,Site,ONS LS (Start),ONS LS (End)',
    ...Object.entries(sites).flatMap(([site, [n, later]]) =>
      upTo(n).map(
        (at) =>
          `${site}-${String(at)},${site},${String(3 + (at % 4))},${at < later ? String(4 + (at % 5)) : ''}`,
      ),
    ),
  ];
}
const uneven = async (sites: Parameters<typeof rows>[0]): Promise<readonly string[]> =>
  only((await checkedAsSeen(rows(sites))).issues, 'follow_up_uneven');

test('a site that followed up far fewer than the others is named', async () => {
  expect(await uneven({ Riverside: [40, 8], Hillside: [60, 45], Vale: [60, 42] })).toEqual([
    'follow_up_uneven | Site | Riverside',
  ]);
});

test('a small site of whom nobody was followed up is named', async () => {
  expect(await uneven({ Riverside: [6, 0], Hillside: [6, 6] })).toEqual([
    'follow_up_uneven | Site | Riverside',
  ]);
});

test('sites less than 30 points apart, and sites of a few people, are not', async () => {
  expect(await uneven({ Riverside: [400, 180], Hillside: [400, 280] })).toEqual([]);
  expect(await uneven({ Riverside: [3, 1], Hillside: [4, 3], Vale: [5, 3] })).toEqual([]);
});

test('people without a first score were not to be followed up', async () => {
  const { issues } = await checkedAsSeen([
    ...rows({ Riverside: [40, 30], Hillside: [40, 28] }),
    ...upTo(60).map((at) => `R${String(at)},Riverside,,`),
  ]);
  expect(only(issues, 'follow_up_uneven')).toEqual([]);
});

test('in a file of one row a score the stages say who was followed up', async () => {
  const { issues } = await checkedAsSeen([
    'client_ref,site,tool,stage,date_completed,score',
    ...upTo(40).flatMap((at) => [
      `P${String(at)},${at % 2 === 0 ? 'Hillside' : 'Vale'},UCLA,Baseline,2023-05-01,${String(3 + (at % 7))}`,
      ...(at % 2 === 0 ? [`P${String(at)},Hillside,UCLA,Exit,2023-09-01,${String(3 + ((at + 2) % 7))}`] : []),
    ]),
  ]);
  expect(only(issues, 'follow_up_uneven')).toEqual(['follow_up_uneven | site | Vale']);
});
