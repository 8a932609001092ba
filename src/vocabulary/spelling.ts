/**
 * What name is left when spelling is set aside: lower case, every run of punctuation or space one space,
 * accents and byte-order marks gone. `ONS LS (Start)` → `ons ls start`. All synonyms are kept in this form.
 */
export function plainName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u2019']/g, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}
