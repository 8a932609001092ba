import { type Work, worked, type Worked } from './fits';

/** Work for the worker, and its answer by the same number. */
export interface WorkAsked {
  readonly id: number;
  readonly work: Work;
}

export type WorkDone =
  | { readonly id: number; readonly found: Worked[keyof Worked] }
  | { readonly id: number; readonly failed: string };

/** The worker's own side of the wire: the project's types know a page. */
const page = globalThis as unknown as {
  addEventListener: (kind: 'message', hear: (event: MessageEvent<WorkAsked>) => void) => void;
  postMessage: (answer: WorkDone, options: { readonly transfer: readonly Transferable[] }) => void;
};

page.addEventListener('message', ({ data: { id, work } }) => {
  let answer: WorkDone;
  try {
    answer = { id, found: worked(work) };
  } catch (error) {
    answer = { id, failed: error instanceof Error ? error.message : 'The reason is not known.' };
  }
  page.postMessage(answer, { transfer: [] });
});
