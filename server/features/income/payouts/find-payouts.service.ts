import type { Scope } from '../../../platform/app.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import { isId } from '../../../platform/ids.ts';
import type { PayoutLineState, PayoutState } from './payout.enums.ts';
import { payoutPolicy } from './payout.policy.ts';
import { PayoutBatch } from './payout-batch.entity.ts';
import { PayoutLine } from './payout-line.entity.ts';
import { actingOrganization } from './prepare-payout.service.ts';

/** A pay-out that the actor may see; null for everything else. */
export async function findPayout({ app, actor }: Scope, id: string): Promise<PayoutBatch | null> {
  const batch = isId(id) ? await app.db.manager.findOneBy(PayoutBatch, { id }) : null;
  return batch && payoutPolicy.see(actor, batch) ? batch : null;
}

/** Pay-outs of the unit acted for, the latest first. @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN */
export async function findPayouts(
  scope: Scope,
  { states }: { states?: readonly PayoutState[] | null },
  page: PageArgs,
): Promise<Page<PayoutBatch>> {
  const organizationId = actingOrganization(scope);
  authorize(payoutPolicy, scope.actor, 'see', { organizationId });
  const query = scope.app.db
    .createQueryBuilder(PayoutBatch, 'batch')
    .where('batch.organizationId = :organizationId', { organizationId });
  if (states) query.andWhere('batch.state = ANY(:states)', { states: [...states] });
  return keysetPage(query, page, {
    expression: 'batch.preparedAt',
    direction: 'DESC',
    value: ({ preparedAt }) => preparedAt.toISOString(),
    type: 'timestamptz',
  });
}

/** Lines of a pay-out by their place. Who sees the pay-out sees them. */
export function findPayoutLines(
  { app }: Pick<Scope, 'app'>,
  batchId: string,
  { states, name }: { states?: readonly PayoutLineState[] | null; name?: string | null },
  page: PageArgs,
): Promise<Page<PayoutLine>> {
  const query = app.db.createQueryBuilder(PayoutLine, 'line').where('line.batchId = :batchId', { batchId });
  if (states) query.andWhere('line.state = ANY(:states)', { states: [...states] });
  const part = name?.trim();
  if (part) query.andWhere('strpos(line.payeeName, :part) > 0', { part });
  return keysetPage(query, page, {
    expression: 'line.position',
    direction: 'ASC',
    value: ({ position }) => String(position),
    type: 'integer',
  });
}
