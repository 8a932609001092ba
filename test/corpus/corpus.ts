import { dates } from './classes/dates';
import { delimiters } from './classes/delimiters';
import { disguise } from './classes/disguise';
import { encodings } from './classes/encodings';
import { headers } from './classes/headers';
import { identities } from './classes/ids';
import { injection } from './classes/injection';
import { json } from './classes/json';
import { layoutCounts } from './classes/layoutcounts';
import { layouts } from './classes/layouts';
import { numbers } from './classes/numbers';
import { parquet } from './classes/parquet';
import { rowsMessy } from './classes/rows';
import { size } from './classes/size';
import { survey } from './classes/survey';
import { xlsx } from './classes/xlsx';
import { xlsxDamage } from './classes/xlsxdamage';
import { zips } from './classes/zips';
import type { Entry } from './expectation';

/** Made files, good, messy and bad, each with the outcome that a careful person would ask for. */
export const corpus: readonly Entry[] = [
  ...encodings,
  ...delimiters,
  ...headers,
  ...dates,
  ...numbers,
  ...rowsMessy,
  ...identities,
  ...injection,
  ...disguise,
  ...size,
  ...xlsx,
  ...xlsxDamage,
  ...json,
  ...zips,
  ...parquet,
  ...survey,
  ...layouts,
  ...layoutCounts,
];
