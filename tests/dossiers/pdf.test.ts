import { describe, expect, it } from 'vitest';
import {
  pdfFacts,
  pdfHeading,
  pdfNotice,
  pdfParagraph,
  pdfTable,
  pdfTitle,
} from '../../server/platform/pdf/pdf-blocks.ts';
import { renderPdf } from '../../server/platform/pdf/render-pdf.ts';

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
});
