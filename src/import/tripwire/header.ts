import { plainName } from '../../vocabulary/spelling';

const longest = 200;

/** What a column name says that the column holds. A name alone never stops a file where the cells say otherwise. */
export const headerWords = {
  health:
    /\bnhs ?(?:no|nos|num|number|numbers|nbr|id)\b|^nhs$|\bchi ?(?:no|num|number)\b|^chi$|\bh ?c number\b/,
  insurance: /\bni ?(?:no|num|number)\b|\bnational insurance\b|\bnino\b/,
  card: /\bcard ?(?:no|num|number)\b|\b(?:credit|debit|payment|bank) ?card\b/,
  mail: /\be ?mails?\b/,
  phone:
    /\b(?:tele)?phones?\b|\btel\b|\bmobile\b|\blandline\b|\bcontact (?:no|num|number|details)\b|\b(?:home|work|daytime|evening) (?:no|number)\b/,
  postcode: /\bpost ?codes?\b|\bpcds?\b|\bzip(?: ?code)?\b|\boutward\b/,
  address: /\baddress\b|\baddr\b|\bstreet\b|\bhouse (?:no|number|name)\b/,
  birth: /\bdob\b|\bd o b\b|\bdate ?of ?birth\b|\bbirth ?(?:date|day)\b|\bborn\b/,
  name: /\b(?:fore|first|given|middle|sur|last|family|maiden|full|preferred|christian) ?names?\b|\b(?:client|patient|person|participant|member|customer|beneficiary|user|resident|carer|child|attendee|contact|individual|pt)s? ?(?:full )?names?\b|\bknown as\b|\bnext of kin\b|\bemergency contact\b/,
  perhapsName: /^(?:names?|person|client|patient|participant|member|attendee|resident|service user)$/,
  staff:
    /\b(?:worker|gp|doctor|referrer|clinician|staff|coordinator|prescriber|practitioner|navigator|assessor|advis[eo]r|volunteer|manager|by)\b/,
  prose:
    /\bnotes?\b|\bcomments?\b|\bfree ?text\b|\bnarrative\b|\bsummary\b|\bdescription\b|\bdetails?\b|\bobservations?\b|\bfeedback\b|\bconcerns?\b|\bstory\b|\bremarks?\b|\banything else\b/,
  property: /\buprn\b/,
  latitude: /\blat(?:itude)?\b/,
  longitude: /\b(?:lon|lng|longitude)\b/,
  mapReference:
    /\beastings?\b|\bnorthings?\b|\bgrid ref(?:erence)?s?\b|\bos ref(?:erence)?\b|\bcoordinates?\b/,
} as const satisfies Record<string, RegExp>;

export type HeaderWord = keyof typeof headerWords;

const entries = Object.entries(headerWords) as readonly (readonly [HeaderWord, RegExp])[];

/** Which of them a column name says, whatever its capitals, points and joints: `PatientDOB`, `nhs_no`, `Address1`. */
export function saidBy(name: string): ReadonlySet<HeaderWord> {
  const apart = name
    .slice(0, longest)
    .replace(/([a-z])([A-Z\d])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  const words = plainName(apart);
  return new Set(entries.flatMap(([word, pattern]) => (pattern.test(words) ? [word] : [])));
}
