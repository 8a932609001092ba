import { useEffect, useId, useRef, useState } from 'react';
import { CohortName } from './CohortName';
import { choiceKey, choiceOf, clausesOf } from './facetchoice';
import type { FacetCounting } from './facetcounting';
import { Overlaps, type Overlap } from './Overlaps';
import type { FacetChoice } from '../evidence/facets';
import type { NamedCohort } from '../evidence/namedcohort';
import type { Counted } from '../evidence/scope';

interface CohortNamesProps {
  readonly cohorts: readonly NamedCohort[];
  readonly choice: FacetChoice;
  readonly counted: Counted;
  readonly longest: number;
  readonly most: number;
  readonly counting: FacetCounting | null;
  readonly overlaps?: readonly Overlap[] | undefined;
  readonly onCohorts: (cohorts: readonly NamedCohort[]) => void;
  readonly onLook: (choice: FacetChoice) => void;
}

/** How many each cohort keeps, by what it asks for; worked out when nothing else is. */
function useKept(
  cohorts: readonly NamedCohort[],
  episodes: FacetChoice['episodes'],
  counting: FacetCounting | null,
): ReadonlyMap<string, number> {
  const [known, setKnown] = useState<{
    readonly by: FacetCounting | null;
    readonly kept: ReadonlyMap<string, number>;
  }>({ by: null, kept: new Map() });
  useEffect(() => {
    if (counting === null) return;
    for (const cohort of cohorts) {
      const choice = choiceOf(cohort, episodes);
      const key = choiceKey(choice);
      void counting.kept(choice).then((n) => {
        if (n === null) return;
        setKnown((now) => ({
          by: counting,
          kept: new Map([...(now.by === counting ? now.kept : []), [key, n]]),
        }));
      });
    }
  }, [cohorts, episodes, counting]);
  return known.kept;
}

/** The people of now under a name, and the cohorts that have one. */
export function CohortNames(props: CohortNamesProps) {
  const { cohorts, choice, counted, longest, most, counting, overlaps, onCohorts, onLook } = props;
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState('');
  const [told, setTold] = useState('');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const kept = useKept(cohorts, choice.episodes, counting);

  /** What is wrong with a name for this cohort; nothing when it can have it. */
  const fault = (wanted: string, own?: string): string => {
    if (wanted === '') return 'Give a name.';
    return wanted !== own && cohorts.some((one) => one.name === wanted)
      ? 'Another cohort has that name.'
      : '';
  };
  const save = (): void => {
    const wanted = name.trim();
    const words =
      cohorts.length >= most
        ? `There can be ${String(most)} names at a time. Delete one first.`
        : fault(wanted);
    setWrong(words);
    if (words !== '') return;
    onCohorts([...cohorts, { name: wanted, ...clausesOf(choice) }]);
    setName('');
    setTold(`“${wanted}” is saved in the address of this page.`);
  };

  return (
    <section className="cohort-names" aria-label="Named cohorts">
      <div className="row">
        <label>
          Name these people{' '}
          <input
            ref={field}
            type="text"
            maxLength={longest}
            value={name}
            aria-describedby={`${id}-wrong`}
            onChange={({ currentTarget: { value } }) => {
              setName(value);
              setWrong('');
            }}
            onKeyDown={({ key }) => {
              if (key === 'Enter') save();
            }}
          />
        </label>
        <button type="button" className="button" onClick={save}>
          Save
        </button>
      </div>
      <p id={`${id}-wrong`} role="alert" className={wrong === '' ? undefined : 'warning'}>
        {wrong}
      </p>
      <p role="status" className={told === '' ? 'offscreen' : 'told'}>
        {told}
      </p>
      {cohorts.length > 0 && (
        <ul className="cohort-list">
          {cohorts.map((cohort, at) => {
            const its = choiceOf(cohort, choice.episodes);
            return (
              <CohortName
                key={at}
                cohort={cohort}
                counted={counted}
                kept={kept.get(choiceKey(its))}
                current={choiceKey(its) === choiceKey(choice)}
                longest={longest}
                fault={(wanted) => fault(wanted, cohort.name)}
                onLook={() => onLook(its)}
                onRename={(wanted) => {
                  onCohorts(cohorts.with(at, { ...cohort, name: wanted }));
                  setTold(`“${cohort.name}” is now called “${wanted}”.`);
                }}
                onDelete={() => {
                  field.current?.focus();
                  onCohorts(cohorts.toSpliced(at, 1));
                  setTold(`“${cohort.name}” is deleted. The Back button of the browser brings it back.`);
                }}
              />
            );
          })}
        </ul>
      )}
      {overlaps !== undefined && <Overlaps overlaps={overlaps} cohorts={cohorts} counted={counted} />}
    </section>
  );
}
