/**
 * One row for each person, in an order that says nothing of them: the same one for the same rows each time. Where people tie, a method that takes the
 * first would otherwise take by whatever the rows were sorted by, the last score among it.
 */
export function shuffledPeople<Row extends { readonly n: number }>(rows: readonly Row[]): readonly Row[] {
  const people = rows.flatMap((row) => Array.from({ length: row.n }, (): Row => ({ ...row, n: 1 })));
  const next = draws(people.length);
  for (let at = people.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [people[at], people[other]] = [people[other] as Row, people[at] as Row];
  }
  return people;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
