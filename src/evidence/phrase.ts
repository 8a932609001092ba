/** A piece of a sentence. A `verb` comes from the ladder below and nowhere else. */
export interface Part {
  readonly kind: 'text' | 'number' | 'verb';
  readonly text: string;
}

/** What the design lets a sentence claim. */
export type Design = 'one group' | 'comparison with a failed check' | 'comparison';

/** The only verbs that may join a service to a change. */
export const verbs: Readonly<Record<Design, string>> = {
  'one group': 'was followed by',
  'comparison with a failed check': 'may have led to',
  comparison: 'probably led to',
};

export function say(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('');
}

/** A sentence as parts: text as written, numbers and verbs where they are put in. */
export function phrase(texts: TemplateStringsArray, ...between: readonly (string | Part)[]): readonly Part[] {
  return texts
    .flatMap((text, at): readonly Part[] => {
      const next = between[at];
      const part = typeof next === 'string' ? ({ kind: 'text', text: next } as const) : next;
      return [{ kind: 'text', text }, ...(part === undefined ? [] : [part])];
    })
    .filter(({ text }) => text !== '');
}

export function number(text: string): Part {
  return { kind: 'number', text };
}

/** With a capital letter at the start. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
