import fc from 'fast-check';

// The same cases in every run, so that a red run can be repeated; SEED=… looks at others.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20240401) });
