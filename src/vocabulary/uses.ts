import { plainName } from './spelling';

/** Whether somebody was referred or stands for comparison. */
export type Group = 'referred' | 'comparison';

const compared =
  /\b(?:comparisons?|comparators?|controls?|not referred|not yet referred|unreferred|wait(?:ing)? ?list|matched|usual care)\b/;
const referred =
  /^(?:referred|referrals?|intervention|treated|treatment|exposed|cases?|sp|social prescribing|link worker)$/;

/** The group a cell names; a blank cell means referred. None for words that are not known. */
export function groupNamed(text: string): Group | undefined {
  const plain = plainName(text);
  if (plain === '') return 'referred';
  if (compared.test(plain)) return 'comparison';
  return referred.test(plain) ? 'referred' : undefined;
}

const yes = /^(?:y|yes|true|t|1|attended|arrived|seen|completed|complete|finished|present|in attendance|p)$/;
const no =
  /^(?:n|no|false|f|0|x|absent|a|missed|cancelled|canceled|cancelled by .*|dna|dnas|dna .*|did not attend|didnt attend|did not arrive|no show|not attended|uta|was not brought|booked|rearranged)$/;

/** Whether somebody was there; none for words that are not known. */
export function attendedNamed(text: string): boolean | undefined {
  const plain = plainName(text);
  if (yes.test(plain)) return true;
  return no.test(plain) ? false : undefined;
}

const dead = /^(?:y|yes|true|t|1|died|deceased|dead)$/;
const living = /^(?:n|no|false|f|0|alive|living)$/;

/** Whether somebody has died; none for words that are not known. */
export function deceasedNamed(text: string): boolean | undefined {
  const plain = plainName(text);
  if (dead.test(plain)) return true;
  return living.test(plain) ? false : undefined;
}
