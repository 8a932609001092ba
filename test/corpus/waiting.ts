/** Files whose outcome is not yet what it should be, and what they wait for. A file that comes right must leave the list. */
export const waiting: ReadonlyMap<string, string> = new Map();
