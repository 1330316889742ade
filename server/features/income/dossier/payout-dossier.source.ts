import type { Scope } from '../../../platform/app.ts';
import {
  DOSSIER_READERS,
  type DossierCase,
  type DossierSource,
  dossierCode,
  dossierDay,
  dossierMoney,
  dossierText,
} from '../../../platform/audit/dossier-source.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { isId } from '../../../platform/ids.ts';
import { PayoutBatch } from '../payouts/payout-batch.entity.ts';
import { payoutNumber } from '../payouts/payout-number.ts';
import { PAYOUT_DOSSIER_LABELS } from './income-dossier.labels.ts';

/** Dossiers of pay-outs: sums, steps, the bank's receipt; names stay in the batch. For the unit's readers. */
export const payoutDossier: DossierSource = {
  label: { zh: '奖励发放', en: 'Pay-out of rewards' },
  labels: PAYOUT_DOSSIER_LABELS,
  async open(tx: Transaction, { actor }: Scope, id: string): Promise<DossierCase | null> {
    const batch = isId(id) ? await tx.findOneBy(PayoutBatch, { id }) : null;
    const readers = [...DOSSIER_READERS, 'FINANCE_OFFICER'] as const;
    if (!batch || !hasRole(actor, readers, batch.organizationId)) return null;
    const { organizationId, state, lineCount, paidCount, failedCount, gross, withheld } = batch;
    return {
      title: payoutNumber(batch),
      organizationId,
      sections: [
        {
          label: 'payout',
          facts: [
            { label: 'number', value: dossierText(payoutNumber(batch)) },
            { label: 'state', value: dossierCode(state) },
            { label: 'lineCount', value: dossierText(String(lineCount)) },
            { label: 'paidCount', value: dossierText(String(paidCount)) },
            { label: 'failedCount', value: dossierText(String(failedCount)) },
            { label: 'gross', value: dossierMoney(gross) },
            { label: 'withheld', value: dossierMoney(withheld) },
            { label: 'executedOn', value: dossierDay(batch.executedOn) },
            { label: 'bankReference', value: dossierText(batch.bankReference) },
          ],
        },
      ],
      related: [],
      documents: batch.receiptFileId ? [{ fileId: batch.receiptFileId, label: 'receipt' }] : [],
      proofs: [{ proof: 'DECISION_PROCEDURE', label: 'approvedByOther', actions: ['approvePayout'] }],
    };
  },
};
