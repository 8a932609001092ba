import { type Cells, shareOf } from './cells';
import type { Found } from './chance';
import type { HeaderWord } from './header';

const decimal = /^-?\d{1,2}\.(\d{2,15})$/;
const pair = /^\(?(-?\d{1,2}\.\d{3,15})[,;]? ?,?(-?\d{1,2}\.\d{3,15})\)?$/;
const gridReference = /^[HJNOST][A-HJ-Z] ?(?:\d{3} ?\d{3}|\d{4} ?\d{4}|\d{5} ?\d{5})$/i;
const threeWords = /^\/{0,3}[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}$/;
const smallArea =
  /^(?:[EWS]0[01]\d{6}|95[A-Z]{2}\d{2}[A-Z\d]{1,2}|N\d{8}|[A-Z][A-Za-z,.'& -]{2,40} \d{3}[A-F])$/;

/** Whether a number could be a latitude in the British Isles, with at least this many decimals. */
function isLatitude(text: string, decimals: number): boolean {
  return (decimal.exec(text)?.[1] ?? '').length >= decimals && Number(text) > 49.8 && Number(text) < 60.9;
}

function isLongitude(text: string, decimals: number): boolean {
  return (decimal.exec(text)?.[1] ?? '').length >= decimals && Number(text) > -8.7 && Number(text) < 1.8;
}

/** Numbers by which a home could be found on a map: more than three decimals, within the British Isles. */
export function latitudes(cells: Cells, says: ReadonlySet<HeaderWord>): Found | undefined {
  if (!cells.digits || cells.letters) return undefined;
  const named = says.has('latitude') || says.has('mapReference');
  const read = cells.read();
  const exact = shareOf(read, (text) => isLatitude(text, 4));
  const within = shareOf(read, (text) => isLatitude(text, 2));
  if (named && exact > 0.2) return { level: 'stop', share: exact };
  if (named && within > 0.2) return { level: 'warn', share: within };
  const varied = cells.distinct >= 5 && cells.distinct * 20 > cells.filled;
  return varied && exact >= 0.5 && within >= 0.9 ? { level: 'stop', share: exact } : undefined;
}

/** Longitudes are small numbers like many others: they are told by their name, or beside a latitude. */
export function longitudes(cells: Cells, named: boolean, beside: boolean): Found | undefined {
  if (!cells.digits || cells.letters) return undefined;
  const exact = cells.share((text) => isLongitude(text, 4));
  if (named && exact > 0.2) return { level: 'stop', share: exact };
  if (beside && exact >= 0.5 && cells.distinct >= 5 && cells.share((text) => isLongitude(text, 2)) >= 0.9)
    return { level: 'stop', share: exact };
  const within = named ? cells.share((text) => isLongitude(text, 2)) : 0;
  return within > 0.2 ? { level: 'warn', share: within } : undefined;
}

export function mapPlaces(cells: Cells, named: boolean): Found | undefined {
  const read = cells.read();
  const told = shareOf(
    read,
    (text) => threeWords.test(text) || (pair.test(text) && isLatitude(pair.exec(text)?.[1] ?? '', 3)),
  );
  if (told >= 0.5 || (named && told > 0)) return { level: 'stop', share: told };
  if (!named) return undefined;
  const reference = shareOf(read, (text) => gridReference.test(text) || /^\d{5,7}(?:\.\d+)?$/.test(text));
  return reference >= 0.5 ? { level: 'stop', share: reference } : undefined;
}

/** Property numbers cannot be told from other long numbers, so only the column's name stops; the usual beginnings are noted. */
export function propertyNumbers(cells: Cells, named: boolean): Found | undefined {
  if (!cells.digits || cells.letters) return undefined;
  const share = cells.share((text) =>
    named ? /^\d{5,12}(?:\.0)?$/.test(text) : /^(?:1000|2000)\d{8}$|^100\d{8}$/.test(text),
  );
  if (named) return share >= 0.2 ? { level: 'stop', share } : undefined;
  return share >= 0.9 && cells.distinct >= 20 ? { level: 'note', share } : undefined;
}

/** Output areas and the like, by their codes or names: a look where any has fewer than five rows. */
export function smallAreas(cells: Cells): Found | undefined {
  if (!cells.letters || !cells.digits) return undefined;
  const read = cells.read();
  const share = shareOf(read, (text) => smallArea.test(text));
  if (share < 0.5) return undefined;
  return { level: read.some(({ n }) => n < 5) ? 'warn' : 'note', share };
}
