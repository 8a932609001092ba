import type { Mapping } from '../vocabulary/mapping';
import type { Remedy } from '../vocabulary/tripwire';

/** The mapping with columns mended, each in one way only; what was decided about their spellings is let go. */
export function withRepairs(
  mapping: Mapping,
  made: readonly { readonly column: string; readonly remedy: Remedy }[],
): Mapping {
  const before = mapping.repairs ?? [];
  const columns = new Set(made.map(({ column }) => column));
  const { levels = [], ...rest } = mapping;
  const left = levels.filter(({ column }) => !columns.has(column));
  return {
    ...rest,
    ...(left.length === 0 ? {} : { levels: left }),
    repairs: [...before.filter(({ column }) => !columns.has(column)), ...made],
  };
}

export function withoutRepair(mapping: Mapping, column: string): Mapping {
  const { repairs = [], ...rest } = mapping;
  const left = repairs.filter((one) => one.column !== column);
  return left.length === 0 ? rest : { ...rest, repairs: left };
}
