import type { Moved as MovedCounts, Share } from '../evidence/evidence';
import { count, percent, plain, range, withheldWords } from '../evidence/numbers';
import { usable } from '../evidence/select';
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
          {share.interval !== null &&
            ` · ${range({ ...share.interval, lower: share.interval.lower * 100, upper: share.interval.upper * 100 }, 0)}%`}
        </span>
      </dd>
    </div>
  );
}

/** Improved, neither, worsened: the three at one size, with what counts as a move. */
export function Moved({ moved, links }: { readonly moved: MovedCounts; readonly links: Links }) {
  if (!usable(moved.counts)) return <p className="sub">{withheldWords(moved.counts)}</p>;
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
