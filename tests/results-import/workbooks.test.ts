import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { openTable } from '../../server/features/results/import/readers/open-table.ts';
import { contentOf, faultOf, readAll, streamedWorkbook, workbook } from './files.ts';
import { workbookParts, zip } from './zip.ts';

const row = (line: number, ...values: string[]) =>
  `<row r="${line}">${values.map((value, index) => `<c r="${'ABCDEFG'[index]}${line}" t="str"><v>${value}</v></c>`).join('')}</row>`;

describe('workbooks', () => {
  it('reads texts, numbers, days, formulas, links, errors and truth values as people see them', async () => {
    const file = await workbook((sheet) => {
      sheet.addRow([]);
      sheet.addRow(['来源编号', '成果名称', '价格', '授权日期', '是否']);
      sheet.addRow([
        '0017',
        { richText: [{ text: '寒地' }, { font: { bold: true }, text: '播种机' }] },
        480.2,
        new Date(Date.UTC(2024, 4, 10)),
        true,
      ]);
      sheet.addRow([
        { formula: 'A3&"x"', result: '0017x' },
        { text: '链接', hyperlink: 'https://example.cn' },
        { formula: '1+1', result: 2 },
        { formula: 'TODAY()', result: new Date(Date.UTC(2023, 11, 31)) },
        { error: '#N/A' },
      ]);
      sheet.getColumn(4).numFmt = 'yyyy"年"m"月"d"日"';
      sheet.addRow(['', '   ', '']);
      sheet.addRow([202319012301.2, '第一行\n第二行', 0.1 + 0.2, null, false]);
    });
    const { table, rows } = await readAll(file);
    expect([table.format, table.encoding, table.columns]).toEqual([
      'XLSX',
      null,
      ['来源编号', '成果名称', '价格', '授权日期', '是否'],
    ]);
    expect(rows).toEqual([
      { line: 3, cells: ['0017', '寒地播种机', '480.2', '2024-05-10', 'true'] },
      { line: 4, cells: ['0017x', '链接', '2', '2023-12-31', '#N/A'] },
      { line: 6, cells: ['202319012301.2', '第一行\n第二行', '0.30000000000000004', '', 'false'] },
    ]);
  });

  it.each([true, false])(
    'reads many rows the same with texts in a list of their own (%s) or in the cells',
    async (shared) => {
      const rows = Array.from({ length: 700 }, (_, index) => [
        `K-${index}`,
        `成果 ${index % 50}`,
        '𠮷'.repeat(index % 7),
      ]);
      const read = await readAll(
        await streamedWorkbook([['编号', '名称', '字'], ...rows], shared),
        null,
        333,
      );
      expect(read.rows.map(({ cells: [a = '', b = '', c = ''] }) => [a, b, c])).toEqual(rows);
      expect(read.rows.at(-1)?.line).toBe(701);
    },
  );

  it('reads the first sheet that shows, whatever its place in the archive', async () => {
    const parts = workbookParts([
      { rows: row(1, 'hidden') + row(2, 'x'), state: 'hidden' },
      { rows: row(1, 'first') + row(2, 'x') },
      { rows: row(1, 'second') + row(2, 'y') },
    ]);
    expect((await readAll(zip(parts))).table.columns).toEqual(['first']);
  });

  it('knows days by the formats of the workbook, also of those that count from 1904, and leaves phonetics out', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="[Red]0.0&quot;dy&quot;"/><numFmt numFmtId="171" formatCode="d/m/yy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>';
    const cells =
      '<row r="1"><c t="s"><v>0</v></c><c t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c s="1"><v>45422</v></c><c s="2"><v>45422.75</v></c><c s="3"><v>45422</v></c><c s="4"><v>45422</v></c><c><v>45422</v></c></row>';
    const strings = '<si><r><t>漢</t></r><r><t>字</t></r><rPh sb="0" eb="1"><t>かん</t></rPh></si>';
    const read = await readAll(zip(workbookParts([{ rows: cells }], { styles, strings })));
    expect(read.table.columns).toEqual(['漢字', 'b']);
    expect(read.rows).toEqual([
      { line: 2, cells: ['2024-05-10', '2024-05-10', '45422', '2024-05-10', '45422'] },
    ]);
    const later = await readAll(zip(workbookParts([{ rows: cells }], { styles, strings, date1904: true })));
    expect(later.rows[0]?.cells[0]).toBe('2028-05-11');
  });

  it('does not mind styled cells that are empty, far to the right', async () => {
    const file = await workbook((sheet) => {
      sheet.addRow(['a', 'b']);
      sheet.addRow(['1', '2']);
      sheet.getCell(2, 400).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFF0000' } };
    });
    expect((await readAll(file)).rows).toEqual([{ line: 2, cells: ['1', '2'] }]);
  });

  it('leaves no temporary file, also where reading is given up', async () => {
    const texts = () => readdirSync(tmpdir()).filter((name) => name.startsWith('fruition-texts-'));
    const before = texts();
    const table = await openTable(contentOf(await streamedWorkbook([['a'], ['b'], ['c']], true)));
    for await (const _ of table.rows) break;
    expect(texts()).toEqual(before);
  });
});

describe('workbooks that cannot be read', () => {
  const good = zip(workbookParts([{ rows: row(1, 'a') + row(2, 'b') }]));
  const without = (name: string) =>
    zip(workbookParts([{ rows: row(1, 'a') }]).filter((part) => part.name !== name));
  const sheet = (rows: string) => zip(workbookParts([{ rows }]));

  it.each<[string, () => Buffer | Promise<Buffer>, Record<string, string>]>([
    ['an empty sheet', () => workbook(() => {}), { reason: 'empty' }],
    ['an archive that is cut off', () => good.subarray(0, good.length - 30), { reason: 'broken-workbook' }],
    [
      'an archive with a hole',
      () => Buffer.concat([good.subarray(0, 60), Buffer.alloc(20), good.subarray(80)]),
      { reason: 'broken-workbook' },
    ],
    [
      'an archive of something else',
      () => zip([{ name: 'a.txt', content: 'a' }]),
      { reason: 'broken-workbook' },
    ],
    ['no workbook in it', () => without('xl/workbook.xml'), { reason: 'broken-workbook' }],
    ['a sheet that is not there', () => without('xl/worksheets/sheet0.xml'), { reason: 'broken-workbook' }],
    [
      'markup that breaks off',
      () => sheet('<row r="1"><c t="str"><v>a</v></c>'),
      { reason: 'broken-workbook' },
    ],
    ['an unknown entity', () => sheet(row(1, '&boom;')), { reason: 'broken-workbook' }],
    [
      'a text that is not in the list',
      () => sheet('<row r="1"><c t="s"><v>7</v></c></row>'),
      { reason: 'broken-workbook' },
    ],
    [
      'a column too far',
      () => sheet('<row r="3"><c r="GS3" t="str"><v>x</v></c></row>'),
      { reason: 'too-many-columns', line: '3', max: '200' },
    ],
  ])('%s', async (_what, make, fault) => {
    expect(await faultOf(await make())).toEqual(fault);
  });

  it('a bomb that says its size, and one that lies', async () => {
    const parts = workbookParts([{ rows: row(1, 'a') + row(2, 'b') }]);
    const announced = parts.map((part) => ({ ...part, announced: 200 * 1024 * 1024 }));
    expect(await faultOf(zip(announced))).toEqual({
      reason: 'unpacked-too-large',
      max: String(600 * 1024 * 1024),
    });
    const lying = parts.map((part) =>
      part.name.includes('sheet0')
        ? { name: part.name, content: Buffer.alloc(50_000_000, ' '), announced: 1000 }
        : part,
    );
    expect(await faultOf(zip(lying))).toEqual({ reason: 'broken-workbook' });
  });

  it('a text without end', async () => {
    const fault = await faultOf(sheet(`<row r="1"><c t="str"><v>${'x'.repeat(3_000_000)}`));
    expect(fault).toMatchObject({ reason: 'line-too-long', max: '1000000' });
  });
});
