// Compares Evidence that `npm run evaluate -- … --profile internal` wrote with what real-data.R wrote.
// A figure that is zero is compared to one thousandth; p values always to their own size.
// Usage: node compare.mjs R.json NAME=EVIDENCE.json …; exits 1 when anything differs by more than 1e-9 relative.
import { readFileSync } from 'node:fs';

const [rFile, ...named] = process.argv.slice(2);
const wanted = JSON.parse(readFileSync(rFile, 'utf8'));
let compared = 0;
let worst = { difference: 0, where: '' };

for (const pair of named) {
  const [name, file] = pair.split('=');
  const evidence = JSON.parse(readFileSync(file, 'utf8'));
  for (const [measure, groups] of Object.entries(wanted[name])) {
    const finding = evidence.outcomes.find((one) => one.measure.id === measure);
    for (const [group, r] of Object.entries(groups)) {
      const outcome =
        group === 'everyone'
          ? finding.overall
          : finding.by.groups.find((one) => one.level === group)?.outcome;
      if (outcome === undefined) throw new Error(`${name}, ${measure}: no group ${group}`);
      const { change, effect, signedRank } = outcome;
      const ours = {
        n: change.n,
        mean: change.mean,
        t: change.t,
        df: change.df,
        p: change.p,
        lower: change.interval95.lower,
        upper: change.interval95.upper,
        se: change.se,
        v: signedRank.v,
        wilcoxon_p: signedRank.p,
        hodges_lehmann: signedRank.hodgesLehmann,
        wilcoxon_lower: signedRank.interval.lower,
        wilcoxon_upper: signedRank.interval.upper,
        rank_biserial: signedRank.rankBiserial,
        gz_lower: effect.gzInterval.lower,
        gav_upper: effect.gavInterval.upper,
        dz: effect.dz,
        gz: effect.gz,
        dav: effect.dav,
        gav: effect.gav,
      };
      for (const [key, value] of Object.entries(r)) {
        const difference =
          Math.abs(ours[key] - value) / Math.max(Math.abs(value), key.endsWith('p') ? 1e-300 : 1e-3);
        compared += 1;
        if (!(difference <= worst.difference))
          worst = {
            difference,
            where: `${name}, ${measure}, ${group}: ${key} ${ours[key]} against ${value}`,
          };
      }
    }
  }
}
console.log(
  `${compared} figures compared; worst relative difference ${worst.difference.toExponential(1)} (${worst.where})`,
);
if (compared === 0 || !(worst.difference <= 1e-9)) process.exitCode = 1;
