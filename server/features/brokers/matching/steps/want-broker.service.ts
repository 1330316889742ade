import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { checkDays, readText } from '../../../../platform/input/texts.ts';
import { BrokerWish } from '../data/broker-wish.entity.ts';
import { noSubject, readSubject, sideOfClient } from '../facts/subject.ts';
import type { WantedKind } from '../matching.enums.ts';

/** Kind of case under which the audit trail keeps who wanted a broker when. */
export const WISH_CASE = 'BrokerWish';

export interface WantBroker {
  kind: WantedKind;
  subjectId: string;
  terms: string;
  basisPoints?: number | null;
  untilDay?: string | null;
  expectedVersion?: number | null;
}

/**
 * The owner of a published result, or the poster of a published demand, puts it on the wanted board, or changes what
 * stands there.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE for what is not public or over, REQUIRED, TOO_LONG, INVALID, CONFLICT
 */
export async function wantBroker(scope: Scope, input: WantBroker): Promise<BrokerWish> {
  const { userId } = requireUser(scope.actor);
  const subject = await readSubject(scope.app, input.kind, input.subjectId);
  if (!subject) throw noSubject();
  const { organizationId } = sideOfClient(scope.actor, subject, 'acts');
  if (!subject.isPublic || !subject.isOpen) {
    throw new Refusal('STATE', {
      field: 'subjectId',
      params: { action: 'wantBroker', reason: 'NOT_PUBLIC' },
    });
  }
  const content = readWish(input);
  return inTransaction(scope.app.db, async (tx) => {
    const found = await lockWish(tx, input.kind, subject.id);
    checkVersion(found, input.expectedVersion ?? null);
    const now = clock.now();
    const wish = Object.assign(found ?? new BrokerWish(), {
      id: found?.id ?? newId(),
      kind: input.kind,
      subjectId: subject.id,
      organizationId,
      version: (found?.version ?? 0) + 1,
      ...content,
      setBy: userId,
      setAt: found && found.revokedAt === null ? found.setAt : now,
      revokedAt: null,
    });
    await tx.save(BrokerWish, wish);
    await audit(tx, scope, {
      caseType: WISH_CASE,
      caseId: wish.id,
      action: 'wantBroker',
      facts: { kind: wish.kind, subjectId: wish.subjectId, version: wish.version, ...content },
    });
    return wish;
  });
}

/** Takes a wish back; harmless where it was taken back before. @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT */
export async function stopWantingBroker(
  scope: Scope,
  input: { kind: WantedKind; subjectId: string; expectedVersion?: number | null },
): Promise<BrokerWish> {
  const subject = await readSubject(scope.app, input.kind, input.subjectId);
  if (!subject) throw noSubject();
  sideOfClient(scope.actor, subject, 'acts');
  return inTransaction(scope.app.db, async (tx) => {
    const wish = await lockWish(tx, input.kind, subject.id);
    if (!wish) throw noSubject();
    checkVersion(wish, input.expectedVersion ?? null);
    if (wish.revokedAt !== null) return wish;
    Object.assign(wish, { revokedAt: clock.now(), version: wish.version + 1 });
    await tx.save(BrokerWish, wish);
    await audit(tx, scope, {
      caseType: WISH_CASE,
      caseId: wish.id,
      action: 'stopWantingBroker',
      facts: { kind: wish.kind, subjectId: wish.subjectId, version: wish.version },
    });
    return wish;
  });
}

function lockWish(tx: Transaction, kind: WantedKind, subjectId: string): Promise<BrokerWish | null> {
  return tx.findOne(BrokerWish, { where: { kind, subjectId }, lock: { mode: 'pessimistic_write' } });
}

function checkVersion(wish: BrokerWish | null, expectedVersion: number | null): void {
  const present = wish?.version ?? 0;
  if (expectedVersion === null || expectedVersion === present) return;
  throw new Refusal('CONFLICT', {
    field: 'expectedVersion',
    params: { expected: expectedVersion, present },
  });
}

function readWish(input: WantBroker): Pick<BrokerWish, 'terms' | 'basisPoints' | 'untilDay'> {
  const problems = new Problems('');
  const terms = readText(input.terms, 500, problems.at('terms'));
  if (terms === null) problems.at('terms').add('REQUIRED');
  const basisPoints = input.basisPoints ?? null;
  if (basisPoints === 0) problems.at('basisPoints').add('INVALID', { reason: 'NOT_POSITIVE' });
  const untilDay = input.untilDay ?? null;
  checkDays([{ field: 'untilDay', day: untilDay }], problems);
  if (untilDay !== null && untilDay < clock.today()) {
    problems.at('untilDay').add('INVALID', { reason: 'PAST' });
  }
  refuseAll(problems.list);
  return { terms: terms ?? '', basisPoints, untilDay };
}
