/** The page's walls, in the two forms a host can carry. One list serves the build, the preview server, the host files and the tests. */

const shared = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types plainsight',
] as const;

/** For hosts that cannot set headers; a meta tag cannot carry `frame-ancestors` or `sandbox`. */
export const metaPolicy = shared.join('; ');

/** For hosts that can. */
export const headerPolicy = [
  ...shared,
  "frame-ancestors 'none'",
  'sandbox allow-scripts allow-same-origin allow-downloads allow-modals',
].join('; ');

/** Every header of the production form. */
export const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': headerPolicy,
  'Connection-Allowlist': '(response-origin)',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=()',
};
