import { dayOf } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { DEAL_CASE } from '../../deals/change-deal.ts';
import { readDeal } from '../../deals/data/deal-record.ts';
import { receivedIncome } from '../../payments/receipts/received-income.service.ts';
import { runningById } from '../../payments/running/running-by-id.service.ts';
import type { IncomeSource, SourceReader } from './income-source.ts';

/** Income of running contracts: what was received for their invoices. */
export const contractSource: SourceReader = {
  async read(tx: Transaction, id: string): Promise<IncomeSource | null> {
    const running = await runningById(tx, id);
    const record = running ? await readDeal(tx, running.dealId) : null;
    if (!running || !record) return null;
    const { terms, agreedAt } = record.deal;
    const { organizationId, resultId, title, number, dealId, rootDealId, signedOn, imported } = running;
    const agreedOn = !imported && agreedAt ? dayOf(agreedAt) : signedOn;
    return {
      kind: 'CONTRACT',
      id,
      organizationId,
      resultId,
      title,
      number,
      dealId,
      ledgerDealId: rootDealId,
      mode: terms?.mode ?? 'OTHER',
      profitBasisPoints: terms?.work?.profitBasisPoints ?? null,
      // An amendment is agreed later, but the conversion was agreed by the first contract.
      agreedOn: agreedOn < signedOn ? agreedOn : signedOn,
      leaders: record.leaders.map(({ completerId, position }) => ({ completerId, position })),
      auditCase: { caseType: DEAL_CASE, caseId: rootDealId },
    };
  },
  received: receivedIncome,
};
