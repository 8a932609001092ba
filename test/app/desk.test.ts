import { describe, expect, test, vi } from 'vitest';
import { createDesk, type MappedFile } from '../../src/app/desk';
import { createSession } from '../../src/app/session';
import { startView, type View } from '../../src/app/view';
import type { Workshop } from '../../src/app/workshop';
import { everyone, type Scope } from '../../src/evidence/scope';
import { evidence } from '../evidence/fixture';
import { lookedAt, mappingOf } from '../pages/looked';

const pack = { ...evidence, scope: { ...everyone, by: 'deprivation' } as const };
const mapping = mappingOf();
const own: readonly MappedFile[] = [{ file: new File(['a,b\n1,2\n'], 'own.csv'), mapping }];
const all: View = { ...startView, page: 'outcomes' };
const atHarbour: View = { ...all, filters: [{ dimension: 'site', levels: ['Harbour'] }] };

interface Faults {
  readonly ask?: (scope: Scope) => Promise<void>;
  readonly open?: () => Promise<void>;
  readonly load?: () => Promise<void>;
  readonly models?: () => Promise<void>;
}

function set(faults: Faults = {}) {
  const did: string[] = [];
  const asked: (readonly string[])[] = [];
  let overtaken = 0;
  const session = createSession();
  const workshop: Workshop = {
    look: (files) =>
      Promise.resolve(files.map((file) => ({ file, looked: lookedAt({}, { name: file.name, mapping }) }))),
    lookAgain: (file, chosen) =>
      Promise.resolve(lookedAt({}, { name: file.name, mapping: { ...mapping, ...chosen } })),
    unique: () => Promise.resolve({ people: 0, columns: [], k1: 0, below5: 0, level: 'none' }),
    load: async (files, scope, questions, about) => {
      did.push(`load ${files.map(({ file }) => file.name).join()} as ${about.name}`);
      await faults.load?.();
      return {
        evidence: { ...pack, scope, answered: questions, dataset: { ...pack.dataset, ...about } },
        issues: [],
      };
    },
    ask: async (scope, questions) => {
      did.push(`ask ${scope.filters.flatMap(({ levels }) => levels).join()}`);
      asked.push(questions);
      await faults.ask?.(scope);
      return { ...pack, scope, answered: questions };
    },
    overtake: () => {
      overtaken += 1;
    },
    prepare: (dimension) => {
      did.push(`prepare ${dimension}`);
      return Promise.resolve();
    },
    models: async () => {
      if (faults.models === undefined) return null;
      await faults.models();
      const now = session.read();
      return now.kind === 'showing'
        ? { ...now.evidence, answered: [...now.evidence.answered, 'models'] }
        : null;
    },
    facets: () => {
      did.push('facets');
      return Promise.resolve({ shapes: [], count: () => Promise.reject(new Error('nothing to count')) });
    },
    close: () => {
      did.push('close');
      return Promise.resolve();
    },
  };
  const desk = createDesk(session, {
    openWorkshop: async () => {
      did.push('open');
      await faults.open?.();
      return workshop;
    },
    readPack: () => Promise.resolve(pack),
    readSample: () => Promise.resolve([new File([''], 'people.csv')]),
  });
  return { desk, session, did, asked, overtaken: () => overtaken };
}

describe('the desk', () => {
  test('opens the made-up service without starting the engine', async () => {
    const { desk, session, did } = set();
    await desk.want(all);
    await desk.want(all);
    expect(did).toEqual([]);
    expect(session.read()).toMatchObject({ kind: 'showing', source: 'sample', evidence: pack });
  });

  test('has facets of what is open in the engine, and none before', async () => {
    const { desk, did } = set();
    await desk.want(all);
    expect(await desk.facets()).toBeNull();
    expect(did).toEqual([]);
    await desk.want(atHarbour);
    expect(await desk.facets()).toMatchObject({ shapes: [] });
    expect(did.at(-1)).toBe('facets');
  });

  test('starts the engine on the made-up files when other people are asked for, and loads them once', async () => {
    const { desk, session, did } = set();
    await desk.want(all);
    await desk.want(atHarbour);
    expect(session.read()).toMatchObject({
      kind: 'showing',
      evidence: { scope: { by: 'deprivation', filters: atHarbour.filters } },
    });
    await desk.want(all);
    expect(did).toEqual(['open', `load people.csv as ${pack.dataset.name}`, 'ask ']);
  });

  test('works out only what the page is drawn from, and the rest when its page is opened', async () => {
    const { desk, session, asked } = set();
    await desk.want(all);
    await desk.want(atHarbour);
    const free = 'visits';
    expect(session.read()).toMatchObject({ kind: 'showing', evidence: { answered: ['outcomes', free] } });
    await desk.want({ ...atHarbour, page: 'flow' });
    await desk.want({ ...atHarbour, page: 'methods' });
    expect(asked).toEqual([['outcomes', 'flow', free]]);
    expect(session.read()).toMatchObject({
      kind: 'showing',
      evidence: { answered: ['outcomes', 'flow', free] },
    });
  });

  test('asks of service use at once where the files hold none, and else only when its page is opened', async () => {
    const counts = [{ column: 'gp', service: 'GP contacts', from: -12, to: -1 }];
    const visits = { file: new File(['a,gp\n1,2\n'], 'gp.csv'), mapping: { ...mapping, counts } };
    const { desk, session } = set();
    await desk.load([...own, visits], 'Our service', all);
    expect(session.read()).toMatchObject({ evidence: { answered: ['outcomes'] } });
    await desk.want({ ...all, page: 'visits' });
    expect(session.read()).toMatchObject({ evidence: { answered: ['outcomes', 'visits'] } });
  });

  test('counts again when other windows are asked for', async () => {
    const { desk, session, did } = set();
    await desk.load(own, 'Our service', all);
    await desk.want({ ...all, page: 'visits', windows: { months: 3, runUp: 'counted' } });
    expect(did.at(-1)).toBe('ask ');
    expect(session.read()).toMatchObject({
      evidence: { scope: { windows: { months: 3, runUp: 'counted' } } },
    });
    await desk.want({ ...all, page: 'visits' });
    expect(session.read()).not.toMatchObject({ evidence: { scope: { windows: {} } } });
  });

  test('puts a price on what is counted already, and takes it off, without counting again', async () => {
    const { desk, session, did } = set();
    const priced: View = { ...all, page: 'visits', price: { kind: 'listed', id: 'gp-surgery-2022-23' } };
    const shown = () => {
      const now = session.read();
      if (now.kind !== 'showing') throw new Error(`the desk is ${now.kind}`);
      return now.evidence;
    };
    await desk.want(priced);
    expect(shown().scope.price).toEqual(priced.price);
    expect(shown().visits.map(({ money }) => money?.price.price)).toEqual(pack.visits.map(() => 49));
    await desk.want({ ...all, page: 'visits' });
    expect(shown()).toEqual(pack);
    await desk.want(priced);
    expect(shown().scope.price).toEqual(priced.price);
    expect(did).toEqual([]);
    await desk.want({ ...priced, filters: atHarbour.filters });
    expect(did).toEqual(['open', `load people.csv as ${pack.dataset.name}`]);
    expect(shown().scope).toMatchObject({ price: priced.price, filters: atHarbour.filters });
  });

  test('starts the engine when someone asks to analyse what is open', async () => {
    const { desk, did } = set();
    await desk.want(all);
    await desk.analyse(all);
    expect(did).toEqual(['open', `load people.csv as ${pack.dataset.name}`]);
  });

  test('reads own files under their own name, as nothing made up', async () => {
    const { desk, session, did } = set();
    await desk.want(all);
    expect(await desk.load(own, 'Our service', all)).toBe(true);
    expect(did).toEqual(['open', 'load own.csv as Our service']);
    expect(session.read()).toMatchObject({ source: 'files', evidence: { dataset: { madeUp: false } } });
    await desk.want(all);
    expect(did).toHaveLength(2);
  });

  test('asks only the last of several questions that pile up', async () => {
    const { desk, session, did } = set();
    await desk.want(all);
    await desk.analyse(all);
    const asked = ['Vale', 'Millfield', 'Harbour'].map((level) =>
      desk.want({ ...all, filters: [{ dimension: 'site', levels: [level] }] }),
    );
    await Promise.all(asked);
    expect(did.slice(2)).toEqual(['ask Harbour']);
    expect(session.read()).toMatchObject({
      kind: 'showing',
      evidence: { scope: { filters: atHarbour.filters } },
    });
  });

  test('says what happened when the engine fails, keeps what was open, and does not ask again by itself', async () => {
    const { desk, session, did } = set({
      open: () => Promise.reject(new Error('engine: this browser has no WebAssembly')),
    });
    await desk.want(all);
    await desk.want(atHarbour);
    expect(session.read()).toMatchObject({
      kind: 'failed',
      happened: 'engine: this browser has no WebAssembly',
      earlier: { evidence: pack },
    });
    await desk.want(atHarbour);
    expect(did.filter((one) => one === 'open')).toHaveLength(1);
    expect(await desk.load(own, 'Our service', all)).toBe(false);
  });

  test('says that nothing of the reader’s was open when only the made-up service was', async () => {
    const { desk, session } = set({ open: () => Promise.reject(new Error('engine: none')) });
    await desk.want(all);
    await desk.want(atHarbour);
    expect(session.read()).toMatchObject({ kind: 'failed', safe: 'Nothing of yours was open.' });
  });

  test('says that the reader’s files are as they were when a question about them, or their reading, fails', async () => {
    const asking = set({ ask: () => Promise.reject(new Error('engine: out of memory')) });
    await asking.desk.load(own, 'Our service', all);
    await asking.desk.want(atHarbour);
    expect(asking.session.read()).toMatchObject({
      kind: 'failed',
      safe: expect.stringContaining('Your files') as string,
    });
    const reading = set({ load: () => Promise.reject(new Error('engine: out of memory')) });
    await reading.desk.want(all);
    await reading.desk.load(own, 'Our service', all);
    expect(reading.session.read()).toMatchObject({ safe: expect.stringContaining('Your files') as string });
  });

  test('looks at a file in another way without asking about what is open', async () => {
    const { desk, session } = set();
    await desk.want(all);
    const [{ file } = { file: new File([], '') }] = own;
    const looked = await desk.lookAgain(file, { reading: { table: 'Scores' } });
    expect(looked.mapping.reading).toEqual({ table: 'Scores' });
    expect(session.read()).toMatchObject({ kind: 'showing', source: 'sample' });
  });

  test('gets away from an engine that never answers', async () => {
    const { desk, session, did } = set({ open: () => new Promise(() => undefined) });
    await desk.want(all);
    void desk.want(atHarbour);
    await Promise.resolve();
    desk.cancel();
    expect(session.read()).toMatchObject({ kind: 'showing', evidence: pack });
    void desk.want(atHarbour);
    await new Promise((done) => setTimeout(done));
    expect(did).toEqual(['open', 'open']);
  });

  test('a newer question, or its being given up, lets go of what is being worked out for the one before', async () => {
    let answer: () => void = () => undefined;
    const { desk, overtaken } = set({
      ask: () =>
        new Promise((done) => {
          answer = done;
        }),
    });
    await desk.want(all);
    await desk.want(atHarbour);
    const before = overtaken();
    const waiting = desk.want({ ...all, from: '2024-01-01' });
    await new Promise((done) => setTimeout(done));
    expect(overtaken()).toBe(before + 1);
    desk.cancel();
    await Promise.resolve();
    expect(overtaken()).toBe(before + 2);
    answer();
    await waiting;
  });

  test('shows service use before its models are fitted, and adds them when they are', async () => {
    let fitted: () => void = () => undefined;
    const { desk, session } = set({
      models: () =>
        new Promise((done) => {
          fitted = done;
        }),
    });
    const answered = () => {
      const now = session.read();
      return now.kind === 'showing' ? now.evidence.answered : null;
    };
    await desk.want(all);
    await desk.want({ ...atHarbour, page: 'visits' });
    expect(answered()).toEqual(['outcomes', 'visits']);
    fitted();
    await vi.waitFor(() => {
      expect(answered()).toEqual(['outcomes', 'visits', 'models']);
    });
  });

  test('drops models of what is no longer on screen', async () => {
    let fitted: () => void = () => undefined;
    const { desk, session } = set({
      models: () =>
        new Promise((done) => {
          fitted = done;
        }),
    });
    await desk.want(all);
    await desk.want({ ...atHarbour, page: 'visits' });
    await desk.want({ ...atHarbour, page: 'flow' });
    fitted();
    await Promise.resolve();
    const now = session.read();
    expect(now.kind === 'showing' && now.evidence.answered).toContain('flow');
    expect(now.kind === 'showing' && now.evidence.answered).not.toContain('models');
  });

  test('leaves on screen what is there when the models cannot be fitted', async () => {
    const { desk, session } = set({ models: () => Promise.reject(new Error('gone')) });
    await desk.want(all);
    await desk.want({ ...atHarbour, page: 'visits' });
    await Promise.resolve();
    expect(session.read()).toMatchObject({
      kind: 'showing',
      evidence: { answered: ['outcomes', 'visits'] },
    });
  });

  test('makes ready for a choice only where files are open in the engine, and once what is under way is done', async () => {
    const { desk, did } = set();
    await desk.want(all);
    desk.prepare('site');
    await desk.want(atHarbour);
    desk.prepare('sex');
    await desk.want(all);
    expect(did.filter((one) => one.startsWith('prepare'))).toEqual(['prepare sex']);
    expect(did.indexOf('prepare sex')).toBeGreaterThan(did.findIndex((one) => one.startsWith('load')));
  });
});
