import { useId, useState } from 'react';
import type { Links } from './reading';
import { serviceIdOf } from '../evidence/leadvisit';
import {
  fitsService,
  isUnitCostId,
  longestSource,
  type OwnPrice,
  type PriceChoice,
  priceFault,
} from '../evidence/price';
import { poundsWords } from '../evidence/scopewords';
import type { VisitFinding } from '../evidence/visits';
import { unitCostsOf } from '../vocabulary/unitcosts';

interface PriceFormProps {
  readonly finding: VisitFinding;
  readonly chosen: PriceChoice | undefined;
  readonly links: Links;
}

interface Draft {
  /** Nothing, `own`, or the id of a unit cost. */
  readonly cost: string;
  readonly price: string;
  readonly year: string;
  readonly source: string;
}

const empty: Draft = { cost: '', price: '', year: '', source: '' };

function draftOf(chosen: PriceChoice | undefined, finding: VisitFinding): Draft {
  if (chosen === undefined || !fitsService(chosen, finding)) return empty;
  if (chosen.kind === 'listed') return { ...empty, cost: chosen.id };
  const { price, year, source } = chosen;
  return { cost: 'own', price: String(price), year, source };
}

/** The choice that a draft means, or what is wrong with it in words. */
function choiceOf({ cost, price, year, source }: Draft, finding: VisitFinding): PriceChoice | string {
  if (isUnitCostId(cost)) return { kind: 'listed', id: cost };
  if (cost !== 'own') return 'Choose a unit cost, or a price of your own.';
  const own: Omit<OwnPrice, 'kind'> = {
    service: serviceIdOf(finding),
    price: /^\d{1,6}(?:\.\d{1,2})?$/.test(price.trim()) ? Number(price) : NaN,
    year: year.trim(),
    source: source.trim(),
  };
  return priceFault(own) ?? { kind: 'own', ...own };
}

/** Where the reader says what one visit costs: a listed unit cost of this service, or a price with its year and its source. */
export function PriceForm({ finding, chosen, links }: PriceFormProps) {
  const [draft, setDraft] = useState(() => draftOf(chosen, finding));
  const [wrong, setWrong] = useState('');
  const id = useId();
  const choice = choiceOf(draft, finding);
  const change = (part: Partial<Draft>): void => {
    setWrong('');
    setDraft({ ...draft, ...part });
  };
  return (
    <div className="price-form" role="group" aria-label="What one visit costs">
      <label>
        Unit cost{' '}
        <select value={draft.cost} onChange={({ currentTarget: { value } }) => change({ cost: value })}>
          <option value="">choose</option>
          {unitCostsOf(finding.service).map(({ id: cost, name, price, year }) => (
            <option key={cost} value={cost}>
              {`${poundsWords(price)}, ${year}: ${name}`}
            </option>
          ))}
          <option value="own">a price of your own</option>
        </select>
      </label>
      {draft.cost === 'own' && (
        <>
          <label>
            Price of one visit, £{' '}
            <input
              type="text"
              inputMode="decimal"
              maxLength={9}
              size={6}
              value={draft.price}
              onChange={({ currentTarget: { value } }) => change({ price: value })}
            />
          </label>
          <label>
            Year{' '}
            <input
              type="text"
              maxLength={9}
              size={8}
              placeholder="2022/23"
              value={draft.year}
              onChange={({ currentTarget: { value } }) => change({ year: value })}
            />
          </label>
          <label className="price-source">
            Source{' '}
            <input
              type="text"
              maxLength={longestSource}
              value={draft.source}
              onChange={({ currentTarget: { value } }) => change({ source: value })}
            />
          </label>
        </>
      )}
      <p className="actions">
        {typeof choice === 'string' ? (
          <button
            type="button"
            className="button"
            aria-describedby={`${id}-wrong`}
            onClick={() => setWrong(choice)}
          >
            Work it out
          </button>
        ) : (
          <a className="button" href={links.price(choice)}>
            Work it out
          </a>
        )}
        {chosen !== undefined && <a href={links.price(undefined)}>Price nothing</a>}
      </p>
      <p id={`${id}-wrong`} role="alert" className={wrong === '' ? 'price-fine' : 'warning'}>
        {wrong}
      </p>
    </div>
  );
}
