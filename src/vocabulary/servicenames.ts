import { plainName } from './spelling';

/** A kind of service use that is counted by itself. */
export interface Service {
  readonly name: string;
  /** What a text says that means it, after `plainName`; read from the top, the first that fits. */
  readonly means: RegExp;
}

const gp = '(?:gps?|doctors?|general practitioners?|general practice|practice|surgery|primary care)';
const near = '(?:f2f|face to face|face2face|in person|in surgery|surgery)';
const far = '(?:tel|telephone|phone|call|video|online|e ?consult\\w*|remote|text|digital)';

/** Contacts with a general practice of which nothing says how they were made. */
export const anyGp = 'GP contacts';

/** Contacts with a general practice by how they were made: together they are all of them. */
export const gpParts: readonly string[] = ['GP face to face', 'GP telephone or online', 'GP home visit'];

/** The kinds that are known; any other is kept under its own name. */
export const services: readonly Service[] = [
  { name: 'Practice nurse', means: /\b(?:nurses?|hcas?|healthcare assistants?|nursing)\b/ },
  {
    name: 'A&E',
    means:
      /\b(?:a e|ae|aes|ed|accident and emergency|accident emergency|emergency departments?|casualty|utc)\b/,
  },
  {
    name: 'Emergency admissions',
    means:
      /\b(?:nel|nels|non elective|nonelective|emergency admissions?|unplanned admissions?|emergency inpatient)\b/,
  },
  { name: 'Out of hours or 111', means: /\b(?:out of hours|ooh|111)\b/ },
  { name: 'Outpatient', means: /\b(?:outpatients?|op|opd)\b/ },
  { name: 'GP home visit', means: new RegExp(`\\b(?:home visits?|${gp} home)\\b`) },
  {
    name: 'GP telephone or online',
    means: new RegExp(`\\b${gp}\\b.*\\b${far}\\b|\\b${far}\\b.*\\b${gp}\\b`),
  },
  {
    name: 'GP face to face',
    means: new RegExp(`\\b(?:gps?|doctors?)\\b.*\\b${near}\\b|\\b${near}\\b.*\\b(?:gps?|doctors?)\\b`),
  },
  { name: anyGp, means: new RegExp(`\\b${gp}\\b`) },
];

/** The kind of use that a text speaks of; none if it is not a known one. */
export function serviceIn(text: string): string | undefined {
  const plain = plainName(text);
  return services.find(({ means }) => means.test(plain))?.name;
}

/**
 * The kind of use that a contact is by its service, the role of who gave it and its mode, whichever of them are known. A service that is not
 * known keeps its own words; where nothing is said it is a contact with the practice.
 */
export function serviceOf(service: string, role = '', mode = ''): string {
  const said = [service, role, mode].map((part) => part.trim()).filter((part) => part !== '');
  if (said.length === 0) return anyGp;
  const known = serviceIn(said.join(' '));
  return known ?? [service.trim(), role.trim()].find((part) => part !== '') ?? anyGp;
}

/** How often people use a service in general, in contacts a year: assumed figures to reckon with where nothing is known, shown as such. */
export interface PlausibleUse {
  readonly rates: readonly number[];
  readonly source: string;
  readonly verified: boolean;
}

/** Only general practice has figures to reckon with; none for any other service. */
export function plausibleUse(service: string): PlausibleUse | undefined {
  if (service !== anyGp) return undefined;
  return {
    rates: [4, 6],
    source:
      'Assumed: between comparison patients in one East London study (about 4 a year) and an average practice list (about 6)',
    verified: false,
  };
}
