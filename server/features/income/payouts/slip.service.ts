import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { formatYuan, WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import type { PdfFact } from '../../../platform/pdf/pdf.types.ts';
import { pdfFacts, pdfHeading, pdfNotice, pdfParagraph, pdfTitle } from '../../../platform/pdf/pdf-blocks.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { IncomeDistribution, IncomeDistributionLine } from '../distributions/income-distribution.entity.ts';
import { maskBankAccount } from '../payees/bank-account.ts';
import { Payee } from '../payees/payee.entity.ts';
import { isOwnPayee } from '../payees/payee.policy.ts';
import { lineReference } from './bank-file.ts';
import type { PayoutLineState } from './payout.enums.ts';
import { payoutPolicy } from './payout.policy.ts';
import { PayoutBatch } from './payout-batch.entity.ts';
import { PayoutLine } from './payout-line.entity.ts';

/** The slip is a Chinese document whatever language its reader has chosen. */
const STATES: Readonly<Record<PayoutLineState, string>> = {
  PENDING: '待发放',
  PAID: '已发放',
  FAILED: '发放失败，待重新发放',
  CANCELLED: '已取消',
};

/**
 * The slip of one line of a pay-out, PDF: what was owed and where it comes from, what was withheld, what was paid. For
 * who sees the pay-out and for the person.
 * @throws Refusal NOT_FOUND
 */
export async function slipOf(scope: Scope, lineId: string): Promise<{ name: string; pdf: Buffer }> {
  const { app, actor } = scope;
  const db = app.db.manager;
  const line = isId(lineId) ? await db.findOneBy(PayoutLine, { id: lineId }) : null;
  const batch = line && (await db.findOneBy(PayoutBatch, { id: line.batchId }));
  const payee = line && (await db.findOneBy(Payee, { id: line.payeeId }));
  if (!line || !batch || !payee) throw new Refusal('NOT_FOUND', { field: 'lineId' });
  if (!payoutPolicy.see(actor, batch) && !isOwnPayee(actor, payee))
    throw new Refusal('NOT_FOUND', { field: 'lineId' });
  const unit = (await organizationById.batch(app, [batch.organizationId])).get(batch.organizationId);
  const reward = await db.findOneBy(IncomeDistributionLine, { id: line.distributionLineId });
  const distribution = await db.findOneBy(IncomeDistribution, { id: line.distributionId });
  const reference = lineReference(batch, line);
  const pdf = await renderPdf({
    title: `发放单 ${reference}`,
    language: 'zh',
    header: unit?.name ?? '',
    footer: `发放单 ${reference}`,
    createdAt: clock.now(),
    content: [
      pdfTitle('科技成果转化现金奖励发放单', reference),
      pdfFacts(paidFacts(batch, line, unit?.name ?? '')),
      ...(line.failure ? [pdfNotice('warning', [line.failure])] : []),
      pdfHeading('奖励来源'),
      pdfFacts(distribution && reward ? sourceFacts(distribution, reward) : []),
      pdfParagraph(
        '本平台只记录在别处持有的资金，不经手任何款项。代扣税款为发放时扣缴的金额，年度汇算以税务机关为准。',
        { small: true },
      ),
    ],
  });
  return { name: `发放单-${reference}-${line.payeeName}.pdf`, pdf };
}

function paidFacts(batch: PayoutBatch, line: PayoutLine, unit: string): PdfFact[] {
  return [
    { label: '发放单位', value: unit },
    { label: '姓名', value: line.staffNumber ? `${line.payeeName}（${line.staffNumber}）` : line.payeeName },
    { label: '状态', value: STATES[line.state] },
    { label: '发放日期', value: line.paidOn ?? batch.executedOn ?? '—' },
    { label: '奖励（税前）', value: yuan(line.gross) },
    { label: '其中计税部分', value: yuan(line.taxable) },
    { label: '代扣个人所得税', value: yuan(line.withheld) },
    { label: '实发金额', value: [{ text: yuan(line.gross - line.withheld), bold: true }] },
    {
      label: '收款账户',
      value: line.bankAccount ? `${line.bankName ?? ''} ${maskBankAccount(line.bankAccount)}` : '—',
    },
    {
      label: '工资总额',
      value: line.onPayroll ? '计入当年工资总额，不受总额限制，不作为总额基数' : '不计入工资总额',
    },
  ];
}

function sourceFacts(distribution: IncomeDistribution, reward: IncomeDistributionLine): PdfFact[] {
  const { number, title, gross, costs, net, receivedOn } = distribution;
  return [
    { label: '收益分配', value: `${number} ${title}` },
    { label: '到账日期', value: receivedOn },
    { label: '到账收入', value: yuan(gross) },
    { label: '扣除的税金与直接成本', value: yuan(costs) },
    { label: '净收入', value: yuan(net) },
    ...(reward.basisPoints === null
      ? []
      : [{ label: '奖励占净收入的比例', value: percent(reward.basisPoints) }]),
    ...(reward.poolBasisPoints === null
      ? []
      : [{ label: '本人在团队内的比例', value: percent(reward.poolBasisPoints) }]),
    ...(reward.ruleId ? [{ label: '依据规则', value: reward.ruleId }] : []),
    { label: '本人应得', value: yuan(reward.amount) },
  ];
}

function yuan(fen: bigint): string {
  return `${formatYuan(fen)} 元`;
}

function percent(basisPoints: number): string {
  const share = (basisPoints * 100) / WHOLE_IN_BASIS_POINTS;
  return `${share.toLocaleString('zh-CN', { maximumFractionDigits: 2 })}%`;
}
