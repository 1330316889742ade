import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ColumnMapping,
  IMPORT_FIELDS,
  type ImportFieldKey,
} from '../../server/features/results/import/import-fields.ts';
import { list, places, readRow } from '../../server/features/results/import/row-content.ts';

/** Reads a row whose columns are the fields named. */
function read(
  values: Partial<Record<ImportFieldKey, string>>,
  defaults: Partial<Record<ImportFieldKey, string>> = {},
) {
  const fields = Object.keys(values) as ImportFieldKey[];
  const mapping: ColumnMapping[] = fields.map((field, column) => ({ column, field }));
  return readRow({ line: 2, cells: Object.values(values) }, mapping, defaults);
}

function problemsOf(values: Partial<Record<ImportFieldKey, string>>) {
  return read({ title: '题', ...values }).problems.map(({ code, field, params }) => ({
    code,
    field,
    ...Object.fromEntries(params.map(({ name, value }) => [name, value])),
  }));
}

describe('what a row speaks of', () => {
  it('is the columns that are mapped; an empty cell clears, and other fields are absent', () => {
    expect(
      read({ title: '题', keywords: '', seeking: '', price: '', rightKinds: '', trl: '' }).content,
    ).toEqual({
      title: '题',
      keywords: [],
      seeking: null,
      price: { kind: 'NEGOTIABLE' },
      rights: [],
      trl: null,
    });
  });

  it('takes defaults where no column gives a field or its cell is empty', () => {
    const { content } = read({ title: '题', sector: '' }, { sector: 'DIGITAL', stage: '中试' });
    expect(content).toEqual({ title: '题', sector: 'DIGITAL', stage: 'DEVELOPMENT' });
  });

  it('knows a row by its own id, else by title and first completer, else by its line', () => {
    expect(read({ sourceId: ' K-1 ', title: '题' }).sourceId).toBe('K-1');
    const named = read({ title: '题', completers: '甲、乙' }).sourceId;
    expect(named).toMatch(/^#[0-9a-f]{32}$/);
    expect(read({ title: '题', completers: '甲、丙' }).sourceId).toBe(named);
    expect(read({ title: '题', completers: '乙、甲' }).sourceId).not.toBe(named);
    expect(read({ title: '' }).sourceId).not.toBe(
      readRow({ line: 3, cells: [''] }, [{ column: 0, field: 'title' }]).sourceId,
    );
  });

  it('has the same digest as long as its values are the same, in whatever columns they stand', () => {
    const row = read({ title: '题', trl: '7' }).digest;
    expect(read({ trl: ' 7', title: '题', seeking: '' }).digest).toBe(row);
    expect(read({ title: '题', trl: '8' }).digest).not.toBe(row);
  });
});

describe('words and figures', () => {
  it('become codes', () => {
    const { content, problems } = read({
      title: '题',
      sector: '高端装备',
      strategicIndustry: '高端装备制造产业',
      stage: '小批量试用',
      province: '吉林',
      modes: '许可；作价投资;技术许可',
      payAfterUse: '是',
      trl: 'ＴＲＬ７',
      purposes: '',
    });
    expect(problems).toEqual([]);
    expect(content).toEqual({
      title: '题',
      sector: 'HIGH_END_EQUIPMENT',
      strategicIndustry: 'HIGH_END_EQUIPMENT',
      stage: 'DEVELOPMENT',
      provinceCode: '220000',
      modes: ['LICENSE', 'EQUITY'],
      payAfterUse: true,
      trl: 7,
      purposes: [],
    });
  });

  it.each<[ImportFieldKey, string, Record<string, string>]>([
    ['sector', '量子', { code: 'INVALID', reason: 'unknown-word' }],
    ['modes', '许可；借用', { code: 'INVALID', reason: 'unknown-word', value: '借用' }],
    ['rightKinds', '商标', { code: 'INVALID', reason: 'unknown-word' }],
    ['province', '火星', { code: 'INVALID', reason: 'unknown-word' }],
    ['payAfterUse', '也许', { code: 'INVALID', reason: 'unknown-word' }],
    ['trl', '10', { code: 'INVALID', reason: 'trl' }],
    ['price', '很多', { code: 'INVALID', reason: 'amount' }],
    ['price', '-5', { code: 'INVALID', reason: 'amount' }],
    ['price', '1.2345678', { code: 'INVALID', reason: 'amount' }],
    ['conversionDeadline', '2027-02-30', { code: 'INVALID', reason: 'day' }],
    ['title', '', { code: 'REQUIRED', value: '' }],
    ['sourceId', 'x'.repeat(201), { code: 'TOO_LONG', max: '200', value: 'x'.repeat(100) }],
  ])('%s %j is a problem of that field', (field, value, problem) => {
    expect(problemsOf({ [field]: value })).toContainEqual({ field, value, ...problem });
  });

  it('a row with values under no header is a problem of the row', () => {
    const { problems } = readRow({ line: 2, cells: ['题', 'x'], surplus: 1 }, [
      { column: 0, field: 'title' },
    ]);
    expect(problems).toMatchObject([
      { code: 'INVALID', field: null, params: [{ value: 'surplus-cells' }, { value: '1' }] },
    ]);
  });

  it('a value is never cut inside a character', () => {
    const [problem] = problemsOf({ sector: `${'x'.repeat(99)}𠮷` });
    expect(problem).toMatchObject({ value: 'x'.repeat(99) });
  });
});

describe('prices in 万元', () => {
  it.each([
    ['60', undefined, { kind: 'FIXED', min: 60_000_000n }],
    ['480.2', undefined, { kind: 'FIXED', min: 480_200_000n }],
    ['1，280 万元', undefined, { kind: 'FIXED', min: 1_280_000_000n }],
    ['0.000001', undefined, { kind: 'FIXED', min: 1n }],
    ['40-70', undefined, { kind: 'RANGE', min: 40_000_000n, max: 70_000_000n }],
    ['40万～70万', undefined, { kind: 'RANGE', min: 40_000_000n, max: 70_000_000n }],
    ['40', '70', { kind: 'RANGE', min: 40_000_000n, max: 70_000_000n }],
    ['40', '40', { kind: 'FIXED', min: 40_000_000n }],
    ['', '70', { kind: 'RANGE', min: null, max: 70_000_000n }],
    ['面议', undefined, { kind: 'NEGOTIABLE' }],
    ['', '', { kind: 'NEGOTIABLE' }],
  ])('%j to %j', (price, priceMax, expected) => {
    const { content, problems } = read({
      title: '题',
      price,
      ...(priceMax === undefined ? {} : { priceMax }),
    });
    expect([content.price, problems]).toEqual([expected, []]);
  });

  it('are exact to the fen, without any floating point', () => {
    const fen = fc.bigInt({ min: 0n, max: 999_999_999_999_999n });
    fc.assert(
      fc.property(fen, fc.boolean(), (min, trimmed) => {
        const digits = min.toString().padStart(7, '0');
        const text = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
        const price = trimmed ? text.replace(/\.?0+$/, '') : text;
        expect(read({ title: '题', price }).content.price).toEqual({ kind: 'FIXED', min });
      }),
    );
  });
});

describe('lists in one cell', () => {
  it.each([
    ['水稻；直播;播种机、水稻', ['水稻', '直播', '播种机']],
    ['a, b，c', ['a', 'b', 'c']],
    ['a, b；c', ['a, b', 'c']],
    ['a；\nb\n\nc；', ['a', 'b', 'c']],
    ['；；', []],
  ])('%j', (cell, expected) => {
    expect(list(cell)).toEqual(expected);
  });

  it('give back what was joined, place by place', () => {
    const part = fc.stringMatching(/^([a-z成果0-9. ,，]{0,5}[a-z成果0-9.])?$/);
    const separator = fc.constantFrom('；', ';', '、', '\n', '；\n');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), separator, (parts, between) => {
        const wanted = parts.map((each) => each.trim());
        while (wanted.at(-1) === '') wanted.pop();
        const cell = [...parts, ''].join(between);
        expect(places(cell)).toEqual(wanted);
        expect(list(cell)).toEqual([...new Set(wanted)].filter((each) => each !== ''));
      }),
    );
  });
});

describe('rights', () => {
  const right = (
    kind: string,
    number: string | null = null,
    obtainedOn: string | null = null,
    howKept: string | null = null,
  ) => ({ kind, number, obtainedOn, howKept });

  it.each([
    [
      '发明专利；软件著作权',
      '202319012301.2；2024SR0000017',
      '2024-05-10；2024-05-10',
      [
        right('INVENTION_PATENT', '202319012301.2', '2024-05-10'),
        right('SOFTWARE_COPYRIGHT', '2024SR0000017', '2024-05-10'),
      ],
    ],
    [
      '软件著作权；发明专利',
      '；202319012301.2',
      '',
      [right('SOFTWARE_COPYRIGHT'), right('INVENTION_PATENT', '202319012301.2')],
    ],
    [
      '发明专利；实用新型；发明专利',
      '1；2；3',
      '',
      [right('INVENTION_PATENT', '1'), right('UTILITY_MODEL_PATENT', '2'), right('INVENTION_PATENT', '3')],
    ],
    [
      '发明专利',
      '1；2',
      '2024/5/1；2024年12月31日',
      [right('INVENTION_PATENT', '1', '2024-05-01'), right('INVENTION_PATENT', '2', '2024-12-31')],
    ],
    [
      '',
      '202329500202.4；97101765.4',
      '',
      [right('UTILITY_MODEL_PATENT', '202329500202.4'), right('INVENTION_PATENT', '97101765.4')],
    ],
    ['专有技术', '', '20240101', [right('KNOW_HOW', null, '2024-01-01')]],
    ['', '', '', []],
  ])('%j with %j', (rightKinds, rightNumbers, rightDates, expected) => {
    const { content, problems } = read({ title: '题', rightKinds, rightNumbers, rightDates });
    expect([content.rights, problems]).toEqual([expected, []]);
  });

  it('pair kinds, numbers and dates by their place, however many there are of each', () => {
    const kinds = ['发明专利', '实用新型', '软著', '专有技术'] as const;
    const codes = {
      发明专利: 'INVENTION_PATENT',
      实用新型: 'UTILITY_MODEL_PATENT',
      软著: 'SOFTWARE_COPYRIGHT',
      专有技术: 'KNOW_HOW',
    } as const;
    const entry = fc.record({
      kind: fc.constantFrom(...kinds),
      number: fc.constantFrom('', 'N1', 'N2'),
      day: fc.constantFrom('', '2024-01-02', '2025-11-12'),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 2, maxLength: 6 }), (entries) => {
        const { content, problems } = read({
          title: '题',
          rightKinds: entries.map(({ kind }) => kind).join('；'),
          rightNumbers: entries.map(({ number }) => number).join('；'),
          rightDates: entries.map(({ day }) => day).join('；'),
        });
        expect(problems).toEqual([]);
        expect(content.rights).toEqual(
          entries.map(({ kind, number, day }) => right(codes[kind], number || null, day || null)),
        );
      }),
    );
  });
});

it('the example of every field is read without a problem', () => {
  const values = Object.fromEntries(IMPORT_FIELDS.map(({ key, example }) => [key, example]));
  expect(read(values).problems).toEqual([]);
});
