import { In, IsNull } from 'typeorm';
import type { Scope } from '../../platform/app.ts';
import { audit } from '../../platform/audit/audit.service.ts';
import { type CaseRef, caseTopic } from '../../platform/cases.ts';
import { clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { tell } from '../../platform/outbox/outbox.service.ts';
import { OPEN_OBJECTIONS } from './notices.enums.ts';
import { Objection } from './objection.entity.ts';
import { PublicNotice } from './public-notice.entity.ts';

/** How the notice of certain terms of a case stands. */
export interface NoticeStanding {
  notice: PublicNotice;
  /** Whether all its days are over. */
  over: boolean;
  /** Objections of the case that are not closed, also those to an earlier notice of it: while there is one, PRC-3 stops signing. */
  openObjections: number;
  /** Whether an objection to this notice was found right: the case goes back. */
  upheld: boolean;
}

/**
 * How the notice of exactly these terms stands; null where there is none, or it is void. With `lock`, the notice stays
 * locked until the caller's transaction ends, as an objection locks it too: whichever of a signing and an objection
 * comes second sees what the first one did. Two statements.
 */
export async function noticeStanding(
  tx: Transaction,
  { caseType, caseId }: CaseRef,
  termsDigest: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<NoticeStanding | null> {
  const notice = await tx.findOne(PublicNotice, {
    where: { caseType, caseId, termsDigest, voidedAt: IsNull() },
    ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  if (!notice) return null;
  const { open, upheld } = await objectionsOf(tx, notice);
  // Asked only now: a lock may have been waited for.
  return { notice, over: clock.now() >= notice.endsAt, openObjections: open, upheld: upheld > 0 };
}

/**
 * How many objections of a case are not closed, whichever of its notices they were raised to. PRC-3 asks it also where
 * the present terms have no notice: other terms do not close an objection. One statement.
 */
export function openObjections(tx: Transaction, { caseType, caseId }: CaseRef): Promise<number> {
  return tx.countBy(Objection, { caseType, caseId, state: In([...OPEN_OBJECTIONS]) });
}

/**
 * Ends the notice of a case without clearing anything, because its terms changed or it was given up; within the
 * caller's transaction. Objections to it stay, and are closed as all others.
 */
export async function voidNotice(
  tx: Transaction,
  scope: Scope,
  { caseType, caseId }: CaseRef,
  reason: string,
): Promise<void> {
  const notice = await tx.findOne(PublicNotice, {
    where: { caseType, caseId, voidedAt: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
  if (!notice) return;
  const { id, termsDigest, state } = notice;
  await tx.update(PublicNotice, id, { voidedAt: clock.now(), voidReason: reason });
  await audit(tx, scope, {
    caseType,
    caseId,
    action: 'voidNotice',
    facts: { noticeId: id, termsDigest, before: state, after: 'VOID' },
    personal: { reason },
  });
  await tell(tx, caseTopic(caseType), [caseId]);
}

async function objectionsOf(
  tx: Transaction,
  { id, caseType, caseId }: PublicNotice,
): Promise<{ open: number; upheld: number }> {
  const row = await tx
    .createQueryBuilder(Objection, 'objection')
    .select('count(*) FILTER (WHERE objection.state IN (:...open))::int', 'open')
    .addSelect(
      `count(*) FILTER (WHERE objection.outcome = 'UPHELD' AND objection.noticeId = :id)::int`,
      'upheld',
    )
    .where('objection.caseType = :caseType AND objection.caseId = :caseId', { caseType, caseId })
    .setParameters({ open: OPEN_OBJECTIONS, id })
    .getRawOne<{ open: number; upheld: number }>();
  return row ?? { open: 0, upheld: 0 };
}

/**
 * Whether the notice of a case that is not void has run its days with no objection open or upheld, for pages that offer
 * the next step; the step itself asks `noticeStanding` with a lock. Two statements at most.
 */
export async function isAnnounced(tx: Transaction, { caseType, caseId }: CaseRef): Promise<boolean> {
  const notice = await tx.findOneBy(PublicNotice, { caseType, caseId, voidedAt: IsNull() });
  if (notice?.state !== 'ENDED') return false;
  const { open, upheld } = await objectionsOf(tx, notice);
  return open === 0 && upheld === 0;
}
