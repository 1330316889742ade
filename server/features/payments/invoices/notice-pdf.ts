import type { App } from '../../../platform/app.ts';
import { formatYuan } from '../../../platform/money.ts';
import { pdfFacts, pdfHeading, pdfParagraph, pdfTable, pdfTitle } from '../../../platform/pdf/pdf-blocks.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import type { DueLineKind, Why } from '../plan/plan.types.ts';
import { RunningContract } from '../running/running-contract.entity.ts';
import { type Invoice, InvoiceLine } from './data/invoice.entity.ts';
import { outstandingOf } from './invoice.states.ts';

/** What lines are called on paper. */
const KINDS: Readonly<Record<DueLineKind, string>> = {
  ENTRY_FEE: '入门费（价款）',
  STAGE: '阶段性支付',
  ROYALTY: '收入提成',
  MINIMUM: '年度最低提成补足',
  PROFIT_SHARE: '实施利润分成',
  BUY_OUT: '买断款',
  LATE_INTEREST: '逾期付款违约金',
  CORRECTION: '更正差额',
};

/** The payment notice (付款通知书) of an invoice, or of a credit, as a PDF. */
export async function noticePdf(app: App, invoice: Invoice): Promise<Buffer> {
  const { manager } = app.db;
  const lines = await manager.find(InvoiceLine, {
    where: { invoiceId: invoice.id },
    order: { position: 'ASC' },
  });
  const running = await manager.findOneByOrFail(RunningContract, { id: invoice.runningId });
  const names = await organizationById.batch(app, [invoice.organizationId, invoice.enterpriseId]);
  const nameOf = (id: string) => names.get(id)?.name ?? '';
  const title = invoice.amount < 0n ? '应付款冲减通知书' : '付款通知书';
  return renderPdf({
    title: `${title} ${invoice.number}`,
    language: 'zh',
    header: `编号：${invoice.number}`,
    footer: nameOf(invoice.organizationId),
    createdAt: invoice.createdAt,
    ...(invoice.state === 'CANCELLED' ? { watermark: '已撤销' } : {}),
    content: [
      pdfTitle(title, `编号：${invoice.number}`),
      pdfFacts([
        { label: '付款单位', value: nameOf(invoice.enterpriseId) },
        { label: '收款单位', value: nameOf(invoice.organizationId) },
        { label: '合同', value: `${running.number}　${running.title}` },
        { label: '开具日期', value: invoice.issuedOn },
        { label: '付款期限', value: `${invoice.dueOn}（含当日）` },
        { label: '金额（元）', value: formatYuan(invoice.amount) },
        { label: '已付（元）', value: formatYuan(invoice.settled) },
        { label: '尚欠（元）', value: formatYuan(outstandingOf(invoice)) },
      ]),
      pdfHeading('款项明细', 2),
      pdfTable(
        [
          { heading: '序号', share: 8 },
          { heading: '款项', share: 26 },
          { heading: '依据', share: 46 },
          { heading: '金额（元）', share: 20, align: 'right' },
        ],
        lines.map(({ kind, why, amount }, index) => [
          String(index + 1),
          KINDS[kind],
          why.map(inWords).join('；'),
          formatYuan(amount),
        ]),
      ),
      pdfParagraph(
        '请将款项付至合同约定的收款账户，并在附言中注明本通知编号。款项由双方银行账户直接收付，本平台只作记录。',
        { small: true },
      ),
    ],
  });
}

/** A reason in a few words with its figures. */
function inWords({ code, params }: Why): string {
  const text = WORDS[code];
  return text.replace(/\{(\w+)\}/g, (_match, name: string) => params[name] ?? '');
}

const WORDS: Readonly<Record<Why['code'], string>> = {
  AT_SIGNING: '签订后十五个工作日',
  ON_DATE: '约定日期 {date}',
  MONTHS_AFTER_SIGNING: '签订后 {months} 个月',
  SALES_REACHED: '累计净销售额达到 {mark} 元（累计 {cumulative} 元）',
  MILESTONE_MET: '节点“{milestone}”已确认',
  TIERS: '申报期 {from} 至 {to}，计提基数 {base} 元',
  PER_UNIT: '{units} 件，每件 {perUnit} 元',
  MINIMUM_OF_YEAR: '第 {year} 合同年最低 {minimum} 元，已提成 {royalties} 元',
  PROFIT_OF_YEAR: '{year} 年营业利润 {profit} 元',
  BOUGHT_OUT: '第 {month} 个月买断',
  CAPPED: '付款总额以 {cap} 元为限',
  TRIAL: '试用期至 {until}',
  NOT_BEGUN: '付款条件尚未成就',
  TO_BE_REPORTED: '待申报',
  LAPSED: '权利失效期间 {from} 至 {until}',
  RETURNED: '许可已退回',
  ENDED: '合同提前终止',
  DEFERRED: '延期 {months} 个月',
  LATE: '{sum} 元逾期 {days} 天，每日万分之 {rate}',
  CORRECTED: '由 {before} 元更正为 {after} 元',
};
