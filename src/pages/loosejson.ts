/** An object of which nothing is known yet. */
export type Loose = Readonly<Record<string, unknown>>;

/** What is wrong with a file, in words for its owner. */
export class Wrong extends Error {}

export function loose(value: unknown, what: string): Loose {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Wrong(`${what} is not a set of keys.`);
  return value as Loose;
}

/** Only what the object itself says: never what it inherits. */
export function own(from: Loose, key: string): unknown {
  return Object.hasOwn(from, key) ? from[key] : undefined;
}

export function list(value: unknown, what: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Wrong(`“${what}” is not a list.`);
  return value;
}

export function text(from: Loose, key: string): string {
  const value = own(from, key);
  if (typeof value !== 'string' || value === '') throw new Wrong(`“${key}” is missing or is not text.`);
  return value;
}

export function finite(value: unknown, key: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Wrong(`“${key}” is not a number.`);
  return value;
}

export function oneOf<Value extends string | number>(
  value: unknown,
  key: string,
  allowed: readonly Value[],
): Value {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Wrong(`“${key}” must be one of: ${allowed.join(', ')}.`);
  return found;
}

/** The key with its value where the object has it; nothing where it has not. */
export function maybe<Key extends string, Value>(
  from: Loose,
  key: Key,
  read: (value: unknown) => Value,
): { readonly [K in Key]?: Value } {
  const value = own(from, key);
  return value === undefined ? {} : ({ [key]: read(value) } as { readonly [K in Key]?: Value });
}

export const asText = (key: string) => (value: unknown) => text({ [key]: value }, key);
