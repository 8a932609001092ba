const rows = [1, 2, 3, 4, 5, 6];

/** Work under way, with nothing to show yet: the step in words, the page's shape held open, and a way out. */
export function Working({ step, onCancel }: { readonly step: string; readonly onCancel: () => void }) {
  return (
    <div className="working">
      <h1 tabIndex={-1}>{step}</h1>
      <p role="status">Everything happens in this browser. Large files take a moment.</p>
      <button type="button" className="button" onClick={onCancel}>
        Cancel
      </button>
      <div className="skeleton skeleton-lead" aria-hidden="true" />
      <div className="skeleton-table" aria-hidden="true">
        {rows.map((row) => (
          <div key={row} className="skeleton skeleton-row" />
        ))}
      </div>
      <div className="skeleton skeleton-figure" aria-hidden="true" />
    </div>
  );
}

/** Work under way over figures that are still on screen. */
export function WorkingOver({ step, onCancel }: { readonly step: string; readonly onCancel: () => void }) {
  return (
    <div className="working-over" role="status">
      <p>{step}. What stands below is from before.</p>
      <button type="button" className="button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}
