/** A share as the filled part of a bar. It says nothing by itself: the figures stand beside it. */
export function Bar({ share, wide = false }: { readonly share: number; readonly wide?: boolean }) {
  return (
    <svg
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      className={wide ? 'bar bar-wide' : 'bar'}
      aria-hidden="true"
      focusable="false"
    >
      <rect className="bar-ground" width="100" height="10" />
      <rect className="bar-fill" width={Math.round(share * 1000) / 10} height="10" />
    </svg>
  );
}
