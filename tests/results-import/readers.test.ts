import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestMapping } from '../../server/features/results/import/import-fields.ts';
import { detectDelimiter } from '../../server/features/results/import/readers/csv-table.ts';
import { openTable } from '../../server/features/results/import/readers/open-table.ts';
import { contentOf, encoded, faultOf, HEADER, readAll } from './files.ts';

const TEXT = `${HEADER}\r\nK-1,寒地水稻直播机,适合寒地稻区\r\nK-2,轮对激光检测,在线检测\r\n`;
const ROWS = [
  { line: 2, cells: ['K-1', '寒地水稻直播机', '适合寒地稻区'] },
  { line: 3, cells: ['K-2', '轮对激光检测', '在线检测'] },
];

describe('encodings of delimited text', () => {
  it.each([
    ['utf-8', false],
    ['utf-8', true],
    ['gb18030', false],
    ['utf-16le', true],
    ['utf-16be', true],
    ['utf-16le', false],
  ] as const)('%s, mark: %s, is told by its bytes', async (encoding, mark) => {
    const { table, rows } = await readAll(encoded(TEXT, encoding, mark), null, 7);
    expect([table.format, table.encoding, table.columns, rows]).toEqual([
      'CSV',
      encoding,
      HEADER.split(','),
      ROWS,
    ]);
  });

  it('takes the word of the user where the beginning says nothing', async () => {
    const file = encoded(`id,title\n${'1,plain\n'.repeat(40_000)}9,成果\n`, 'gb18030');
    expect(await faultOf(file)).toEqual({ reason: 'encoding', line: '40002', tried: 'utf-8' });
    const { rows } = await readAll(file, 'gb18030', 65_536);
    expect(rows.at(-1)).toEqual({ line: 40_002, cells: ['9', '成果'] });
  });

  it('reads characters outside the basic plane, and drops what PostgreSQL cannot hold', async () => {
    const { rows } = await readAll(encoded('a,b\n𠮷野,🌾\u0000x\n', 'utf-8'), 'utf-8');
    expect(rows).toEqual([{ line: 2, cells: ['𠮷野', '🌾x'] }]);
  });
});

describe('delimited text', () => {
  it.each([
    ['a,b', ','],
    ['a\tb', '\t'],
    ['a;b', ';'],
    ['a|b', '|'],
    ['名称，摘要', '，'],
    ['"a;b;c",d', ','],
    ['only', ','],
  ])('the delimiter of %j is %j', (header, delimiter) => {
    expect(detectDelimiter(header)).toBe(delimiter);
  });

  it.each(['\n', '\r\n', '\r'])('names the line on which a row begins, with line breaks %j', async (end) => {
    const text = ['a,b', '', '1,"x', 'y', 'z"', '', '2,"p,""q"""', '3,r', ''].join(end);
    for (const piece of [1, 3, 1000]) {
      const { rows } = await readAll(text, null, piece);
      expect(rows).toEqual([
        { line: 3, cells: ['1', 'x\ny\nz'] },
        { line: 7, cells: ['2', 'p,"q"'] },
        { line: 8, cells: ['3', 'r'] },
      ]);
    }
  });

  it('leaves out empty rows, fills what is missing at the end, and tells surplus values', async () => {
    const { rows } = await readAll('a,b\n , \n1\n2,x,y,,z\n3,x,,\n');
    expect(rows).toEqual([
      { line: 3, cells: ['1'] },
      { line: 4, cells: ['2', 'x', 'y', '', 'z'], surplus: 2 },
      { line: 5, cells: ['3', 'x', '', ''] },
    ]);
  });

  it('gives columns without a header a name', async () => {
    const { table } = await readAll('a,,"c\n d"\n1,2,3\n');
    expect(table.columns).toEqual(['a', '#2', 'c d']);
  });

  it('gives back whatever was written by the rules', async () => {
    const cell = fc.stringMatching(/^[A-Z一-龥𠮷'=|]{0,4}[a-z成,"\n;]{0,8}[a-z]$/u);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        async (rows, piece) => {
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = ['h1,h2', ...rows.map((row) => row.map(quote).join(','))].join('\n');
          const read = await readAll(text, 'utf-8', piece);
          expect(read.rows.map(({ cells }) => cells)).toEqual(rows);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('JSON Lines', () => {
  it('takes the keys of the beginning as columns, joins lists, and keeps numbers and lines', async () => {
    const text =
      '{"id":"a","title":"甲","keywords":["水稻","直播"],"price":480.2}\n\n{"id":7,"ok":true,"extra":null,"title":"乙"}\n';
    const { table, rows } = await readAll(text);
    expect([table.format, table.encoding, table.columns]).toEqual([
      'JSON_LINES',
      'utf-8',
      ['id', 'title', 'keywords', 'price', 'ok', 'extra'],
    ]);
    expect(rows).toEqual([
      { line: 1, cells: ['a', '甲', '水稻；直播', '480.2', '', ''] },
      { line: 3, cells: ['7', '乙', '', '', 'true', ''] },
    ]);
  });

  it('drops halves of characters that JSON can write', async () => {
    expect((await readAll('{"a":"x\\ud800y\\u0000"}\n')).rows).toEqual([{ line: 1, cells: ['xy'] }]);
  });

  it.each([
    ['{"a":1}\n{"a":\n', { reason: 'not-json', line: '2' }],
    ['{"a":1}\n[1]\n', { reason: 'not-json', line: '2' }],
    ['{broken\n', { reason: 'not-json', line: '1' }],
    [`${'{"a":1}\n'.repeat(60_000)}oops\n`, { reason: 'not-json', line: '60001' }],
    [`{"a":1}\n{"a":"${'x'.repeat(1_100_000)}"}\n`, { reason: 'line-too-long', line: '2', max: '1000000' }],
    [
      JSON.stringify(Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`k${index}`, 1]))),
      { reason: 'too-many-columns', line: '1', max: '200' },
    ],
  ])('refuses a broken line by its number', async (text, fault) => {
    expect(await faultOf(text)).toEqual(fault);
  });
});

describe('files that cannot be read', () => {
  const row = 'K,题,摘要\n';
  it.each<[string, Buffer | string, Record<string, string>]>([
    ['nothing', '', { reason: 'empty' }],
    ['blank lines', ' \n\n\t\n', { reason: 'empty' }],
    ['only a mark', '\uFEFF', { reason: 'empty' }],
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 0, 0, 2, 3]), { reason: 'not-text' }],
    [
      'no known encoding',
      Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a, 0x80, 0xff, 0x61, 0x62, 0x63, 0x64]),
      { reason: 'encoding', tried: 'utf-8 gb18030 utf-16' },
    ],
    [
      'an unclosed quote',
      `${HEADER}\n${row.repeat(3)}K,"题,摘要\n${row.repeat(5)}`,
      { reason: 'unclosed-quote', line: '5' },
    ],
    [
      'an unclosed quote before very much',
      `${HEADER}\n${row}K,"题,摘要\n${row.repeat(120_000)}`,
      { reason: 'unclosed-quote', line: '3' },
    ],
    ['a stray quote', `${HEADER}\n${row}K,5"英寸,x\n`, { reason: 'stray-quote', line: '3' }],
    ['something behind a quote', `${HEADER}\n${row}K,"题"目,x\n`, { reason: 'stray-quote', line: '3' }],
    [
      'one line of 50 MB',
      `${HEADER}\n${'x'.repeat(50_000_000)}`,
      { reason: 'line-too-long', line: '2', max: '1000000' },
    ],
    ['too many columns', `a\n${'x,'.repeat(250)}\n`, { reason: 'too-many-columns', line: '2', max: '200' }],
  ])('%s is refused with the reason and the place', async (_what, file, fault) => {
    expect(await faultOf(file)).toEqual(fault);
  });

  it.each([
    ['utf-8', 'gb18030', 'utf-8'],
    ['gb18030', 'utf-8', 'gb18030'],
  ] as const)(
    '%s that turns into %s late in the file is refused at its line',
    async (first, later, tried) => {
      const begin = encoded(`${HEADER}\n${'K,水稻直播机,摘要\n'.repeat(20_000)}`, first);
      // In GB18030 an odd number of bytes of UTF-8 before a comma is none.
      const file = Buffer.concat([begin, encoded('K,成,x\n', later), encoded(row, first)]);
      expect(await faultOf(file)).toEqual({ reason: 'encoding', line: '20002', tried });
    },
  );

  it('refuses too many rows', async () => {
    expect(await faultOf(`a\n${'x\n'.repeat(200_001)}`)).toEqual({ reason: 'too-many-rows', max: '200000' });
  });

  it('tells a fault of the store from a fault of the file', async () => {
    const content = contentOf(Buffer.from(TEXT));
    const away = { ...content, open: async () => Promise.reject(new Error('away')) };
    await expect(openTable(away)).rejects.toThrow('away');
  });
});

describe('mapping', () => {
  it('is suggested wholly for the sample file', async () => {
    const { table, rows } = await readAll(readFileSync('seeds/import-sample.csv'));
    expect(rows).toHaveLength(12);
    expect(
      suggestMapping(table.columns).map(({ column, field }) => `${table.columns[column]}: ${field}`),
    ).toEqual([
      '来源编号: sourceId',
      '成果名称: title',
      '成果简介: summary',
      '关键词: keywords',
      '所属领域: sector',
      '技术成熟度: trl',
      '研究阶段: stage',
      '知识产权类型: rightKinds',
      '专利号: rightNumbers',
      '完成人: completers',
      '转化方式: modes',
      '意向价格(万元): price',
      '国民经济行业: industryDivision',
      'IPC分类: ipc',
      '技术优势: advantagesTechnical',
      '经济优势: advantagesEconomic',
      '合作需求: seeking',
      '研发状态: researchState',
      '市场前景: marketProspects',
    ]);
  });

  it('compares headers without case, brackets and stars, takes each field once, and no number of rows as an id', () => {
    const columns = ['序号', '*成果名称：', 'TITLE', ' 意向价格（万元）', 'Key Words', '备注'];
    expect(suggestMapping(columns)).toEqual([
      { column: 1, field: 'title' },
      { column: 3, field: 'price' },
      { column: 4, field: 'keywords' },
    ]);
  });
});
