import { download } from '../charts/download';
import type { FigureParts, Take } from '../charts/take';
import type { Evidence } from '../evidence/evidence';
import { aboutFigure, csv, pasted } from './csv';
import { fileName } from './filename';
import { pictureDots, pictureText } from './picture';

/** The file that one way of taking a figure makes. */
export async function fileOf(
  evidence: Evidence,
  kind: 'svg' | 'png' | 'csv',
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
  if (kind === 'picture') {
    // A promise, not its value: a browser that asks for a fresh click still counts this one.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pictureDots(evidence, parts) })]);
    return 'The picture is copied.';
  }
  const { name, content } = await fileOf(evidence, kind, parts);
  download(name, content);
  return `Saved as ${name}.`;
}
