import type { Part } from '../evidence/phrase';

/** A sentence made of typed parts; its numbers do not break across lines. */
export function Say({ parts }: { readonly parts: readonly Part[] }) {
  return parts.map(({ kind, text }, place) =>
    kind === 'number' ? (
      <span className="number" key={place}>
        {text}
      </span>
    ) : (
      text
    ),
  );
}
