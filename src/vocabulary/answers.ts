import { hiddenCount, isMissing } from './cells';
import { plainName } from './spelling';

/** Words of a response scale and the number each stands for, looked up by `plainName`. */
export type AnswerWords = ReadonlyMap<string, number>;

function scale(answers: readonly (readonly [value: number, ...words: readonly string[]])[]): AnswerWords {
  return new Map(answers.flatMap(([value, ...words]) => words.map((word) => [plainName(word), value])));
}

/**
 * Response scales in general use. The same words are other numbers on another scale: "some of the time" is 3 of 5 for
 * wellbeing, 2 of 3 for loneliness, 1 of 5 on the WHO index.
 */
export const answerScales = {
  /** 1 to 5, how often. */
  wellbeing: scale([
    [1, 'none of the time', 'never'],
    [2, 'rarely'],
    [3, 'some of the time', 'sometimes'],
    [4, 'often'],
    [5, 'all of the time', 'always'],
  ]),
  /** 1 to 3, how often. */
  seldom: scale([
    [1, 'hardly ever', 'hardly ever or never', 'never', 'rarely'],
    [2, 'some of the time', 'sometimes'],
    [3, 'often'],
  ]),
  /** 1 to 5 from the most to the least often. */
  lonely: scale([
    [1, 'often or always', 'often always', 'always or often', 'always', 'often'],
    [2, 'some of the time', 'sometimes'],
    [3, 'occasionally'],
    [4, 'hardly ever'],
    [5, 'never'],
  ]),
  /** 1 to 3 from no to yes, as the manual of the loneliness scale numbers them. */
  agreement: scale([
    [1, 'no', 'disagree', 'strongly disagree'],
    [2, 'more or less', 'somewhat', 'neither', 'neutral', 'neither agree nor disagree'],
    [3, 'yes', 'agree', 'strongly agree'],
  ]),
  /** 0 to 3, on how many days. */
  days: scale([
    [0, 'not at all'],
    [1, 'several days'],
    [2, 'more than half the days', 'more than half of the days', 'over half the days'],
    [3, 'nearly every day', 'nearly everyday'],
  ]),
  /** 0 to 4, how often. */
  distress: scale([
    [0, 'not at all'],
    [1, 'only occasionally', 'occasionally'],
    [2, 'sometimes'],
    [3, 'often'],
    [4, 'most or all the time', 'most or all of the time', 'most all of the time'],
  ]),
  /** 0 to 8; only every second number has words. */
  impairment: scale([
    [0, 'not at all', 'no impairment'],
    [2, 'slightly', 'slight impairment'],
    [4, 'definitely', 'definite impairment'],
    [6, 'markedly', 'marked impairment'],
    [8, 'very severely', 'very severe impairment'],
  ]),
  /** 0 to 5, how much of the time. */
  share: scale([
    [0, 'at no time', 'none of the time'],
    [1, 'some of the time'],
    [2, 'less than half of the time', 'less than half the time'],
    [3, 'more than half of the time', 'more than half the time'],
    [4, 'most of the time'],
    [5, 'all of the time'],
  ]),
  /** 0 to 5, how many people. */
  people: scale([
    [0, 'none'],
    [1, 'one'],
    [2, 'two'],
    [3, 'three or four', 'three to four', '3 or 4', '3 to 4'],
    [4, 'five to eight', 'five through eight', '5 to 8', '5 through 8'],
    [5, 'nine or more', '9 or more'],
  ]),
  /** 1 to 4, how true. */
  truth: scale([
    [1, 'not at all true'],
    [2, 'hardly true'],
    [3, 'moderately true'],
    [4, 'exactly true'],
  ]),
  /** 0 to 3 from strongly disagree to strongly agree. */
  agree: scale([
    [0, 'strongly disagree'],
    [1, 'disagree'],
    [2, 'agree'],
    [3, 'strongly agree'],
  ]),
  /** 0 to 10, the ends alone have words. */
  ends: scale([
    [0, 'not at all'],
    [10, 'completely'],
  ]),
} as const;

/** What an answer can be read on: the lowest and highest number, and the words that stand for some of them. */
export interface AnswerScale {
  readonly range: readonly [lowest: number, highest: number];
  readonly words: AnswerWords;
}

export type AnswerProblem =
  'blank' | 'not_answered' | 'suppressed' | 'out_of_range' | 'not_a_number' | 'unclear_answer';

export type Answer = { readonly value: number } | { readonly problem: AnswerProblem };

const whole = /^\d{1,3}(?:\.0+)?$/;
const outOf = /^(\d{1,3}) ?(?:\/|out of|of) ?(\d{1,3})$/i;
const withWords = /^\(?(\d{1,2})\)? ?(?:[-–—:=.)]|(?=\p{Letter}))\s*(.*\p{Letter}.*)$/u;
const wordsFirst = /^(.*\p{Letter}.*?) ?[-–—:=(] ?(\d{1,2})\)?$/u;

/**
 * The number one cell's answer stands for: `3`, `Some of the time`, `3 - Some of the time`, `Often (4)`, `7/10` where 10 is the
 * highest answer. A number whose words say another number is unclear, never one of the two.
 */
export function answerOf(cell: string, { range, words }: AnswerScale): Answer {
  const text = cell.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (text === '') return { problem: 'blank' };
  const word = words.get(plainName(text));
  if (word !== undefined) return { value: word };
  if (isMissing(text)) return { problem: 'not_answered' };
  if (hiddenCount(text) !== undefined) return { problem: 'suppressed' };
  const within = (value: number): Answer =>
    value >= range[0] && value <= range[1] ? { value } : { problem: 'out_of_range' };
  if (whole.test(text)) return within(Number(text));
  const share = outOf.exec(text);
  if (share) return Number(share[2]) === range[1] ? within(Number(share[1])) : { problem: 'unclear_answer' };
  const number = withWords.exec(text);
  if (number) return both(Number(number[1]), number[2] ?? '');
  const last = wordsFirst.exec(text);
  if (last) return both(Number(last[2]), last[1] ?? '');
  return { problem: 'not_a_number' };

  function both(value: number, said: string): Answer {
    const meant = words.get(plainName(said));
    if (meant === undefined) return { problem: 'not_a_number' };
    return meant === value ? within(value) : { problem: 'unclear_answer' };
  }
}
