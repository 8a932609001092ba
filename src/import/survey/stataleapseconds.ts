/** The days at whose end a second was put in (IERS Bulletin C), as ISO. */
const leapDays = [
  '1972-06-30',
  '1972-12-31',
  '1973-12-31',
  '1974-12-31',
  '1975-12-31',
  '1976-12-31',
  '1977-12-31',
  '1978-12-31',
  '1979-12-31',
  '1981-06-30',
  '1982-06-30',
  '1983-06-30',
  '1985-06-30',
  '1987-12-31',
  '1989-12-31',
  '1990-12-31',
  '1992-06-30',
  '1993-06-30',
  '1994-06-30',
  '1995-12-31',
  '1997-06-30',
  '1998-12-31',
  '2005-12-31',
  '2008-12-31',
  '2012-06-30',
  '2015-06-30',
  '2016-12-31',
] as const;

const ends = leapDays.map((day) => Date.parse(`${day}T00:00:00Z`) + 86_400_000);

/** Milliseconds since 1970 as clocks count them, from a count that includes the leap seconds; within one, the second before. */
export function withoutLeapSeconds(milliseconds: number): number {
  let passed = 0;
  for (const end of ends) {
    if (milliseconds < end + passed * 1000) break;
    passed += 1;
  }
  return milliseconds - passed * 1000;
}
