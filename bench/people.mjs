// A made outcome export, one row a person, 25 columns, about 130 bytes a row: the file that every bench reads.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const header =
  'Client ID,Referral Date,Age,Gender,Ethnicity,IMD Decile,Area,Site,Referral Source,Referral Reason,Activity,Delivery Mode,Link Worker,LW First Contact,Status,Closure Date,ONS LS (Start),ONS W (Start),ONS H (Start),ONS A (Start),ONS LS (End),ONS W (End),ONS H (End),ONS A (End),Notes code';

/** Writes `count` people to `path`; the same bytes each time. */
export async function writePeople(path, count) {
  let state = 20240401;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const score = (mean) =>
    Math.max(0, Math.min(10, Math.round(mean + (random() + random() + random() - 1.5) * 3.4)));
  const day = (from, span) =>
    new Date(Date.UTC(2021, 0, 1 + from + Math.floor(random() * span))).toISOString().slice(0, 10);
  const out = createWriteStream(path);
  out.write(`${header}\n`);
  let lines = [];
  for (let at = 0; at < count; at += 1) {
    const from = Math.floor(random() * 1000);
    const first = [score(4.7), score(5.1), score(5.3), score(4.8)];
    const kept = random() < 0.58;
    const last = first.map((one, i) => (kept ? score(i === 3 ? one * 0.5 + 1.6 : one * 0.5 + 3.6) : ''));
    lines.push(
      [
        `P${String(at).padStart(7, '0')}`,
        day(from, 1),
        18 + Math.floor(random() * 72),
        pick(['Female', 'Male']),
        pick(['White: British', 'Asian: Indian', 'Black: African', 'Mixed: Other']),
        1 + Math.floor(random() * 10),
        pick(['North', 'South', 'East', 'West']),
        pick(['Harbour', 'Vale', 'Mill Street', 'Northgate', 'Castle Road']),
        pick(['GP', 'Hospital', 'Self', 'Council']),
        pick(['Loneliness', 'Low mood', 'Debt', 'Housing']),
        pick(['Walking', 'Art', 'Advice', 'Gardening']),
        pick(['Face to face', 'Telephone', 'Online']),
        `LW${String(1 + Math.floor(random() * 12)).padStart(2, '0')}`,
        day(from + 3, 20),
        kept ? 'Closed - completed' : 'Closed - did not attend',
        day(from + 90, 60),
        ...first,
        ...last,
        `N${String(Math.floor(random() * 9))}`,
      ].join(','),
    );
    if (lines.length === 5000) {
      if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
      lines = [];
    }
  }
  if (lines.length > 0) out.write(`${lines.join('\n')}\n`);
  out.end();
  await once(out, 'finish');
}
