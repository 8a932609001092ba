import { expect, test } from 'vitest';
import { macroFiles } from '../../src/engine/macros';
import { render, signatures } from './render';

const found = await signatures();

test('the committed types are what DuckDB says of every query', async () => {
  await expect(render(found)).toMatchFileSnapshot('../../src/engine/queries.gen.ts');
});
