import { In, LessThanOrEqual } from 'typeorm';
import type { App } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { addDays } from '../../../platform/standards/calendar.ts';
import { Deal } from '../data/deal.entity.ts';
import { DealApproval } from '../data/deal-records.entity.ts';
import { CLEARING } from '../deal.states.ts';
import { advanceDeal } from './advance-deal.service.ts';
import { type DealMail, mailDeal } from './deal.mails.ts';

export const WATCH_DEADLINES_JOB = 'deals.watchDeadlines';

/** Days before its last day on which a filing is written about, and a contract that ends. */
const FILING_NEAR_DAYS = 3;
const CONTRACT_ENDS_DAYS = 30;

/**
 * Looks at every deadline by the clock: brings deals whose waiting is over up to date and writes once about notices that
 * are over, filing terms that come near and contracts that end soon. Running it again does nothing more.
 */
export async function watchDeadlines(app: App): Promise<void> {
  const { manager } = app.db;
  const waited = await manager.find(Deal, {
    where: { state: In([...CLEARING]), waitsUntil: LessThanOrEqual(clock.now()) },
    order: { waitsUntil: 'ASC', id: 'ASC' },
  });
  for (const { id, waitsUntil } of waited) {
    await advanceDeal(app, id);
    await remind(app, id, `notice:${waitsUntil?.toISOString() ?? ''}`, 'noticeOver');
  }
  const filings = await manager
    .createQueryBuilder(DealApproval, 'approval')
    .where('approval.approved AND approval.filedOn IS NULL AND approval.filingDueOn <= :day', {
      day: addDays(clock.today(), FILING_NEAR_DAYS),
    })
    .orderBy('approval.id')
    .getMany();
  for (const { id, dealId, filingDueOn } of filings) {
    await remind(app, dealId, `filing:${id}`, 'filingNear', { day: filingDueOn ?? '' });
  }
  const ending = await manager
    .createQueryBuilder(Deal, 'deal')
    .where(`deal.state = 'ACTIVE' AND deal.contractEndsOn <= :day`, {
      day: addDays(clock.today(), CONTRACT_ENDS_DAYS),
    })
    .orderBy('deal.id')
    .getMany();
  for (const { id, contractEndsOn } of ending) {
    await remind(app, id, `ends:${contractEndsOn ?? ''}`, 'contractEnds', { day: contractEndsOn ?? '' });
  }
}

/** Writes about a deadline, once. */
async function remind(
  app: App,
  dealId: string,
  key: string,
  mail: DealMail,
  values: Readonly<Record<string, string>> = {},
): Promise<void> {
  await inTransaction(app.db, async (tx) => {
    const deal = await tx.findOne(Deal, { where: { id: dealId }, lock: { mode: 'pessimistic_write' } });
    if (!deal || deal.reminded.includes(key)) return;
    await tx.update(Deal, dealId, { reminded: [...deal.reminded, key] });
    await mailDeal(tx, app, deal, mail, values);
  });
}
