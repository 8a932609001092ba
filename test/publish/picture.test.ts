// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { distributionChart } from '../../src/charts/distribution';
import { distributionTable } from '../../src/charts/table';
import type { FigureParts } from '../../src/charts/take';
import { picture, pictureText } from '../../src/publish/picture';
import { fileOf, saveFigure } from '../../src/publish/save';
import { evidence, outcome } from '../evidence/fixture';

const finding = outcome('swemwbs');
const parts: FigureParts = {
  stem: 'change',
  measure: finding.measure,
  title: 'More people improved than worsened',
  subtitle: 'Change in SWEMWBS, last less first score',
  sentence: 'Among 2,486 of 4,212 people, wellbeing was higher.',
  people: '2,486 of 4,212 people followed up (59%)',
  caveat: 'One group <without> a comparison & its caveats.',
  table: distributionTable(finding, 'internal'),
  draw: (width) => distributionChart(finding, width),
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a picture that leaves the page', () => {
  it('is the stored picture', async () => {
    await expect(pictureText(evidence, parts)).toMatchFileSnapshot('svg/picture.svg');
  });

  it('carries title, n, share followed up, cohort, source, caveat, profile, version and date in its frame', () => {
    const svg = picture(evidence, parts);
    const said = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent).join(' ');
    for (const words of [
      parts.title,
      '2,486 of 4,212 people followed up (59%)',
      'people referred from 1 April 2021 to 31 March 2024',
      'Harbour & Vale link workers (made-up data)',
      parts.caveat,
      'Not for sharing',
      'Plainsight 0.1.0',
      '15 April 2024',
    ]) {
      expect(said).toContain(words);
    }
  });

  it('keeps every line of its text inside its frame', () => {
    const svg = picture(evidence, { ...parts, caveat: 'A long caveat that goes on. '.repeat(20).trim() });
    const height = Number(svg.getAttribute('height'));
    const lines = [...svg.children].filter(({ tagName }) => tagName.toLowerCase() === 'text');
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      expect(Number(line.getAttribute('y'))).toBeLessThan(height - 16);
      expect((line.textContent ?? '').length).toBeLessThanOrEqual(132);
    }
  });

  it('names its typefaces and loads nothing', () => {
    const text = pictureText(evidence, parts);
    expect(text).toContain('Source Sans 3');
    expect(text.replaceAll(/http:\/\/www\.w3\.org\/[^"]*/g, '')).not.toMatch(
      /https?:|url\(|@import|<image|<script/,
    );
  });

  it('escapes what would be markup', () => {
    expect(pictureText(evidence, parts)).toContain('&lt;without&gt; a comparison &amp; its caveats');
  });
});

describe('saving', () => {
  it('makes the CSV that the table is', async () => {
    const { name, content } = await fileOf(evidence, 'csv', parts);
    expect(name).toBe('swemwbs-change_everyone_2021-04-01-to-2024-03-31_2024-04-15.csv');
    expect(content.type).toContain('text/csv');
    expect(new Uint8Array(await content.arrayBuffer()).slice(0, 3)).toEqual(
      new Uint8Array([0xef, 0xbb, 0xbf]),
    );
  });

  it('gives the browser a named file, takes its address back and leaves no link behind', async () => {
    vi.useFakeTimers();
    const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:here');
    const taken = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
    const clicked: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked.push(this.download);
    });
    await expect(saveFigure(evidence, 'svg', parts)).resolves.toBe(
      'Saved as swemwbs-change_everyone_2021-04-01-to-2024-03-31_2024-04-15.svg.',
    );
    expect(made).toHaveBeenCalledOnce();
    expect(clicked).toEqual(['swemwbs-change_everyone_2021-04-01-to-2024-03-31_2024-04-15.svg']);
    expect(document.querySelectorAll('a')).toHaveLength(0);
    vi.runAllTimers();
    expect(taken).toHaveBeenCalledWith('blob:here');
    vi.useRealTimers();
  });

  it('copies the table', async () => {
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await saveFigure(evidence, 'copy', parts);
    expect(written.mock.calls[0]?.[0].split('\n')).toHaveLength(parts.table.rows.length + 1);
  });
});
