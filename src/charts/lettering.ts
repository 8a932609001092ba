/** Mean width of a letter in ems, on the generous side for the faces that are named. */
const letter = 0.53;

/** About how wide a text is, in pixels. Nothing is measured, so that a drawing needs no screen. */
export function textWidth(text: string, size = 14): number {
  return text.length * size * letter;
}

/** A text in lines of at most `width` pixels, broken between words. */
export function wrap(text: string, width: number, size = 14): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
