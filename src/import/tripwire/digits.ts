import { type Cells, type Digits, shapes } from './cells';
import { beyondChance, type Found } from './chance';

const decimalZero = /\.0$/;

function passesEleven({ of }: Digits): boolean {
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += (10 - at) * (of[at] as number);
  return (11 - (sum % 11)) % 11 === of[9];
}

function passesTen({ of, length }: Digits): boolean {
  let sum = 0;
  for (let at = length - 1, twice = false; at >= 0; at -= 1, twice = !twice) {
    const digit = of[at] as number;
    sum += twice ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
  }
  return sum % 10 === 0;
}

/** Ten digits whose last is the check digit of the other nine: weights 10 to 2, modulus 11. CHI numbers use the same check. */
function isHealthNumber(text: string): boolean {
  const digits = text.replace(decimalZero, '').replace(/[ -]/g, '');
  if (!/^\d{10}$/.test(digits)) return false;
  return passesEleven(figures(digits)) && !/^(\d)\1*$/.test(digits);
}

const cardPrefix =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11})$/;

/** A number with a card's beginning, length and check digit (modulus 10, every second digit doubled). */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  return cardPrefix.test(digits) && passesTen(figures(digits));
}

const read = { of: new Uint8Array(20), length: 0 };

function figures(digits: string): Digits {
  read.length = Math.min(digits.length, 20);
  for (let at = 0; at < read.length; at += 1) read.of[at] = digits.charCodeAt(at) - 48;
  return read;
}

const damaged = /^\d(?:\.\d+)?e\+?0?9$/i;

/**
 * NHS and CHI numbers. One random id in eleven passes the check, so a column stops only where far more pass than chance gives: at
 * least 5 different ones, half of those with ten digits, and less than once in 100,000 columns by chance.
 */
export function healthNumbers(cells: Cells, named: boolean): Found | undefined {
  if (!cells.digits) return undefined;
  const valid = cells.hits(shapes.digits10, isHealthNumber, passesEleven);
  if (named) {
    const numbers = cells.share((text) => /^\d[\d -]{7,11}\d(?:\.0)?$/.test(text) || damaged.test(text));
    if (valid.distinct > 0 || numbers >= 0.2) return { level: 'stop', share: Math.max(valid.share, numbers) };
    return cells.distinct > 1 ? { level: 'note', share: 0 } : undefined;
  }
  const level = beyondChance(valid, 1 / 11);
  return level === undefined ? undefined : { level, share: valid.share };
}

/** Payment cards: one number in ten passes the check by chance. */
export function cardNumbers(cells: Cells, named: boolean): Found | undefined {
  if (!cells.digits) return undefined;
  const valid = cells.hits(shapes.card, isCardNumber, passesTen);
  const level = named && valid.distinct > 0 ? 'stop' : beyondChance(valid, 1 / 10);
  return level === undefined ? undefined : { level, share: valid.share };
}
