import { In } from 'typeorm';
import type { App } from '../../../../platform/app.ts';
import type { Actor } from '../../../../platform/auth/actor.ts';
import type { FileAccess } from '../../../../platform/files/file-access.ts';
import { filesOfRecords } from '../../../../platform/files/files.service.ts';
import { groupBy, loadMany, loadOne } from '../../../../platform/graphql/loaders.ts';
import { isId } from '../../../../platform/ids.ts';
import { CommissionAccrual, CommissionClaim } from '../data/commission-claim.entity.ts';
import { CommissionInvoice, CommissionPayment } from '../data/commission-payment.entity.ts';
import { claimPolicy } from '../settlement.policy.ts';
import { COMMISSION_INVOICE_FILES } from '../steps/invoice.service.ts';
import { COMMISSION_PAYMENT_FILES } from '../steps/record-payment.service.ts';

/** Commissions by id: whoever asks has decided that they may be seen. */
export const claimById = loadOne('commissionClaimById', async (app, ids) => {
  const claims = await app.db.manager.findBy(CommissionClaim, { id: In([...ids]) });
  return new Map(claims.map((claim) => [claim.id, claim]));
});

export const accrualsOfClaim = loadMany('accrualsOfCommission', async (app, ids: readonly string[]) =>
  groupBy(
    await app.db.manager.find(CommissionAccrual, {
      where: { claimId: In([...ids]) },
      order: { at: 'ASC', id: 'ASC' },
    }),
    ({ claimId }) => claimId,
  ),
);

export const paymentsOfClaim = loadMany('paymentsOfCommission', async (app, ids: readonly string[]) =>
  groupBy(
    await app.db.manager.find(CommissionPayment, {
      where: { claimId: In([...ids]) },
      order: { recordedAt: 'ASC', id: 'ASC' },
    }),
    ({ claimId }) => claimId,
  ),
);

export const invoicesOfClaim = loadMany('invoicesOfCommission', async (app, ids: readonly string[]) =>
  groupBy(
    await app.db.manager.find(CommissionInvoice, {
      where: { claimId: In([...ids]) },
      order: { issuedAt: 'ASC', id: 'ASC' },
    }),
    ({ claimId }) => claimId,
  ),
);

export const commissionPaymentFiles = filesOfRecords(COMMISSION_PAYMENT_FILES);
export const commissionInvoiceFiles = filesOfRecords(COMMISSION_INVOICE_FILES);

/** Slips and tax invoices are read by who owes the commission and who is owed it. */
export const commissionFileAccess: Readonly<Record<string, FileAccess>> = {
  [COMMISSION_PAYMENT_FILES]: (app, actor, { attachedId }) =>
    mayRead(app, actor, CommissionPayment, attachedId),
  [COMMISSION_INVOICE_FILES]: (app, actor, { attachedId }) =>
    mayRead(app, actor, CommissionInvoice, attachedId),
};

async function mayRead(
  app: App,
  actor: Actor,
  kind: typeof CommissionPayment | typeof CommissionInvoice,
  id: string | null,
): Promise<boolean> {
  const record =
    id !== null && isId(id)
      ? await app.db.manager.findOne<CommissionPayment | CommissionInvoice>(kind, { where: { id } })
      : null;
  const claim = record ? await app.db.manager.findOneBy(CommissionClaim, { id: record.claimId }) : null;
  return claim !== null && claimPolicy.see(actor, claim);
}
