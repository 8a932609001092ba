import type { ColumnChoice, DecimalMark, Decision, SniffedColumn } from '../../vocabulary/sniffed';
import { settled } from '../../vocabulary/sniffed';
import { plainName } from '../../vocabulary/spelling';
import { dateShare, datesIn, type DatesSeen, orderIn, provenOrder } from './dates';
import { decimalOf, isNumeric, provenDecimal, thousandsOf } from './numbers';
import { isBlank } from '../reading';
import { isMissing } from '../../vocabulary/cells';

const dateWords = /\b(?:date|day|when|dob|on|referred|closed|month)\b/;
const most = 400;

/**
 * How the dates and the numbers of each column are spelt, from the first 400 different cells of each. What one column proves settles
 * those that could be read either way. Once all rows are read, `dateOrderOf` and `decimalOf` tell the same of whole columns.
 */
export function columnsOf(
  names: readonly string[],
  cells: readonly (readonly string[])[],
  choices: readonly ColumnChoice[] = [],
): readonly SniffedColumn[] {
  const chosen = new Map(choices.map((choice) => [choice.column, choice]));
  const drawn = cells.map((column) => [...new Set(column)].slice(0, most));
  const seen = drawn.map(datesIn);
  const kinds = names.map((name, at) => kindOf(name, drawn[at] ?? [], seen[at], chosen.get(name)));
  const order = provenOrder(seen.filter((_, at) => kinds[at] === 'dates'));
  const decimal = provenDecimal(drawn.filter((_, at) => kinds[at] === 'numbers').flat());
  return names.flatMap((column, at): readonly SniffedColumn[] => {
    const choice = chosen.get(column);
    const dates = seen[at];
    if (kinds[at] === 'dates' && dates !== undefined) {
      const { value, sure, why, choices: offered } = orderIn(dates, order);
      return [{ column, dates: settled(choice?.dates, { value, sure, why, choices: offered }) }];
    }
    if (kinds[at] !== 'numbers') return [];
    return [{ column, ...numbersOf(drawn[at] ?? [], decimal, choice) }];
  });
}

function numbersOf(
  texts: readonly string[],
  elsewhere: DecimalMark | undefined,
  choice: ColumnChoice | undefined,
): Pick<SniffedColumn, 'decimal' | 'thousands'> {
  const decimal: Decision<DecimalMark> = settled(choice?.decimal, decimalOf(texts, elsewhere));
  const thousands = settled(choice?.thousands, thousandsOf(texts, decimal.value));
  return { decimal, thousands };
}

function kindOf(
  name: string,
  texts: readonly string[],
  seen: DatesSeen | undefined,
  choice: ColumnChoice | undefined,
): 'dates' | 'numbers' | 'other' {
  if (choice?.dates !== undefined) return 'dates';
  if (choice?.decimal !== undefined || choice?.thousands !== undefined) return 'numbers';
  if (seen !== undefined && dateShare(seen.forms, dateWords.test(plainName(name))) >= 0.6) return 'dates';
  const filled = texts.filter((text) => !isBlank(text) && !(text.length < 25 && isMissing(text)));
  if (filled.length === 0) return 'other';
  return filled.filter(isNumeric).length * 10 >= filled.length * 6 ? 'numbers' : 'other';
}
