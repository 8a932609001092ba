import type { Links } from './reading';
import { PriceForm } from './PriceForm';
import { Say } from './Say';
import { FigureTable } from '../charts/FigureTable';
import '../charts/figure.css';
import { moneyTable } from '../charts/moneytable';
import { moneySentence, priceSentence, unpriceable } from '../evidence/moneywords';
import { withheldWords } from '../evidence/numbers';
import type { Scope } from '../evidence/scope';
import type { VisitFinding } from '../evidence/visits';

interface VisitWorthProps {
  readonly finding: VisitFinding;
  readonly scope: Scope;
  readonly links: Links;
}

/** What would the change beyond the comparison group be worth, at a price that the reader chose? */
export function VisitWorth({ finding, scope, links }: VisitWorthProps) {
  const { id, money, counted } = finding;
  const bar = unpriceable(finding);
  const table = moneyTable(finding);
  return (
    <section className="worth" aria-labelledby="visit-worth">
      <h2 id="visit-worth">What it would be worth</h2>
      {bar !== undefined ? (
        <p>{withheldWords(bar, counted)}</p>
      ) : money === null ? (
        <p>Nothing is priced until a price of one visit is chosen. There is no usual one.</p>
      ) : (
        <p>
          <Say parts={moneySentence(finding, money)} />
        </p>
      )}
      {money !== null && table !== null && (
        <>
          <p className="quiet">{priceSentence(finding, money)}</p>
          <FigureTable id="visit-worth-table" table={table} open />
        </>
      )}
      {bar === undefined && (
        <PriceForm
          key={`${id} ${JSON.stringify(scope.price)}`}
          finding={finding}
          chosen={scope.price}
          links={links}
        />
      )}
      <p className="quiet">
        <a href={links.about('money')}>How that is worked out</a>
      </p>
    </section>
  );
}
