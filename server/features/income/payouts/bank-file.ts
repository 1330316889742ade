import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { CSV_START, csvLine, neutralized } from '../../../platform/csv.ts';
import { formatYuan } from '../../../platform/money.ts';
import type { PayoutBatch } from './payout-batch.entity.ts';
import type { PayoutLine } from './payout-line.entity.ts';
import { payoutNumber } from './payout-number.ts';

/** Encodings that the programs of banks read; most still want the Chinese one. */
export type BankFileEncoding = 'utf-8' | 'gb18030';

/** The file goes to a Chinese bank, so its words are Chinese whatever language its reader has chosen. */
const COLUMNS = [
  '序号',
  '业务参考号',
  '姓名',
  '工号',
  '开户行',
  '收款账号',
  '税前金额（元）',
  '代扣个人所得税（元）',
  '实发金额（元）',
  '工资总额标记',
  '用途',
] as const;

/** INC-13: such rewards count into the payroll of the year, but not against its ceiling. */
const ON_PAYROLL = '计入当年工资总额，不受总额限制，不纳入基数';
const OFF_PAYROLL = '不计入工资总额（非本单位职工）';
const PURPOSE = '科技成果转化现金奖励';

const XLSX_WIDTHS = [6, 18, 14, 14, 32, 26, 16, 18, 16, 40, 36];

/** Lines that the bank is asked to pay, as CSV. */
export function bankFileCsv(
  batch: PayoutBatch,
  lines: readonly PayoutLine[],
  encoding: BankFileEncoding,
): Buffer {
  const text = [COLUMNS, ...lines.map((line) => cellsOf(batch, line))].map((row) => csvLine(row)).join('');
  return encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(CSV_START + text);
}

/** The same as a workbook; account numbers are text, so that no spreadsheet rounds them. */
export async function bankFileXlsx(batch: PayoutBatch, lines: readonly PayoutLine[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(payoutNumber(batch), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map((header, index) => ({
    header,
    width: XLSX_WIDTHS[index] ?? 16,
    style: { numFmt: '@' },
  }));
  for (const line of lines) sheet.addRow(cellsOf(batch, line).map(neutralized));
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** What bank and unit name a line by. */
export function lineReference(batch: PayoutBatch, { position }: PayoutLine): string {
  return `${payoutNumber(batch)}-${String(position).padStart(4, '0')}`;
}

function cellsOf(batch: PayoutBatch, line: PayoutLine): string[] {
  return [
    String(line.position),
    lineReference(batch, line),
    line.payeeName,
    line.staffNumber ?? '',
    line.bankName ?? '',
    line.bankAccount ?? '',
    formatYuan(line.gross),
    formatYuan(line.withheld),
    formatYuan(line.gross - line.withheld),
    line.onPayroll ? ON_PAYROLL : OFF_PAYROLL,
    `${PURPOSE} ${line.title}`,
  ];
}
