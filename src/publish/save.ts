import type { FigureParts, Take } from '../charts/take';
import type { Evidence } from '../evidence/evidence';
import { aboutFigure, csv, pasted } from './csv';
import { fileName } from './filename';
import { pictureDots, pictureText } from './picture';

/** A browser reads the address after the click has returned, so it lives a little longer. */
const keptFor = 60_000;

/** Hands a file to the browser's own download. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), keptFor);
}

/** The file that one way of taking a figure makes. */
export async function fileOf(
  evidence: Evidence,
  kind: Exclude<Take, 'copy'>,
  parts: FigureParts,
): Promise<{ readonly name: string; readonly content: Blob }> {
  const name = fileName(evidence, parts, kind);
  switch (kind) {
    case 'svg':
      return {
        name,
        content: new Blob([pictureText(evidence, parts)], { type: 'image/svg+xml;charset=utf-8' }),
      };
    case 'png':
      return { name, content: await pictureDots(evidence, parts) };
    case 'csv':
      return {
        name,
        content: new Blob([csv(parts.table, aboutFigure(evidence, parts))], {
          type: 'text/csv;charset=utf-8',
        }),
      };
  }
}

/** Takes a figure away and says in words what became of it. `evidence` is the released form unless it may not leave. */
export async function saveFigure(evidence: Evidence, kind: Take, parts: FigureParts): Promise<string> {
  if (kind === 'copy') {
    await navigator.clipboard.writeText(pasted(parts.table));
    return 'The table is copied.';
  }
  const { name, content } = await fileOf(evidence, kind, parts);
  download(name, content);
  return `Saved as ${name}.`;
}
