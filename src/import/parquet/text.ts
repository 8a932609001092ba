const aDay = 86_400;

/** The ISO day that is `days` after 1 January 1970; the bare number where no calendar has it. */
export function dayText(days: number): string {
  const date = new Date(days * aDay * 1000);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().replace(/T.*/, '');
}

/** A moment as day and time, or as its day alone where the time is midnight. `fraction` is of a second, in digits. */
export function momentText(seconds: number, fraction: string): string {
  const days = Math.floor(seconds / aDay);
  const rest = seconds - days * aDay;
  const tail = rest === 0 && fraction === '' ? '' : ` ${timeText(rest, fraction)}`;
  return `${dayText(days)}${tail}`;
}

/** A time of day. */
export function timeText(seconds: number, fraction: string): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return fraction === '' ? clock : `${clock}.${fraction}`;
}

/** Whole seconds, and the digits of the rest without closing zeros, of a count of 10^-`places` seconds. */
export function secondsOf(count: bigint, places: number): readonly [seconds: number, fraction: string] {
  const scale = 10n ** BigInt(places);
  const rest = ((count % scale) + scale) % scale;
  const fraction = rest === 0n ? '' : String(rest).padStart(places, '0').replace(/0+$/, '');
  return [Number((count - rest) / scale), fraction];
}

/** An exact decimal: `unscaled` over 10^`scale`, with every place written. */
export function decimalText(unscaled: bigint, scale: number): string {
  if (scale <= 0) return String(unscaled * 10n ** BigInt(-scale));
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const cut = digits.length - scale;
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

/** A number of 32 bits as briefly as it can be told from its neighbours: 22.51, not 22.510000228881836. Not a number is nothing. */
export function singleText(value: number): string {
  for (let places = 6; places < 9; places += 1) {
    const brief = Number(value.toPrecision(places));
    if (Math.fround(brief) === value) return doubleText(brief);
  }
  return doubleText(value);
}

export function doubleText(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}

/** A number of 16 bits from its bits. */
export function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const power = (bits >> 10) & 31;
  const part = bits & 1023;
  if (power === 31) return part === 0 ? sign * Infinity : NaN;
  return sign * (power === 0 ? part * 2 ** -24 : (1 + part / 1024) * 2 ** (power - 15));
}

/** Sixteen bytes as an id is usually written. */
export function uuidText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
