import { In, IsNull, LessThanOrEqual } from 'typeorm';
import { type App, jobScope } from '../../platform/app.ts';
import { auditAll } from '../../platform/audit/audit.service.ts';
import { type CaseRef, type CaseType, caseTopic } from '../../platform/cases.ts';
import { clock, DAY_MS } from '../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import { groupBy } from '../../platform/graphql/loaders.ts';
import { tell } from '../../platform/outbox/outbox.service.ts';
import { calendarsOf } from '../rulebook/calendars/calendars.service.ts';
import { Objection } from './objection.entity.ts';
import { TERM_WORKING_DAYS, termOf } from './objection-term.ts';
import { PublicNotice } from './public-notice.entity.ts';

export const SWEEP_JOB = 'notices.sweep';

/** At most so many a round; the next minute takes the rest. */
const BATCH = 500;

/**
 * Tells the cases whose notice has ended, and those with an objection over its term; each once. Nothing depends on it:
 * whoever asks reckons by the clock.
 */
export async function sweepNotices(app: App): Promise<void> {
  await tellEnded(app);
  await tellOverdue(app);
}

async function tellEnded(app: App): Promise<void> {
  await inTransaction(app.db, async (tx) => {
    const now = clock.now();
    const notices = await tx.find(PublicNotice, {
      where: { endsAt: LessThanOrEqual(now), endToldAt: IsNull(), voidedAt: IsNull() },
      order: { id: 'ASC' },
      take: BATCH,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    if (notices.length === 0) return;
    await tx.update(PublicNotice, { id: In(notices.map(({ id }) => id)) }, { endToldAt: now });
    const entries = notices.map(({ id, caseType, caseId, termsDigest, endsAt }) => ({
      caseType,
      caseId,
      action: 'endNotice',
      facts: { noticeId: id, termsDigest, endsAt, before: 'RUNNING', after: 'ENDED' },
    }));
    await auditAll(tx, jobScope(app, SWEEP_JOB), entries);
    await tellCases(tx, notices);
  });
}

async function tellOverdue(app: App): Promise<void> {
  const calendars = await calendarsOf(app.db.manager);
  await inTransaction(app.db, async (tx) => {
    // Five working days are five days at least.
    const waiting = await tx.find(Objection, {
      where: {
        state: 'RAISED',
        overdueToldAt: IsNull(),
        raisedAt: LessThanOrEqual(clock.in(-TERM_WORKING_DAYS * DAY_MS)),
      },
      order: { id: 'ASC' },
      take: BATCH,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    const overdue = waiting.flatMap((objection) => {
      const term = termOf(objection, calendars);
      return term.overdue ? [{ objection, term }] : [];
    });
    if (overdue.length === 0) return;
    const objections = overdue.map(({ objection }) => objection);
    await tx.update(Objection, { id: In(objections.map(({ id }) => id)) }, { overdueToldAt: clock.now() });
    const entries = overdue.map(({ objection: { id, noticeId, caseType, caseId }, term }) => ({
      caseType,
      caseId,
      action: 'objectionOverdue',
      facts: { objectionId: id, noticeId, lastDay: term.day },
    }));
    await auditAll(tx, jobScope(app, SWEEP_JOB), entries);
    await tellCases(tx, objections);
  });
}

async function tellCases(tx: Transaction, cases: readonly CaseRef[]): Promise<void> {
  const byType = groupBy<CaseType, CaseRef>(cases, ({ caseType }) => caseType);
  for (const [caseType, refs] of byType) {
    await tell(tx, caseTopic(caseType), [...new Set(refs.map(({ caseId }) => caseId))]);
  }
}
