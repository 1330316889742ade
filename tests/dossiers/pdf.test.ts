import { describe, expect, it } from 'vitest';
import type { PdfContent } from '../../server/platform/pdf/pdf.types.ts';
import {
  pdfFacts,
  pdfHeading,
  pdfNotice,
  pdfParagraph,
  pdfTable,
  pdfTitle,
} from '../../server/platform/pdf/pdf-blocks.ts';
import { renderPdf } from '../../server/platform/pdf/render-pdf.ts';
import { pagesOfText } from '../support/pdf-text.ts';

const base = { title: '尽职档案', language: 'zh', createdAt: new Date('2026-11-22T01:02:03Z') } as const;

function pagesOf(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length;
}

describe('documents as PDF', () => {
  it('embed the fonts with the glyphs used only, on A4 pages', async () => {
    const pdf = await renderPdf({
      ...base,
      header: '北方示例大学',
      footer: '成果集市',
      content: [
        pdfTitle('寒地稻秆低温降解菌剂', '许可使用'),
        pdfHeading('一、基本情况'),
        pdfNotice('good', ['链条完整']),
        pdfFacts([{ label: '网址', value: `https://example.org/${'x'.repeat(500)}` }]),
        pdfParagraph([{ text: '粗体', bold: true }, { text: '与常规' }], { indent: true, small: true }),
      ],
    });
    const text = pdf.toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text.match(/\/FontFile2/g)?.length).toBe(2);
    expect(text).toContain('[0 0 595.28 841.89]');
    expect(pagesOf(pdf)).toBe(1);
    // Each of the fonts is above ten million bytes.
    expect(pdf.length).toBeLessThan(120_000);
  });

  it('run over as many pages as they need, while requests go on', async () => {
    let beats = 0;
    const heart = setInterval(() => {
      beats += 1;
    }, 5);
    const columns = [
      { heading: '序号', share: 1, align: 'right' as const },
      { heading: '经过', share: 5 },
    ];
    const rows = Array.from({ length: 600 }, (_, index) => [
      String(index + 1),
      '审核登记了这一成果；'.repeat(6),
    ]);
    const pdf = await renderPdf({ ...base, watermark: '草案', content: [pdfTable(columns, rows)] });
    clearInterval(heart);
    expect(pagesOf(pdf)).toBeGreaterThan(20);
    expect(beats).toBeGreaterThan(10);
  });

  it('wait for each other when many are asked for at once', async () => {
    const one = (text: string) => renderPdf({ ...base, content: [pdfParagraph(text)] });
    const pdfs = await Promise.all(['甲', '乙', '丙', '丁', '戊'].map(one));
    expect(pdfs.map(pagesOf)).toEqual([1, 1, 1, 1, 1]);
  });

  it('fail as a whole, and the next one works', async () => {
    const broken = renderPdf({ ...base, content: [{ image: '/etc/passwd' }] });
    await expect(broken).rejects.toThrow();
    expect(pagesOf(await renderPdf({ ...base, content: [pdfParagraph('好')] }))).toBe(1);
  });

  const long = '许可方应在收到款项后交付全部技术资料。'.repeat(9);
  const columns = [
    { heading: '期次', share: 1 },
    { heading: '说明', share: 4 },
  ];
  const below: Readonly<Record<string, PdfContent[]>> = {
    'a paragraph': [pdfParagraph(`首段${long}`)],
    'a table': [
      pdfTable(
        columns,
        Array.from({ length: 3 }, (_, row) => [`首段${row}`, long]),
      ),
    ],
    'a table of one row': [pdfTable(columns, [['首段', long]]), pdfParagraph('其后')],
    'a heading and its facts': [pdfHeading('小标题', 2), pdfFacts([{ label: '首段', value: long }])],
    'a heading and its table': [pdfHeading('小标题', 2), pdfTable(columns, [['首段', long]])],
  };

  // Lines of 13 points move the heading over the end of the first page and of the second.
  it.each(Object.keys(below))('keep a heading with %s below it, wherever the page ends', async (what) => {
    const lines = [44, 47, 49, 50, 51, 52, 53].flatMap((count) => [count, count + 55]);
    const pdfs = await Promise.all(
      lines.map((count) => {
        const filler = Array.from({ length: count }, () => ({
          text: '填充',
          fontSize: 10,
          lineHeight: 1.3 / 1.448,
        }));
        const content = [{ stack: filler }, pdfHeading('大标题'), ...(below[what] ?? [])];
        return renderPdf({ ...base, header: '页眉', footer: '页脚', content });
      }),
    );
    for (const [index, pdf] of pdfs.entries()) {
      const pages = pagesOfText(pdf);
      const page = pages.find((text) => text.includes('大标题'));
      expect(page, `${lines[index]} lines`).toContain('首段');
    }
    const places = pdfs.map((pdf) => pagesOfText(pdf).findIndex((text) => text.includes('大标题')));
    expect([...new Set(places)].sort()).toEqual([0, 1, 2]);
  });

  it('keep the head of a table with its first row, and do not break without need', async () => {
    for (const count of span(46, 54)) {
      const filler = Array.from({ length: count }, () => ({
        text: '填充',
        fontSize: 10,
        lineHeight: 1.3 / 1.448,
      }));
      const rows = [['首段', long]];
      const pages = pagesOfText(
        await renderPdf({ ...base, content: [{ stack: filler }, pdfTable(columns, rows)] }),
      );
      expect(pages.find((text) => text.includes('期次'))).toContain('首段');
      expect(pages.length).toBeLessThanOrEqual(2);
    }
    const short = [pdfHeading('大标题'), pdfTable(columns, [['首段', '一行']])];
    const pages = pagesOfText(
      await renderPdf({ ...base, content: [pdfParagraph('前言'), ...short, ...short] }),
    );
    expect(pages).toHaveLength(1);
  });
});

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
