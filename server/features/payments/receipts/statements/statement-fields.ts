/** What a column of a bank statement can be. */
export const STATEMENT_FIELDS = [
  'DATE',
  'AMOUNT',
  'CREDIT',
  'DEBIT',
  'DIRECTION',
  'PAYER',
  'REMARK',
  'REFERENCE',
] as const;
export type StatementField = (typeof STATEMENT_FIELDS)[number];

/** Which column (from 0) gives which field. */
export type StatementMapping = Partial<Record<StatementField, number>>;

/** Names that banks give their columns; the first that fits counts. */
const HEADERS: Readonly<Record<StatementField, readonly string[]>> = {
  DATE: [
    '交易日期',
    '交易时间',
    '记账日期',
    '入账日期',
    '入账时间',
    '到账日期',
    '日期',
    'transaction date',
    'date',
  ],
  CREDIT: [
    '贷方发生额',
    '贷方金额',
    '贷方',
    '收入金额',
    '收入',
    '存入金额',
    '转入金额',
    '收款金额',
    'credit',
  ],
  DEBIT: ['借方发生额', '借方金额', '借方', '支出金额', '支出', '支取金额', '转出金额', '付款金额', 'debit'],
  AMOUNT: ['交易金额', '发生额', '金额', 'amount'],
  DIRECTION: ['借贷标志', '借贷方向', '借贷', '收支方向', '收支类型', '收/支', '交易方向', 'direction'],
  PAYER: [
    '对方户名',
    '对方账户名称',
    '对方单位名称',
    '对方名称',
    '对方单位',
    '付款人名称',
    '付款方名称',
    '付款人户名',
    '付款人',
    '付款方',
    'payer',
    'counterparty',
  ],
  REMARK: ['摘要', '附言', '用途', '交易附言', '交易摘要', '备注', 'remark', 'description', 'purpose'],
  REFERENCE: [
    '交易流水号',
    '银行流水号',
    '流水号',
    '交易序号',
    '交易参考号',
    '回单编号',
    '凭证号',
    '参考号',
    'reference',
    'transaction id',
  ],
};

/** Headers are compared without case, spaces, units and brackets. */
function comparable(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([].*?[)\]]/g, '')
    .replace(/[\s:*"']/g, '');
}

/** The mapping that the names of the columns suggest; each field and each column at most once. */
export function guessMapping(columns: readonly string[]): StatementMapping {
  const names = columns.map(comparable);
  const mapping: StatementMapping = {};
  const taken = new Set<number>();
  for (const field of Object.keys(HEADERS) as StatementField[]) {
    const wanted = HEADERS[field].map(comparable);
    const column = wanted
      .map((header) => names.findIndex((name, at) => name === header && !taken.has(at)))
      .find((at) => at >= 0);
    if (column === undefined) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
}

/** The fields that a mapping lacks: a day, and a sum in one column or the sums that came in. */
export function missingFields(mapping: StatementMapping): StatementField[] {
  const missing: StatementField[] = [];
  if (mapping.DATE === undefined) missing.push('DATE');
  if (mapping.AMOUNT === undefined && mapping.CREDIT === undefined) missing.push('AMOUNT');
  return missing;
}

/** How many of the first rows of a file may stand above the names of its columns: account, period, currency. */
export const MOST_ROWS_ABOVE = 15;

/** Which of the first rows has the names of the columns: the first that gives a day and a sum; null for none. */
export function findHeader(rows: readonly (readonly string[])[]): number | null {
  const at = rows
    .slice(0, MOST_ROWS_ABOVE + 1)
    .findIndex((cells) => missingFields(guessMapping(cells)).length === 0);
  return at < 0 ? null : at;
}
