import type { PolicyInForce } from '../pages/Methods';

/** Which form of the page's policy is in force here: asks the page itself and, once, the host that sent it. */
export async function policyInForce(): Promise<PolicyInForce> {
  const inPage = document.querySelector('meta[http-equiv="Content-Security-Policy"]') !== null;
  const inHeaders = await fetch('./', { method: 'HEAD' })
    .then((answer) => answer.headers.has('Content-Security-Policy'))
    .catch(() => false);
  return { form: inPage ? (inHeaders ? 'both' : 'page') : inHeaders ? 'headers' : 'none' };
}
