/** What is wrong with a choice of levels, in words; nothing when it can be used. */
export function choiceFault(
  asked: readonly string[],
  against: readonly string[] | null,
  levels: readonly string[],
): string {
  if (asked.length === 0) return 'Tick at least one level to ask about.';
  if (against !== null && against.length === 0)
    return 'Tick at least one level to hold it against, or choose all others.';
  const both = asked.filter((level) => against?.includes(level) === true);
  if (both.length > 0) return `Nobody can be in both: ${both.join(', ')} is ticked twice.`;
  if (against === null && levels.every((level) => asked.includes(level)))
    return 'Every level is ticked, so that there are no others to hold it against.';
  return '';
}
