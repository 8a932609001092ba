import { type Cells, shapes } from './cells';
import { beyondChance, type Found } from './chance';

const areas =
  'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE';
const postcodeAreas: ReadonlySet<string> = new Set(areas.split(' '));
const wholePostcode = /^([A-Z]{1,2})(\d[A-Z\d]?)[ -]?(\d[ABD-HJLNP-UW-Z]{2})$/i;
const postcodePart = /^([A-Z]{1,2})(\d[A-Z\d]?)( \d)?$/i;

/** The district (`M13`) of a full postcode, or undefined where the text is none. */
export function districtOf(text: string): string | undefined {
  const found = wholePostcode.exec(text);
  if (found === null) return undefined;
  const area = (found[1] ?? '').toUpperCase();
  return postcodeAreas.has(area) ? `${area}${(found[2] ?? '').toUpperCase()}` : undefined;
}

/** The district of a text that is a district or a sector (`M13 9`). */
export function districtPart(text: string): string | undefined {
  const found = postcodePart.exec(text);
  const area = (found?.[1] ?? '').toUpperCase();
  return postcodeAreas.has(area) ? `${area}${(found?.[2] ?? '').toUpperCase()}` : undefined;
}

export function postcodes(cells: Cells, named: boolean): Found | undefined {
  const { share, rows } = cells.hits(shapes.postcode, (text) => districtOf(text) !== undefined);
  if (rows === 0) return undefined;
  if (share >= 0.2 || named) return { level: 'stop', share };
  return share >= 0.01 ? { level: 'warn', share } : undefined;
}

/** Districts are only worth knowing, sectors a look. Codes of illnesses look like districts of one letter, so two are asked for. */
export function postcodeParts(cells: Cells, named: boolean): Found | undefined {
  if (!cells.letters || !cells.digits || cells.distinct < (named ? 1 : 3)) return undefined;
  const { share, rows } = cells.hits(shapes.postcode, (text) => districtPart(text) !== undefined);
  if (share < 0.5) return undefined;
  const twoLetters = cells.hits(
    shapes.postcode,
    (text) => /^[a-z]{2}/i.test(text) && postcodePart.test(text),
  );
  if (!named && twoLetters.rows < 0.3 * rows) return undefined;
  const sectors = cells.hits(shapes.postcode, (text) => postcodePart.exec(text)?.[3] !== undefined);
  return { level: sectors.rows > 0.5 * rows ? 'warn' : 'note', share };
}

const beforeAt = /[\w!#$%&'*+/=?^`{|}~.-]$/;
const afterAt = /^[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,6}\.[a-z]{2,24}(?![a-z\d])/i;
const longestMail = 254;

/** Whether an e-mail address stands in a text. */
function hasMail(text: string): boolean {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (
      beforeAt.test(text.slice(Math.max(0, at - 1), at)) &&
      afterAt.test(text.slice(at + 1, at + longestMail))
    )
      return true;
  }
  return false;
}

export function mails(cells: Cells, named: boolean): Found | undefined {
  const { share, rows } = cells.hits(shapes.at, hasMail);
  if (rows === 0) return undefined;
  return { level: named || share >= 0.2 ? 'stop' : 'warn', share };
}

const phone =
  /^(?:\+44|0044|44(?=\d{10}$)|0)0?(?:1(?:1\d|\d1|[2-9]\d)|2[03489]|3[0347]|5[56]|7[1-9]|8[04578]|9[018])\d{7,8}$/;
const phoneWithoutZero = /^(?:7[1-9]\d{8}|[12]\d{8,9})$/;

function plainPhone(text: string): string {
  return text
    .replace(/\.0$/, '')
    .replace(/\(0\)/, '')
    .replace(/[ ().-]/g, '');
}

/** A telephone number of the United Kingdom: 10 or 11 digits after its 0 or +44, and an area or kind that exists. */
function isPhone(text: string): boolean {
  return phone.test(plainPhone(text));
}

/**
 * Telephone numbers; seven random numbers in a hundred begin like one. A sheet that takes telephone numbers for numbers drops their zero: then only the column's name tells them from other numbers.
 */
export function phones(cells: Cells, named: boolean): Found | undefined {
  if (!cells.digits) return undefined;
  const hits = cells.hits(
    shapes.phone,
    isPhone,
    ({ of: [first, second] }) => first === 0 || (first === 4 && second === 4),
  );
  const { share } = hits;
  if (named) {
    const bare = cells.share((text) => phoneWithoutZero.test(plainPhone(text)));
    if (share + bare > 0) return { level: 'stop', share: Math.min(1, share + bare) };
    return undefined;
  }
  const level = beyondChance(hits, 0.07);
  if (level === 'stop' && share >= 0.5) return { level, share };
  return level !== undefined && share >= 0.1 ? { level: 'warn', share } : undefined;
}

const insurance =
  /^(?!BG|GB|KN|NK|NT|TN|ZZ)([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]) ?\d{2} ?\d{2} ?\d{2} ?[A-D]?$/i;

/** National Insurance numbers. Where all begin with the same two letters they are more likely a service's own codes. */
export function insuranceNumbers(cells: Cells, named: boolean): Found | undefined {
  const prefixes = new Set<string>();
  const { share, distinct, rows } = cells.hits(shapes.insurance, (text) => {
    const found = insurance.exec(text);
    if (found === null || (!named && /\d$/.test(text))) return false;
    prefixes.add((found[1] ?? '').toUpperCase());
    return true;
  });
  if (rows === 0) return undefined;
  if (named) return { level: 'stop', share };
  if (share >= 0.2 && prefixes.size >= Math.min(3, distinct)) return { level: 'stop', share };
  return share >= 0.01 ? { level: 'warn', share } : undefined;
}
