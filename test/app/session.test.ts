import { describe, expect, test } from 'vitest';
import { createSession, type Session } from '../../src/app/session';
import { evidence } from '../evidence/fixture';

const answer = { evidence, issues: [], source: 'sample' } as const;
const other = { evidence: { ...evidence, people: 7 }, issues: [], source: 'files' } as const;
const failure = { happened: 'It stopped.', safe: 'Everything.', next: 'Again.' };

function watched() {
  const session = createSession();
  const kinds: Session['kind'][] = [];
  session.subscribe(() => kinds.push(session.read().kind));
  return { session, kinds };
}

describe('the session', () => {
  test('drops the answer to a question that a later one overtook', () => {
    const { session } = watched();
    const first = session.begin('first');
    const second = session.begin('second');
    second.show(other);
    first.show(answer);
    expect(session.read()).toEqual({ kind: 'showing', ...other });
    expect(first.isCurrent()).toBe(false);
    expect(first.number).toBeLessThan(second.number);
  });

  test('drops a late step and a late failure as well', () => {
    const { session, kinds } = watched();
    const first = session.begin('first');
    session.begin('second').show(other);
    const before = kinds.length;
    first.step('still at it');
    first.fail(failure);
    expect(kinds).toHaveLength(before);
    expect(session.read().kind).toBe('showing');
  });

  test('keeps what was on screen while it works, and when that fails', () => {
    const { session } = watched();
    session.begin('open').show(answer);
    const again = session.begin('again');
    expect(session.read()).toMatchObject({ kind: 'working', step: 'again', earlier: answer });
    again.step('counting');
    expect(session.read()).toMatchObject({ step: 'counting', earlier: answer });
    again.fail(failure);
    expect(session.read()).toMatchObject({ kind: 'failed', ...failure, earlier: answer });
  });

  test('goes back to what was on screen when work is cancelled, and drops its answer', () => {
    const { session } = watched();
    session.begin('open').show(answer);
    const late = session.begin('again');
    session.cancel();
    expect(session.read()).toEqual({ kind: 'showing', ...answer });
    late.show(other);
    expect(session.read()).toEqual({ kind: 'showing', ...answer });
  });

  test('is empty again when the first work is cancelled', () => {
    const { session } = watched();
    session.begin('open');
    session.cancel();
    expect(session.read()).toEqual({ kind: 'empty' });
  });
});
