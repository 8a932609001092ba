import { plain } from './numbers';
import { usable } from './select';
import type { ModelScatter, VisitFinding, VisitMethod } from './visits';

/** Decimals that leave two figures of a number below 1, and one of others. */
function figures(value: number): string {
  return plain(value, Math.abs(value) < 10 ? 2 : 1);
}

function scatterWords({ kind, value }: ModelScatter): string {
  switch (kind) {
    case 'dispersion':
      return `Dispersion ${figures(value)}: counts scatter ${figures(value)} times as widely as by chance alone.`;
    case 'theta':
      return `θ ${figures(value)}: the smaller, the more people differ.`;
    case 'correlation':
      return `Correlation of a person’s two windows ${figures(value)}.`;
  }
}

/** What a method is, with how counts scatter in it where it is a model. */
export function methodNote({ note, model, ratio }: VisitMethod): string {
  return model === undefined || !usable(ratio) ? note : `${note} ${scatterWords(model)}`;
}

/** Why a method can come to another ratio than the headline although it asks the same question. */
const whyOther: readonly (readonly [id: RegExp, why: string])[] = [
  [
    /^run-up$/,
    'it counts the months just before referral, when people come most, so that more of the ratio is the end of that peak',
  ],
  [/^without-largest$/, 'one person carries a part of the total'],
  [/^hidden-/, 'it puts every hidden small number at one end of what it can be'],
  [
    /^negative-binomial$/,
    'it gives the visits of those who come often less weight, so the two part where such people changed otherwise than others',
  ],
  [
    /^gee-adjusted$/,
    'it compares people of like age, sex or deprivation, so the two part where the groups are made up of unlike people, or where some kinds of people were watched for longer',
  ],
  [/poisson$/, 'its interval takes a person’s two windows for different people'],
];

/** Which methods that ask the headline's own question have intervals that do not hold its estimate, and why that can be; one sentence each. */
export function otherStories(
  { methods }: Pick<VisitFinding, 'methods'>,
  asks: (id: string) => boolean,
): readonly string[] {
  const [headline, ...others] = methods.filter(({ id }) => asks(id));
  if (headline === undefined || !usable(headline.ratio)) return [];
  const { ratio: told } = headline.ratio;
  return others.flatMap(({ id, name, ratio }) => {
    if (!usable(ratio)) return [];
    const { lower, upper } = ratio.interval95;
    if (lower <= told && told <= upper) return [];
    const why = whyOther.find(([known]) => known.test(id))?.[1] ?? 'it rests on other assumptions';
    return [
      `The interval of “${name}” (${plain(lower, 2)} to ${plain(upper, 2)}) does not hold the headline’s ${plain(told, 2)}: ${why}.`,
    ];
  });
}
