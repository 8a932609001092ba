interface Policy {
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

let policy: Policy | undefined;

/** The one policy of the page: a worker may be made from a blob of this page and from nothing else. */
export function trusted(url: string): string {
  const factory = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes;
  if (factory === undefined) return url;
  policy ??= factory.createPolicy('plainsight', {
    createScriptURL: (asked) => {
      if (!asked.startsWith(`blob:${location.origin}/`)) {
        throw new TypeError('engine: only a blob of this page may be a worker');
      }
      return asked;
    },
  });
  return policy.createScriptURL(url);
}
