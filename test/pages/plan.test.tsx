// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, test } from 'vitest';
import { planning } from '../../src/app/plans';
import { createPlans, type PlanStore } from '../../src/app/planstore';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import type { Evidence } from '../../src/evidence/evidence';
import { everyone } from '../../src/evidence/scope';
import { ControlChoice } from '../../src/pages/ControlChoice';
import { PlanPanel } from '../../src/pages/PlanPanel';
import { findingOf, harbour, peopleDrawn } from '../evidence/comparedpeople';
import { evidence as fixture } from '../evidence/fixture';
import { press, reading, render, words } from './render';

const finding = findingOf(peopleDrawn(600, 3));
const base: Evidence = { ...fixture, scope: { ...everyone, compare: harbour }, comparisons: [finding] };

/** The panel as it stands for what is on screen. */
async function panel(store: PlanStore, on: Evidence = base): Promise<HTMLElement> {
  const { evidence, plan } = planning(store, store.read(), on);
  const [shown] = evidence.comparisons ?? [];
  if (shown === undefined) throw new Error('nothing is compared');
  return render(<PlanPanel finding={shown} evidence={evidence} plan={plan} links={reading.links} />);
}

function button(drawn: HTMLElement, says: string): HTMLButtonElement {
  const found = [...drawn.querySelectorAll('button')].find((one) => words(one) === says);
  if (found === undefined) throw new Error(`there is no button “${says}”`);
  return found;
}

function buttons(drawn: HTMLElement): readonly string[] {
  return [...drawn.querySelectorAll('button')].map(words);
}

/** Freezing takes a hash, which takes a moment. */
async function settled(store: PlanStore): Promise<void> {
  await act(async () => {
    await expect.poll(() => store.read().plans.length).toBe(1);
  });
}

describe('before the estimates are opened', () => {
  test('the panel says what is planned and gives no figure of a result away', async () => {
    const drawn = await panel(createPlans(() => undefined));
    expect(words(drawn)).toContain('Harbour against Vale');
    expect(words(drawn)).toContain('no data');
    expect(words(drawn)).not.toMatch(/\d\.\d|interval|Moderate|Stronger/);
    expect(buttons(drawn)).toEqual(['Freeze this plan', 'Open the estimates without a plan']);
    expect(drawn.querySelector<HTMLInputElement>('fieldset input')?.checked).toBe(true);
  });

  test('a plan without an outcome is not frozen, with words', async () => {
    const store = createPlans(() => undefined);
    const drawn = await panel(store);
    await press(drawn.querySelector('fieldset input'));
    await press(button(drawn, 'Freeze this plan'));
    expect(words(drawn.querySelector('[role=alert]'))).toBe('Tick at least one outcome.');
    expect(store.read().plans).toEqual([]);
  });

  test('freezing makes what is found declared, with time and hash, and the plan can be saved or forgotten', async () => {
    const store = createPlans(
      () => undefined,
      () => '2026-05-03T10:20:00.000Z',
    );
    await press(button(await panel(store), 'Freeze this plan'));
    await settled(store);
    const drawn = await panel(store);
    expect(words(drawn)).toContain('Declared: a plan was frozen on 3 May 2026, 10:20 UTC');
    expect(words(drawn)).toContain(store.read().plans[0]?.plan.hash.slice(0, 12));
    expect(buttons(drawn)).toEqual(['Save the plan as a file', 'Forget it']);
    await press(button(drawn, 'Forget it'));
    expect(store.read().plans).toEqual([]);
    expect(words(drawn.querySelector('[role=status]'))).toBe('It is forgotten.');
    expect(document.activeElement).toBe(drawn.querySelector('h2'));
  });

  test('opening them without a plan makes what is found exploratory, and a plan now says that it will not count', async () => {
    const store = createPlans(() => undefined);
    await press(button(await panel(store), 'Open the estimates without a plan'));
    const drawn = await panel(store);
    expect(words(drawn)).toContain('Exploratory: no plan was frozen');
    expect(words(drawn.querySelector('summary'))).toContain('will not count');
    await press(button(drawn, 'Freeze this plan'));
    await settled(store);
    expect(words(await panel(store))).toContain('does not count');
  });
});

test('each way in which what is shown differs from the plan is listed', async () => {
  const store = createPlans(() => undefined);
  await press(button(await panel(store), 'Freeze this plan'));
  await settled(store);
  const drawn = await panel(store, {
    ...base,
    scope: { ...base.scope, from: '2024-01-01', control: 'swemwbs' },
  });
  expect([...drawn.querySelectorAll('li')].map(words)).toEqual([
    'Those looked at are people referred from 1 January 2024; the plan says everyone referred.',
    'The negative control is swemwbs; the plan says none.',
  ]);
});

describe('naming what the service could not have changed', () => {
  const choice = (of: ComparisonFinding, opened: boolean) => (
    <ControlChoice
      finding={of}
      evidence={{ ...base, comparisons: [of] }}
      links={reading.links}
      opened={opened}
    />
  );

  test('leads to the address with that measure', async () => {
    const drawn = await render(choice(finding, false));
    expect(drawn.querySelector('a.button')?.getAttribute('href')).toBe('#/compare?control=none');
    const select = drawn.querySelector('select');
    if (select === null) throw new Error('there is nothing to choose');
    await act(async () => {
      select.value = finding.measure.id;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await Promise.resolve();
    });
    expect(drawn.querySelector('a.button')?.getAttribute('href')).toBe(
      `#/compare?control=${finding.measure.id}`,
    );
  });

  test('says how the check went only once the estimates are opened', async () => {
    const failed: ComparisonFinding = {
      ...finding,
      control: { id: 'swemwbs', short: 'SWEMWBS', found: 'failed' },
    };
    expect(words(await render(choice(failed, false)))).not.toContain('differ on SWEMWBS');
    expect(words(await render(choice(failed, true)))).toContain('The cohorts differ on SWEMWBS');
  });
});
