/**
 * How many letters must be put in, left out, changed, or swapped with their neighbour to turn one text into the other; one more than
 * `most` when it takes more than that.
 */
export function editsBetween(one: string, other: string, most: number): number {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let edits = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      next.push(edits);
      least = Math.min(least, edits);
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return Math.min(row[other.length] ?? 0, most + 1);
}

/**
 * How alike two words are, from 0 to 1: one less an edit for each of the longer word's letters, or 0.8 where one is the first three
 * letters or more of the other. Short words, words with digits and words that begin otherwise are alike only if they are the same.
 */
export function alike(one: string, other: string): number {
  if (one === other) return 1;
  if (one[0] !== other[0]) return 0;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (/\d/.test(one) || /\d/.test(other)) return 0;
  if (short.length >= 3 && long.startsWith(short)) return long.length - short.length <= 1 ? 0.9 : 0.8;
  if (short.length < 4) return 0;
  const most = long.length >= 8 ? 2 : 1;
  const edits = editsBetween(one, other, most);
  return edits > most ? 0 : 1 - edits / long.length;
}
