import { fitModels, type ModelInput, type ModelRows } from './usemodels';

/** A question to the worker, and its answer by the same number. */
export interface ModelsAsked {
  readonly id: number;
  readonly inputs: readonly ModelInput[];
}

export type ModelsFound =
  | { readonly id: number; readonly rows: readonly ModelRows[] }
  | { readonly id: number; readonly failed: string };

/** The worker's own side of the wire: the project's types know a page. */
const page = globalThis as unknown as {
  addEventListener: (kind: 'message', hear: (event: MessageEvent<ModelsAsked>) => void) => void;
  postMessage: (answer: ModelsFound, options: { readonly transfer: readonly Transferable[] }) => void;
};

page.addEventListener('message', ({ data: { id, inputs } }) => {
  let answer: ModelsFound;
  try {
    answer = { id, rows: fitModels(inputs) };
  } catch (error) {
    answer = { id, failed: error instanceof Error ? error.message : 'The reason is not known.' };
  }
  page.postMessage(answer, { transfer: [] });
});
