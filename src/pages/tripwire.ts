import type { Looked } from '../vocabulary/looked';

export interface Trip {
  readonly column: string;
  /** What the column looks like. Never a value from it. */
  readonly looksLike: string;
}

const headerWords: readonly (readonly [RegExp, string])[] = [
  [/\b(fore|first|sur|last|full|client|patient)[ _-]?name\b|^name$|\bsurname\b/i, 'names of people'],
  [/\bnhs[ _-]?(no|num|number|id)\b|\bchi[ _-]?(no|number)\b/i, 'NHS numbers'],
  [/\bpost[ _-]?code\b/i, 'postcodes'],
  [/\be-?mail\b/i, 'e-mail addresses'],
  [/\b(phone|mobile|tel|telephone)([ _-]?(no|number))?\b$/i, 'telephone numbers'],
  [/\b(dob|date[ _-]of[ _-]birth|birth[ _-]?date)\b/i, 'dates of birth'],
  [/\baddress\b/i, 'addresses'],
  [/\b(notes?|comments?|free[ _-]?text)\b/i, 'free text'],
];

/** Ten digits whose last is the check digit of the other nine. */
function isNhsNumber(text: string): boolean {
  const digits = text.replaceAll(/[ -]/g, '');
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce(
    (total, digit, place) => total + Number(digit) * (10 - place),
    0,
  );
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

const cellKinds: readonly (readonly [(text: string) => boolean, string])[] = [
  [isNhsNumber, 'NHS numbers'],
  [(text) => /^[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}$/i.test(text), 'postcodes'],
  [(text) => text.length <= 254 && /^[^\s@]+@[^\s@.]+\.[^\s@]+$/.test(text), 'e-mail addresses'],
  [(text) => /^(\+44\d{9,10}|0\d{10})$/.test(text.replaceAll(/[ ()-]/g, '')), 'telephone numbers'],
];

/** Columns that look as if they could name someone, from their header or from half of the rows shown. A sign, not a proof. */
export function tripwire({ header, sample }: Looked): readonly Trip[] {
  return header.flatMap((column, place): readonly Trip[] => {
    const byName = headerWords.find(([words]) => words.test(column));
    const cells = sample.map((row) => (row[place] ?? '').trim()).filter((cell) => cell !== '');
    const byCell = cellKinds.find(
      ([fits]) => cells.length > 0 && cells.filter(fits).length * 2 >= cells.length,
    );
    const found = byName ?? byCell;
    return found === undefined ? [] : [{ column, looksLike: found[1] }];
  });
}
