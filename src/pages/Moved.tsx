import type { Moved as MovedCounts, Share } from '../evidence/evidence';
import { count, percent, plain, withheldWords } from '../evidence/numbers';
import type { Counted } from '../evidence/scope';
import { usable } from '../evidence/select';
import { aroundWords } from './Followed';
import type { Links } from './reading';

function Third({
  name,
  share,
  kind,
}: {
  readonly name: string;
  readonly share: Share;
  readonly kind: string;
}) {
  return (
    <div className={`third ${kind}`}>
      <dt>{name}</dt>
      <dd>
        <span className="third-share">{percent(share.share)}</span>
        <span className="quiet">
          {count(share.x)} of {count(share.n)}
          {share.interval !== null && ` · ${aroundWords(share.interval)}`}
        </span>
      </dd>
    </div>
  );
}

/** Improved, neither, worsened: the three at one size, with what counts as a move. */
export function Moved({
  moved,
  counted,
  links,
}: {
  readonly moved: MovedCounts;
  readonly counted: Counted;
  readonly links: Links;
}) {
  if (!usable(moved.counts)) return <p className="sub">{withheldWords(moved.counts, counted)}</p>;
  const { improved, unchanged, worsened } = moved.counts;
  const points = moved.points === null ? '' : plain(moved.points, Number.isInteger(moved.points) ? 0 : 1);
  return (
    <>
      <dl className="thirds">
        <Third name="Worsened" share={worsened} kind="worsened" />
        <Third
          name={moved.kind === 'reliable change' ? 'No reliable change' : 'Did neither'}
          share={unchanged}
          kind="unchanged"
        />
        <Third name="Improved" share={improved} kind="improved" />
      </dl>
      <p className="sub">
        {moved.kind === 'reliable change' ? 'Counted as changed from ' : 'Counted as moved from '}
        {points === '' ? 'the threshold' : `${points} ${points === '1' ? 'point' : 'points'}`}, either way:{' '}
        {moved.basis.replace(/\.$/, '')}
        {moved.verified ? '' : ' (convention, source not verified)'}.{' '}
        <a href={links.about('reliable-change')}>How this is counted</a>
      </p>
    </>
  );
}
