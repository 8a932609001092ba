import { Unreadable } from '../reader';
import type { Archive } from './archive';
import { eachElement } from './part';

/** What a number means by the look of its cell: itself, a day (with or without a time), a time of day, or a length of time. */
export type Meaning = 'number' | 'day' | 'time' | 'span';

/** The meaning of each cell style of a workbook, by its number. Without a list of styles there is one style: numbers. */
export async function meaningsIn(archive: Archive, styles: string | undefined): Promise<readonly Meaning[]> {
  if (styles === undefined) return ['number'];
  const own = new Map<number, Meaning>();
  const formats: number[] = [];
  await eachElement(archive, styles, (path, attributes) => {
    if (path === 'styleSheet/numFmts/numFmt')
      own.set(wholeNumber(attributes.get('numFmtId')), meaningOf(attributes.get('formatCode') ?? ''));
    if (path === 'styleSheet/cellXfs/xf') formats.push(wholeNumber(attributes.get('numFmtId') ?? '0'));
  });
  return formats.length === 0 ? ['number'] : formats.map((id) => own.get(id) ?? builtIn(id));
}

/** The formats that every workbook has without listing them (those over 22 in some languages only). */
function builtIn(id: number): Meaning {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36) return 'day';
  if (id === 46) return 'span';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return 'time';
  return (id >= 50 && id <= 54) || id === 57 || id === 58
    ? 'day'
    : id === 55 || id === 56
      ? 'time'
      : 'number';
}

/** The meaning of a format code such as `dd/mm/yyyy hh:mm`, `[h]:mm` or `#,##0.00`, by its first section. */
export function meaningOf(code: string): Meaning {
  const bare = code
    .slice(0, 1000)
    .replace(/"[^"]*"|\\.|[_*]./gs, '')
    .split(';')[0];
  const letters = (bare ?? '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '')
    .replace(/e[+-]/gi, '')
    .toLowerCase();
  if (/\[[hms]+\]/.test(letters)) return 'span';
  if (/[yde]/.test(letters)) return 'day';
  if (/h|s|am\/pm|a\/p/.test(letters)) return 'time';
  return letters.includes('m') ? 'day' : 'number';
}

function wholeNumber(text: string | undefined): number {
  if (text === undefined || !/^\d{1,9}$/.test(text)) throw new Unreadable('damaged_workbook');
  return Number(text);
}
