import {
  array,
  boolean,
  exactOptional,
  finite,
  type GenericSchema,
  integer,
  isoDate,
  lazy,
  maxLength,
  maxValue,
  minValue,
  null_,
  number,
  picklist,
  pipe,
  regex,
  strictObject,
  strictTuple,
  string,
} from 'valibot';
import type { Result, Withheld } from '../stats/result';
import { type ReasonCode, reasons } from '../vocabulary/reasons';

/** No finding has more of anything than this; a pack with more was not made here. */
const most = 2000;

export const yesOrNo = boolean();
export const amount = pipe(number(), finite());
export const fraction = pipe(number(), minValue(0), maxValue(1));
export const whole = pipe(number(), integer(), minValue(0), maxValue(Number.MAX_SAFE_INTEGER));
export const name = pipe(string(), maxLength(300));
export const prose = pipe(string(), maxLength(4000));
export const day = pipe(string(), isoDate());
export const hash = pipe(string(), regex(/^[0-9a-f]{64}$/));
export const twoAmounts = strictTuple([amount, amount]);
export const twoCounts = strictTuple([whole, whole]);
export const interval = strictObject({ lower: amount, upper: amount, level: fraction });

export function oneOf<const T extends string>(known: readonly T[]): GenericSchema<T> {
  return picklist(known);
}

export function keysOf<T extends string>(data: Readonly<Record<T, unknown>>): readonly T[] {
  return Object.keys(data) as T[];
}

export function list<T>(item: GenericSchema<T>, longest = most) {
  return pipe(array(item), maxLength(longest));
}

const withheld = strictObject({
  withheld: oneOf<ReasonCode>(keysOf(reasons)),
  n: exactOptional(whole),
});

/** One or the other by what is there, so that an error names the field and not the whole. */
function either<A, B>(isSecond: (input: unknown) => boolean, a: GenericSchema<A>, b: GenericSchema<B>) {
  return lazy<GenericSchema<A | B>>((input) => (isSecond(input) ? b : a) as GenericSchema<A | B>);
}

function isObject(input: unknown): input is object {
  return typeof input === 'object' && input !== null;
}

/** An estimate, or why there is none. */
export function result<T>(estimate: GenericSchema<T>): GenericSchema<Result<T>> {
  return either<T, Withheld>(
    (input) => isObject(input) && Object.hasOwn(input, 'withheld'),
    estimate,
    withheld,
  );
}

/** A number, or why there is none. */
export function unlessHidden(value: GenericSchema<number>): GenericSchema<number | Withheld> {
  return either<number, Withheld>(isObject, value, withheld);
}

export function orNull<T>(value: GenericSchema<T>): GenericSchema<T | null> {
  return either<T, null>((input) => input === null, value, null_());
}

export const count = unlessHidden(whole);
export const share = strictObject({
  x: count,
  n: count,
  share: unlessHidden(fraction),
  interval: orNull(interval),
});
