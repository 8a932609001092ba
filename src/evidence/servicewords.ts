/** What one use of a known service is called, of many. */
const named: Readonly<Record<string, string>> = {
  'Practice nurse': 'practice nurse contacts',
  'A&E': 'A&E visits',
  'Emergency admissions': 'emergency admissions',
  'Out of hours or 111': 'out-of-hours or 111 contacts',
  Outpatient: 'outpatient appointments',
  'GP home visit': 'GP home visits',
  'GP telephone or online': 'GP telephone or online contacts',
  'GP face to face': 'GP face-to-face contacts',
  'GP contacts': 'GP contacts',
};

/** "GP contacts", "A&E visits": the uses of a service as the middle of a sentence, always many. One with a name of its own keeps it. */
export function usesOf(service: string): string {
  return Object.hasOwn(named, service) ? (named[service] ?? service) : `contacts with “${service}”`;
}
