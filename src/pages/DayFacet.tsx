import { DayField } from './DayField';
import { FacetPanel } from './FacetPanel';
import { withDays } from './facetchoice';
import { monthsOf, windowOf, withMonths } from './facetmonths';
import { MonthBrush } from './MonthBrush';
import type { FacetChoice, FacetShape } from '../evidence/facets';
import { day, plain } from '../evidence/numbers';

interface DayFacetProps {
  /** Absent where nothing is counted: then there are the fields alone. */
  readonly shape: FacetShape | undefined;
  readonly counts: readonly number[] | null;
  /** Under the hand. */
  readonly choice: FacetChoice;
  /** As it was before the hand came. */
  readonly base: FacetChoice;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly onMove: (choice: FacetChoice) => void;
  readonly onApply: (choice: FacetChoice) => void;
}

function saysOf({ from, to }: FacetChoice): string {
  if (from === undefined && to === undefined) return 'any day';
  if (to === undefined) return `from ${day(from ?? '')}`;
  return from === undefined ? `up to ${day(to)}` : `${day(from)} to ${day(to)}`;
}

/** The day of referral: months under a window, and the two days as fields. */
export function DayFacet({ shape, counts, choice, base, period, onMove, onApply }: DayFacetProps) {
  const months = shape === undefined ? [] : monthsOf(shape);
  const undated = shape === undefined || counts === null ? 0 : (counts[months.length] ?? 0);
  const limited = choice.from !== undefined || choice.to !== undefined;
  const take = (from: string | undefined, to: string | undefined): string => {
    if (from !== undefined && to !== undefined && to < from) return 'The last day is before the first.';
    onApply(withDays(choice, { from, to }));
    return '';
  };
  const limits = { min: period?.from, max: period?.to };
  return (
    <FacetPanel name={shape?.name ?? 'Day of referral'} says={saysOf(choice)} wide>
      {counts !== null && months.length > 1 && (
        <MonthBrush
          months={months}
          counts={counts}
          window={windowOf(months, choice)}
          onMove={(window) => onMove(withMonths(months, base, window))}
          onRelease={(window) => onApply(withMonths(months, base, window))}
        />
      )}
      <div className="day-fields">
        <DayField name="from" value={choice.from} onDay={(from) => take(from, choice.to)} {...limits} />
        <DayField name="to" value={choice.to} onDay={(to) => take(choice.from, to)} {...limits} />
        <button
          type="button"
          className="text-button"
          aria-label="Day of referral: clear"
          aria-disabled={!limited}
          onClick={() => {
            if (limited) onApply(withDays(choice, { from: undefined, to: undefined }));
          }}
        >
          Clear
        </button>
      </div>
      {undated > 0 && (
        <p className="quiet">
          {limited ? 'Left out while days are chosen' : 'Kept as well'}: {plain(undated, 0)} without a day of
          referral.
        </p>
      )}
    </FacetPanel>
  );
}
