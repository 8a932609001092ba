import { test } from 'vitest';
import { evidence } from './fixture';
import { release } from '../../src/evidence/release';
import { write, read } from '../../src/evidence/pack';
import * as w from '../../src/evidence/words';
test('print', () => {
  for (const profile of ['internal', 'strict', 'nhs'] as const) {
    const r = release(evidence, profile);
    const out: string[] = [profile, w.scopeWords(r.scope), w.ruleWords(r.scope.rule), w.outcomesTitle(r)];
    for (const f of r.outcomes) {
      out.push('--- ' + f.measure.id, w.outcomeTitle(f), w.say(w.outcomeSentence(f)), w.distributionTitle(f), w.forestTitle(f), w.forestSentence(f), w.movementTitle(f), w.movementSentence(f), ...w.missingSentences(f), w.expectedSentence(f), w.unpairedSentence(f), JSON.stringify(f.sure));
    }
    for (const f of r.flow.slice(0, 2)) out.push(w.flowTitle(f), w.flowSentence(f));
    console.log(out.join('\n'));
    const text = write(r);
    console.log(text.length, write(read(text)) === text, JSON.stringify(release(r, profile)) === JSON.stringify(r));
  }
});
