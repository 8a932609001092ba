import { plainName } from './spelling';

/** How a case stands, in the order it is told: still open, completed, then the ways to be lost. */
export const closeReasons = [
  'open',
  'completed',
  'declined',
  'did not attend',
  'could not contact',
  'stopped early',
  'not suitable',
  'referred on',
  'moved away',
  'died',
  'closed, no reason given',
  'other',
  'not recorded',
] as const;

export type CloseReason = (typeof closeReasons)[number];

/** Read from the top: the first that fits. The order settles texts such as `DNA - closed` and `did not complete`. */
const rules: readonly (readonly [RegExp, CloseReason])[] = [
  [/^(?:|n a|null|none|unknown|not recorded|not known|not stated)$/, 'not recorded'],
  [/\b(?:died|deceased|death|passed away|rip)\b/, 'died'],
  [
    /\b(?:moved (?:away|out|house|home|area|address|from)|out of area|relocated|left (?:the )?area)\b/,
    'moved away',
  ],
  [
    /\b(?:dna|dnas|did ?nt attend|did not attend|non attendance|not attended|failed to attend|no show)\b/,
    'did not attend',
  ],
  [
    /\b(?:unable to contact|could not contact|couldnt contact|cannot contact|no contact|uncontactable|not contactable|unable to reach|no response|no reply|no answer|lost contact)\b/,
    'could not contact',
  ],
  [
    /\b(?:declined|refused|not interested|no longer want\w*|does not want|opted out|support not wanted|withdrew consent|no consent|not consented|consent withdrawn|rejected by (?:client|patient|person))\b/,
    'declined',
  ],
  [
    /\b(?:not complet\w*|incomplete|disengaged|dropped out|drop out|withdrew|withdrawn|stopped|left early|non engagement|not engag\w*)\b/,
    'stopped early',
  ],
  [
    /\b(?:not suitable|unsuitable|inappropriate|not appropriate|not eligible|ineligible|too unwell|rejected)\b/,
    'not suitable',
  ],
  [
    /\b(?:referred (?:on|to|elsewhere|back)|signposted|transferred|onward referral|stepped up)\b/,
    'referred on',
  ],
  [
    /\b(?:complete|completed|goals? (?:met|achieved)|needs met|planned (?:end|ending|discharge))\b/,
    'completed',
  ],
  [
    /\b(?:open|opened|reopened|active|ongoing|on going|in progress|waiting|wait list|waiting list|allocated|accepted|new|pending|current|on hold)\b/,
    'open',
  ],
  [/\b(?:closed|close|discharged|ended|finished|inactive|archived)\b/, 'closed, no reason given'],
];

/** Why a case is closed, from the words of its status; `other` when the words are not known, so that nothing is guessed. */
export function statusReason(text: string): CloseReason {
  const plain = plainName(text);
  return rules.find(([pattern]) => pattern.test(plain))?.[1] ?? 'other';
}
