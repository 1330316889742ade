import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planLines } from '../../server/features/payments/receipts/statements/plan-lines.ts';
import {
  readStatementDay,
  readStatementRow,
  readSum,
} from '../../server/features/payments/receipts/statements/read-statement-row.ts';
import {
  findHeader,
  guessMapping,
  missingFields,
} from '../../server/features/payments/receipts/statements/statement-fields.ts';
import {
  allocate,
  exactSum,
  type OpenInvoice,
  suggestMatches,
} from '../../server/features/payments/receipts/suggest-matches.ts';

const open = (id: string, outstanding: bigint, values: Partial<OpenInvoice> = {}): OpenInvoice => ({
  id,
  number: `龙大2026-0001-00${id}`,
  enterpriseId: 'E1',
  enterpriseName: '冰湖装备（哈尔滨）有限公司',
  dealId: 'D1',
  outstanding,
  dueOn: `2026-0${id}-01`,
  ...values,
});

describe('what a bank writes', () => {
  it.each([
    ['1,234.56', 123_456n],
    ['¥1,234.5', 123_450n],
    ['＋100', 10_000n],
    ['-12.00', -1_200n],
    ['(12.00)', -1_200n],
    ['12.3400', 1_234n],
    ['1.234', null],
    ['1,23', null],
    ['=1+1', null],
    ['', null],
    ['壹佰', null],
  ])('%s as a sum', (text, fen) => expect(readSum(text)).toBe(fen));

  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026/1/3', '2026-01-03'],
    ['20261123', '2026-11-23'],
    ['20261123101500', '2026-11-23'],
    ['2026年11月3日', '2026-11-03'],
    ['2026-11-23 10:15:00', '2026-11-23'],
    ['2026-02-30', null],
    ['23/11/2026', null],
    ['', null],
  ])('%s as a day', (text, day) => expect(readStatementDay(text)).toBe(day));

  it('as headers below a preamble, with one or two columns for sums', () => {
    const rows = [
      ['账号：6222', ''],
      ['币种', '人民币'],
      ['交易日期', '贷方发生额(元)', '借方发生额(元)', '对方户名', '摘要', '交易流水号'],
    ];
    expect(findHeader(rows)).toBe(2);
    expect(guessMapping(rows[2] ?? [])).toEqual({
      DATE: 0,
      CREDIT: 1,
      DEBIT: 2,
      PAYER: 3,
      REMARK: 4,
      REFERENCE: 5,
    });
    expect(missingFields(guessMapping(['日期', '说明']))).toEqual(['AMOUNT']);
    const mapping = { DATE: 0, AMOUNT: 1, DIRECTION: 2 };
    expect(readStatementRow(['20260401', '5.00', '借'], mapping).amount).toBe(-500n);
    expect(readStatementRow(['20260401', '5.00', '贷'], mapping).amount).toBe(500n);
    expect(readStatementRow(['x', 'y'], mapping).problems.map(({ field }) => field)).toEqual([
      'DATE',
      'AMOUNT',
    ]);
  });
});

describe('a suggestion', () => {
  const money = { amount: 30_000n, payerName: '冰湖装备(哈尔滨)有限公司', remark: '' };

  it('finds invoices whose sums fit, the fewest', () => {
    const invoices = [open('1', 10_000n), open('2', 20_000n), open('3', 30_000n)];
    expect(suggestMatches(money, invoices)).toEqual({
      strength: 'CERTAIN',
      enterpriseId: 'E1',
      dealId: 'D1',
      matches: [{ invoiceId: '3', amount: 30_000n }],
    });
    expect(exactSum(30_000n, invoices.slice(0, 2))).toHaveLength(2);
  });

  it('follows a number in the remark, whoever paid', () => {
    const found = suggestMatches(
      { amount: 20_000n, payerName: '某母公司', remark: '付 龙大2026 0001 002 款' },
      [open('1', 20_000n), open('2', 20_000n)],
    );
    expect(found).toMatchObject({ strength: 'CERTAIN', matches: [{ invoiceId: '2', amount: 20_000n }] });
  });

  it('is only a guess by the sum, and none where two have it', () => {
    const stranger = { amount: 20_000n, payerName: '不明', remark: '' };
    expect(suggestMatches(stranger, [open('1', 20_000n)]).strength).toBe('GUESS');
    expect(suggestMatches(stranger, [open('1', 20_000n), open('2', 20_000n)]).strength).toBe('NONE');
  });

  it('never exceeds the money or what is owed', () => {
    const sums = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { maxLength: 20 });
    fc.assert(
      fc.property(sums, fc.bigInt({ min: 1n, max: 10n ** 10n }), (owed, amount) => {
        const invoices = owed.map((sum, index) => open(String(index + 1), sum));
        const { matches } = suggestMatches({ ...money, amount }, invoices);
        const total = matches.reduce((sum, match) => sum + match.amount, 0n);
        const byId = new Map(invoices.map((invoice) => [invoice.id, invoice.outstanding]));
        expect(total <= amount).toBe(true);
        expect(
          matches.every((match) => match.amount > 0n && match.amount <= (byId.get(match.invoiceId) ?? 0n)),
        ).toBe(true);
        const all = owed.reduce((sum, each) => sum + each, 0n);
        const spread = allocate(amount, invoices).reduce((sum, match) => sum + match.amount, 0n);
        expect(spread).toBe(all < amount ? all : amount);
      }),
    );
  });
});

describe('the lines of a file', () => {
  const mapping = { DATE: 0, AMOUNT: 1, PAYER: 2, REFERENCE: 3 };
  const rows = (cells: string[][]) => cells.map((each, index) => ({ line: index + 2, cells: each }));
  const known = {
    open: [open('1', 10_000n)],
    payers: [{ id: 'E1', name: '冰湖装备（哈尔滨）有限公司', dealIds: ['D1'] }],
    references: new Set(['R1']),
  };

  it('use up what is owed one after the other, and know what was recorded', () => {
    const name = '冰湖装备（哈尔滨）有限公司';
    const lines = planLines(
      'S',
      rows([
        ['20260401', '60.00', name, 'R2'],
        ['20260402', '60.00', name, 'R3'],
        ['20260403', '10.00', name, 'R1'],
        ['20260404', '-5.00', name, 'R4'],
        ['20260405', '1.00', name, 'R2'],
        ['bad', '1.00', name, 'R5'],
        ['20260406', '3.00', '', ''],
      ]),
      mapping,
      known,
    );
    expect(
      lines.map(({ state, plan }) => [state, plan.matches.map(({ amount }) => amount), plan.dealId]),
    ).toEqual([
      ['READY', ['6000'], 'D1'],
      ['READY', ['4000'], 'D1'],
      ['KNOWN', [], null],
      ['OUTGOING', [], null],
      ['INVALID', [], null],
      ['INVALID', [], null],
      ['READY', [], null],
    ]);
  });

  it('without references have made ones that are the same in the next file, and differ for equal lines', () => {
    const cells = [
      ['20260401', '5.00', '甲', ''],
      ['20260401', '5.00', '甲', ''],
      ['20260402', '5.00', '甲', ''],
    ];
    const first = planLines('S', rows(cells), mapping, known).map(({ reference }) => reference);
    const again = planLines('T', rows(cells), mapping, known).map(({ reference }) => reference);
    expect(again).toEqual(first);
    expect(new Set(first).size).toBe(3);
  });
});
