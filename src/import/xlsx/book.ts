import { Unreadable } from '../reader';
import type { Archive } from './archive';
import { eachElement } from './part';

/** One sheet with cells, as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** What a workbook says of itself before any sheet is read. */
export interface Book {
  readonly sheets: readonly SheetEntry[];
  readonly strings: string | undefined;
  readonly styles: string | undefined;
  /** Whether its days are counted from 1 January 1904. */
  readonly from1904: boolean;
}

/** Where the parts of a workbook are. Another kind of workbook or document in the same wrapping is refused. */
export async function bookIn(archive: Archive): Promise<Book> {
  if (!archive.has('_rels/.rels')) {
    throw new Unreadable(archive.has('xl/workbook.xml') ? 'damaged_workbook' : 'not_xlsx');
  }
  const workbook = [...(await relationsOf(archive, '')).values()].find(
    ({ kind }) => kind === 'officeDocument',
  )?.part;
  if (workbook === undefined) throw new Unreadable('damaged_workbook');
  if (!archive.has(workbook)) throw new Unreadable('damaged_workbook');
  if (!workbook.endsWith('.xml')) throw new Unreadable('not_xlsx');
  const relations = await relationsOf(archive, workbook);
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  await eachElement(archive, workbook, (path, attributes) => {
    if (!path.startsWith('workbook')) throw new Unreadable('not_xlsx');
    if (path === 'workbook/workbookPr') from1904 = isOn(attributes.get('date1904'));
    if (path === 'workbook/sheets/sheet') {
      const relation = relations.get([...attributes].find(([name]) => name.endsWith(':id'))?.[1] ?? '');
      if (relation === undefined) throw new Unreadable('damaged_workbook');
      const state = attributes.get('state') ?? 'visible';
      if (relation.kind === 'worksheet')
        sheets.push({ name: attributes.get('name') ?? '', hidden: state !== 'visible', part: relation.part });
    }
  });
  // Some programs name a list of texts that they did not write; a cell that needs a list finds its text or style missing.
  const partOf = (kind: string): string | undefined =>
    [...relations.values()].find((relation) => relation.kind === kind && archive.has(relation.part))?.part;
  return { sheets, strings: partOf('sharedStrings'), styles: partOf('styles'), from1904 };
}

/** Whether an attribute that is a switch is on. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

interface Relation {
  /** The last word of its type, which is the same in both editions of the format. */
  readonly kind: string;
  readonly part: string;
}

/** The parts that a part points to within the file, by id. */
async function relationsOf(archive: Archive, part: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const found = new Map<string, Relation>();
  if (!archive.has(name)) throw new Unreadable('damaged_workbook');
  await eachElement(archive, name, (path, attributes) => {
    if (path !== 'Relationships/Relationship' || attributes.get('TargetMode') === 'External') return;
    const type = attributes.get('Type') ?? '';
    const target = attributes.get('Target') ?? '';
    found.set(attributes.get('Id') ?? '', {
      kind: type.slice(type.lastIndexOf('/') + 1),
      part: resolved(folder, target),
    });
  });
  return found;
}

function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/');
  const path: string[] = [];
  for (const step of [...steps, ...target.replaceAll('\\', '/').split('/')]) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
