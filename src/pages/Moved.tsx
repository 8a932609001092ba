import type { Moved as MovedCounts, Share } from '../evidence/evidence';
import { countWords } from '../charts/hidden';
import { percent, plain, withheldWords } from '../evidence/numbers';
import type { Counted } from '../evidence/scope';
import { usable } from '../evidence/select';
import { aroundWords } from './Followed';
import type { Links } from './reading';
import type { ProfileId } from '../vocabulary/profiles';

interface Shown {
  readonly counted: Counted;
  readonly profile: ProfileId;
}

interface ThirdProps extends Shown {
  readonly name: string;
  readonly share: Share;
  readonly kind: string;
}

function Third({ name, share, kind, counted, profile }: ThirdProps) {
  return (
    <div className={`third ${kind}`}>
      <dt>{name}</dt>
      <dd>
        <span className="third-share">{percent(share.share, counted)}</span>
        <span className="quiet">
          {countWords(share.x, profile, counted)} of {countWords(share.n, profile, counted)}
          {share.interval !== null && ` · ${aroundWords(share.interval)}`}
        </span>
      </dd>
    </div>
  );
}

interface MovedProps extends Shown {
  readonly moved: MovedCounts;
  readonly links: Links;
}

/** Improved, neither, worsened: the three at one size, with what counts as a move. */
export function Moved({ moved, links, ...shown }: MovedProps) {
  if (!usable(moved.counts)) return <p className="sub">{withheldWords(moved.counts, shown.counted)}</p>;
  const { improved, unchanged, worsened } = moved.counts;
  const points = moved.points === null ? '' : plain(moved.points, Number.isInteger(moved.points) ? 0 : 1);
  return (
    <>
      <dl className="thirds">
        <Third name="Worsened" share={worsened} kind="worsened" {...shown} />
        <Third
          name={moved.kind === 'reliable change' ? 'No reliable change' : 'Did neither'}
          share={unchanged}
          kind="unchanged"
          {...shown}
        />
        <Third name="Improved" share={improved} kind="improved" {...shown} />
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
