const returns = 'returns of counted people being told from people';

/** Files whose outcome is not yet what it should be, and what they wait for. A file that comes right must leave the list. */
export const waiting: ReadonlyMap<string, string> = new Map([
  ['layouts/f', returns],
  ['layouts/f-titled', returns],
  ['layouts/f-total', returns],
  ['layouts/f-practices', returns],
]);
