/** How many people or referrals a tally holds. */
export function size(tally: readonly { readonly n: number }[]): number {
  return tally.reduce((total, { n }) => total + n, 0);
}
