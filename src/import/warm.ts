import { inspect } from './inspect';
import { prepare } from './prepare';

const rows = 1200;
const passes = 10;

/**
 * Reads made-up people over and over until `wanted`. A worker that has never read a file reads its first one some three times slower than its tenth:
 * the browser makes code quick only once it has run a while, and it may as well run while somebody looks for their file.
 */
export async function warm(wanted: () => boolean): Promise<void> {
  const text = madeUp();
  for (let pass = 0; pass < passes && !wanted(); pass += 1) {
    // A blob of its own each time: what was read of a blob is known.
    const source = { name: 'made-up.csv', blob: new Blob([text]) };
    const { mapping } = await inspect(source);
    if (wanted()) return;
    await prepare([{ source, mapping }], { hand: () => undefined });
  }
}

/** One row a person, with a column of every kind that most exports have. */
function madeUp(): string {
  const header =
    'Client ID,Referral Date,Age,Gender,Site,Referral Source,Referral Reason,First Contact,Status,Closure Date,ONS LS (Start),ONS LS (End),ONS A (Start),ONS A (End)';
  const lines = Array.from({ length: rows }, (_, at) => {
    const day = (after: number): string =>
      new Date(Date.UTC(2024, 0, 1 + (at % 300) + after)).toISOString().slice(0, 10);
    const kept = at % 3 !== 0;
    return [
      `P${String(at).padStart(6, '0')}`,
      day(0),
      18 + (at % 70),
      at % 2 === 0 ? 'Female' : 'Male',
      `Site ${String(at % 5)}`,
      `Source ${String(at % 7)}`,
      `Reason ${String(at % 11)}`,
      at % 9 === 0 ? '' : day(7),
      kept ? 'Completed' : 'Did not attend',
      day(90),
      at % 10,
      kept ? (at * 7) % 11 : '',
      (at * 3) % 11,
      kept ? (at * 5) % 11 : '',
    ].join(',');
  });
  return [header, ...lines].join('\n');
}
