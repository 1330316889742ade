import { MoreThan } from 'typeorm';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { DemandFinding } from '../../data/lane-parts.entity.ts';

/** Until when an organisation may not bid because of a pledge that it broke; null where it may. */
export async function barredUntil(tx: Transaction, organizationId: string): Promise<Date | null> {
  const last = await tx.findOne(DemandFinding, {
    where: { organizationId, barredUntil: MoreThan(clock.now()) },
    order: { barredUntil: 'DESC' },
  });
  return last?.barredUntil ?? null;
}
