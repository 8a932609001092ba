/** Takes one row out of a list; `what` tells those who hear the page which. */
export function Remove({ what, onRemove }: { readonly what: string; readonly onRemove: () => void }) {
  return (
    <button type="button" className="button" aria-label={`Remove ${what}`} onClick={onRemove}>
      Remove
    </button>
  );
}
