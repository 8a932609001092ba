import { earlierOf, type Request, type SessionStore } from './session';
import { scopeKey, scopeOf, type View } from './view';
import type { About, LookedFile, Workshop } from './workshop';
import type { Evidence, Question } from '../evidence/evidence';
import { atPrice } from '../evidence/money';
import type { Facets } from '../evidence/facets';
import type { Scope } from '../evidence/scope';
import type { DimensionId } from '../vocabulary/dimensions';
import type { Issue } from '../vocabulary/issue';
import type { Looked } from '../vocabulary/looked';
import type { Mapping } from '../vocabulary/mapping';
import type { Uniqueness } from '../vocabulary/tripwire';

export interface MappedFile {
  readonly file: File;
  readonly mapping: Mapping;
}

/** What is being asked about: the made-up service, or the user's own files. */
type Input =
  | { readonly source: 'sample' }
  | { readonly source: 'files'; readonly files: readonly MappedFile[]; readonly name: string };

/** Where the desk gets things: handed in, so that it can be tried without an engine and without a network. */
export interface Means {
  readonly openWorkshop: () => Promise<Workshop>;
  /** The evidence that came ready made. */
  readonly readPack: () => Promise<Evidence>;
  /** The made-up service as files; their columns are recognised like those of any file. */
  readonly readSample: () => Promise<readonly File[]>;
}

/** Turns what the reader asks for into work, one thing at a time, and puts the answer into the session. */
export interface Desk {
  /** Makes sure that what is on screen is what the view asks for; does nothing when it is. */
  readonly want: (view: View) => Promise<void>;
  /** Starts the engine on what is open, even if its figures are already there. */
  readonly analyse: (view: View) => Promise<void>;
  /** Makes ready for a choice among the levels of a dimension, where files are open in the engine. */
  readonly prepare: (dimension: DimensionId) => void;
  /** Counts for the choice of a cohort; null where no file is open in the engine. Rejects where the engine fails. */
  readonly facets: () => Promise<Facets | null>;
  /** The same question again, after it failed. */
  readonly again: (view: View) => Promise<void>;
  readonly openSample: (view: View) => Promise<void>;
  readonly look: (files: readonly File[]) => Promise<readonly LookedFile[]>;
  readonly lookAgain: (file: File, mapping: Pick<Mapping, 'reading' | 'repairs'>) => Promise<Looked>;
  readonly unique: (file: File, mapping: Mapping) => Promise<Uniqueness>;
  /** `name` is what the data are called wherever they are shown. True when they are open now. */
  readonly load: (files: readonly MappedFile[], name: string, view: View) => Promise<boolean>;
  readonly cancel: () => void;
}

/** What the page of a view is drawn from. */
export function questionsOf({ page, compare }: View): readonly Question[] {
  if (page === 'compare') return compare === undefined ? ['outcomes'] : ['outcomes', 'compare'];
  return page === 'flow' || page === 'visits' || page === 'quality' ? ['outcomes', page] : ['outcomes'];
}

/** Whether it is known that these data hold no service use: not while it has not been asked, nor where only some people are looked at. */
export function lacksVisits({ answered, visits, scope }: Evidence): boolean {
  return answered.includes('visits') && visits.length === 0 && scope.filters.length === 0;
}

/** Whether all that a page is drawn from has been worked out. */
export function holds({ answered }: Evidence, questions: readonly Question[]): boolean {
  return questions.every((question) => answered.includes(question));
}

/** With what is asked beside it because it costs nothing: that files without service use hold none of it. */
function withVisits(questions: readonly Question[], files: readonly MappedFile[]): readonly Question[] {
  const held = files.some(({ mapping }) => mapping.layout === 'events' || (mapping.counts ?? []).length > 0);
  return held || questions.includes('visits') ? questions : [...questions, 'visits'];
}

function askedFor(scope: Scope, questions: readonly Question[]): string {
  return `${scopeKey(scope)} ${questions.toSorted().join()}`;
}

/** What is safe after a failure, with files of the reader's own in it and without. */
const safe = {
  files: 'Your files are as they were: they were only read, and only in this browser.',
  sample: 'Nothing of yours was open.',
} as const;

function words(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'The reason is not known.';
}

export function createDesk(session: SessionStore, means: Means): Desk {
  let workshop: Promise<Workshop> | null = null;
  let input: Input = { source: 'sample' };
  /** What the last question was about, answered or not. */
  let asked: Input = input;
  let loaded: Input | null = null;
  let loadedFiles: readonly MappedFile[] = [];
  /** What the ready-made evidence looks at where the address says nothing. */
  let usual: Scope | undefined;
  let sample: About = { name: 'The made-up service', madeUp: true };
  let wanted: string | null = null;
  let busy: Promise<void> = Promise.resolve();
  let issues: readonly Issue[] = [];

  function enter(): Promise<Workshop> {
    workshop ??= means.openWorkshop().catch((error: unknown) => {
      workshop = null;
      throw error;
    });
    return workshop;
  }

  async function recognised(open: Workshop): Promise<readonly MappedFile[]> {
    const files = await means.readSample();
    const looked = await open.look(files);
    return looked.map(({ file, looked: { mapping } }) => ({ file, mapping }));
  }

  function leave(): void {
    const closing = workshop;
    workshop = null;
    loaded = null;
    busy = Promise.resolve();
    void closing?.then((open) => open.close()).catch(() => undefined);
  }

  /** One piece of work after another; work that nobody waits for any more is not begun. */
  function take(
    request: Request,
    source: Input['source'],
    work: () => Promise<void>,
    next: string,
  ): Promise<void> {
    busy = busy.then(async () => {
      if (!request.isCurrent()) return;
      try {
        await work();
      } catch (error) {
        if (!request.isCurrent()) return;
        leave();
        const own = source === 'files' || earlierOf(session.read())?.source === 'files';
        request.fail({ happened: words(error), safe: safe[own ? 'files' : 'sample'], next });
      }
    });
    return busy;
  }

  /** The models are fitted while the rest is on screen already; a fit that fails, or is overtaken, leaves it as it is. */
  function fit(open: Workshop, evidence: Evidence): void {
    if (!evidence.answered.includes('visits') || evidence.answered.includes('models')) return;
    open.models().then(
      (more) => {
        if (more !== null) session.amend(evidence, more);
      },
      () => undefined,
    );
  }

  /** What is being worked out for nobody any more. */
  function overtake(): void {
    void workshop?.then(
      (open) => open.overtake(),
      () => undefined,
    );
  }

  function count(view: View, from: Input, step: string): Promise<void> {
    overtake();
    const scope = scopeOf(view, from.source === 'sample' ? usual : undefined);
    const questions = questionsOf(view);
    wanted = askedFor(scope, questions);
    asked = from;
    const request = session.begin(step);
    return take(
      request,
      from.source,
      async () => {
        const open = await enter();
        if (!request.isCurrent()) return;
        if (loaded === from) {
          const evidence = await open.ask(scope, withVisits(questions, loadedFiles));
          request.show({ evidence, issues, source: from.source });
          fit(open, evidence);
          return;
        }
        loaded = null;
        const files = from.source === 'files' ? from.files : await recognised(open);
        const about: About = from.source === 'files' ? { name: from.name, madeUp: false } : sample;
        const answer = await open.load(files, scope, withVisits(questions, files), about, request.step);
        if (!request.isCurrent()) return;
        loaded = from;
        loadedFiles = files;
        input = from;
        issues = answer.issues;
        request.show({ ...answer, source: from.source });
        fit(open, answer.evidence);
      },
      from.source === 'files'
        ? 'Check the mapping on the Import page, or try again. What was open before is still here.'
        : 'Try again, or reload the page to see the sample as it came.',
    );
  }

  function openSample(view: View): Promise<void> {
    if (workshop !== null) leave();
    input = { source: 'sample' };
    wanted = askedFor(scopeOf(view, usual), questionsOf(view));
    const request = session.begin('Opening the made-up service');
    return take(
      request,
      'sample',
      async () => {
        const pack = await means.readPack();
        usual = pack.scope;
        const evidence = atPrice(pack, view.price);
        sample = { name: evidence.dataset.name, madeUp: true };
        const scope = scopeOf(view, usual);
        request.show({ evidence, issues: [], source: 'sample' });
        if (scopeKey(scope) !== scopeKey(evidence.scope)) void count(view, input, 'Starting the engine');
      },
      'Reload the page, or open files of your own.',
    );
  }

  return {
    openSample,
    want: async (view) => {
      const now = session.read();
      const scope = scopeOf(view, input.source === 'sample' ? usual : undefined);
      const questions = questionsOf(view);
      if (now.kind === 'empty') return openSample(view);
      const there =
        now.kind === 'showing'
          ? scopeKey(scope) === scopeKey(now.evidence.scope) && holds(now.evidence, questions)
          : askedFor(scope, questions) === wanted;
      if (there) {
        if (now.kind === 'showing' && loaded !== null && view.page === 'visits')
          fit(await enter(), now.evidence);
        return;
      }
      if (now.kind === 'showing' && holds(now.evidence, questions)) {
        const evidence = atPrice(now.evidence, scope.price);
        if (scopeKey(scope) === scopeKey(evidence.scope)) {
          wanted = askedFor(scope, questions);
          session.begin('Counting again').show({ ...now, evidence });
          return;
        }
      }
      await count(view, input, loaded === null ? 'Starting the engine' : 'Counting again');
    },
    analyse: (view) => count(view, input, 'Starting the engine'),
    prepare: (dimension) => {
      if (loaded === null) return;
      // It is done for nobody yet: where it fails the question itself will say why.
      busy = busy.then(async () => (await workshop)?.prepare(dimension)).catch(() => undefined);
    },
    facets: async () => {
      await busy;
      return loaded === null ? null : ((await workshop)?.facets() ?? null);
    },
    again: (view) =>
      session.read().kind === 'failed' && usual === undefined && input.source === 'sample'
        ? openSample(view)
        : count(view, asked, 'Starting the engine'),
    look: async (files) => (await enter()).look(files),
    lookAgain: async (file, mapping) => (await enter()).lookAgain(file, mapping),
    unique: async (file, mapping) => (await enter()).unique(file, mapping),
    load: async (files, name, view) => {
      const from: Input = { source: 'files', files, name };
      await count(view, from, 'Reading the files');
      return loaded === from;
    },
    cancel: () => {
      const now = session.read();
      session.cancel();
      overtake();
      const shown = now.kind === 'working' || now.kind === 'failed' ? now.earlier : null;
      wanted = shown === null ? null : askedFor(shown.evidence.scope, shown.evidence.answered);
      if (loaded === null) leave();
    },
  };
}
