import { In } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { WHOLE_IN_BASIS_POINTS } from '../../../../platform/money.ts';
import { Membership, User } from '../../../accounts/accounts.types.ts';
import { checkSeen } from '../change-claim.ts';
import { InnerSplit, InnerSplitPart } from '../data/inner-split.entity.ts';
import { innerSplitStates } from '../settlement.states.ts';
import { agencyShares } from './agency-shares.service.ts';
import { partsOf } from './splits-in-force.service.ts';

/** Kind of case under which the audit trail keeps inner splits. */
export const INNER_SPLIT_CASE = 'InnerSplit';

/** Members that one split can name. */
const MOST_PARTS = 20;

export interface ProposeInnerSplit {
  engagementId: string;
  parts: readonly { userId: string; basisPoints: number }[];
}

export interface InnerSplitStep {
  splitId: string;
  expectedVersion: number;
}

/** An inner split with its parts in order. */
export interface InnerSplitRecord {
  split: InnerSplit;
  parts: InnerSplitPart[];
}

/**
 * An administrator of an agency proposes how its part of an engagement's commission is divided among members; what they
 * do not get the agency keeps. It holds for what accrues after all of them agreed.
 * @throws Refusal FORBIDDEN, NOT_FOUND (no part of it is the agency's), REQUIRED, LIMIT, INVALID, ALREADY_EXISTS (one is open)
 */
export function proposeInnerSplit(scope: Scope, input: ProposeInnerSplit): Promise<InnerSplitRecord> {
  const { userId, organizationId } = requireUser(scope.actor);
  if (!organizationId || !hasRole(scope.actor, ['ADMINISTRATOR'])) throw new Refusal('FORBIDDEN');
  return inTransaction(scope.app.db, async (tx) => {
    const share = (await agencyShares(tx, organizationId, [input.engagementId])).get(input.engagementId);
    if (share === undefined) throw new Refusal('NOT_FOUND', { field: 'engagementId' });
    const names = await readParts(tx, organizationId, input.parts);
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `inner-split:${input.engagementId}:${organizationId}`,
    ]);
    const earlier = await tx.findBy(InnerSplit, { engagementId: input.engagementId, organizationId });
    if (earlier.some(({ state }) => state === 'PROPOSED'))
      throw new Refusal('ALREADY_EXISTS', { field: 'engagementId' });
    const split = Object.assign(new InnerSplit(), {
      id: newId(),
      engagementId: input.engagementId,
      organizationId,
      number: earlier.length + 1,
      state: 'PROPOSED' as const,
      version: 1,
      proposedBy: userId,
      proposedAt: clock.now(),
      agreedAt: null,
    } satisfies InnerSplit);
    const parts = input.parts.map((part, index) =>
      Object.assign(new InnerSplitPart(), {
        id: newId(),
        splitId: split.id,
        position: index + 1,
        ...part,
        name: names.get(part.userId) ?? '',
        answer: 'PENDING' as const,
        answeredAt: null,
      } satisfies InnerSplitPart),
    );
    await tx.insert(InnerSplit, split as object);
    await tx.insert(InnerSplitPart, parts as object[]);
    const record = { split, parts };
    await note(tx, scope, record, 'proposeInnerSplit');
    return record;
  });
}

/**
 * A member says whether they agree. When all have, it holds; when one refuses, it is over.
 * @throws Refusal NOT_FOUND, STATE, CONFLICT
 */
export function answerInnerSplit(
  scope: Scope,
  input: InnerSplitStep & { agrees: boolean },
): Promise<InnerSplitRecord> {
  const { userId } = requireUser(scope.actor);
  return step(scope, input, 'answerInnerSplit', async (tx, record) => {
    const { split, parts } = record;
    const own = parts.find((part) => part.userId === userId);
    if (!own) throw noSplit();
    if (split.state !== 'PROPOSED' || own.answer !== 'PENDING')
      throw new Refusal('STATE', { params: { state: split.state, action: 'answerInnerSplit' } });
    Object.assign(own, { answer: input.agrees ? 'AGREED' : 'REFUSED', answeredAt: clock.now() });
    await tx.save(InnerSplitPart, own);
    if (!input.agrees) split.state = innerSplitStates.next(split.state, 'withdraw');
    else if (parts.every(({ answer }) => answer === 'AGREED')) await agree(tx, split);
  });
}

/** The agency takes a split back that is not agreed. @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT */
export function withdrawInnerSplit(scope: Scope, input: InnerSplitStep): Promise<InnerSplitRecord> {
  return step(scope, input, 'withdrawInnerSplit', async (_tx, { split }) => {
    if (!hasRole(scope.actor, ['ADMINISTRATOR'], split.organizationId)) throw new Refusal('FORBIDDEN');
    split.state = innerSplitStates.next(split.state, 'withdraw');
  });
}

/** It takes the place of the one that held. */
async function agree(tx: Transaction, split: InnerSplit): Promise<void> {
  const { engagementId, organizationId } = split;
  const before = await tx.findOneBy(InnerSplit, { engagementId, organizationId, state: 'AGREED' });
  if (before) {
    before.state = innerSplitStates.next(before.state, 'replace');
    before.version += 1;
    await tx.save(InnerSplit, before);
  }
  Object.assign(split, { state: innerSplitStates.next(split.state, 'agree'), agreedAt: clock.now() });
}

function step(
  scope: Scope,
  { splitId, expectedVersion }: InnerSplitStep,
  action: string,
  work: (tx: Transaction, record: InnerSplitRecord) => Promise<void>,
): Promise<InnerSplitRecord> {
  const { userId, organizationId } = requireUser(scope.actor);
  return inTransaction(scope.app.db, async (tx) => {
    const split = isId(splitId)
      ? await tx.findOne(InnerSplit, { where: { id: splitId }, lock: { mode: 'pessimistic_write' } })
      : null;
    const record = split ? { split, parts: await partsOf(tx, [split]) } : null;
    const isParty =
      record?.split.organizationId === organizationId || record?.parts.some((part) => part.userId === userId);
    if (!record || !isParty) throw noSplit();
    checkSeen(record.split, expectedVersion);
    await work(tx, record);
    record.split.version += 1;
    await tx.save(InnerSplit, record.split);
    await note(tx, scope, record, action);
    return record;
  });
}

async function note(tx: Transaction, scope: Scope, { split, parts }: InnerSplitRecord, action: string) {
  const { id, engagementId, organizationId, number, state, version } = split;
  await audit(tx, scope, {
    caseType: INNER_SPLIT_CASE,
    caseId: id,
    action,
    facts: {
      ...{ engagementId, organizationId, number, state, version },
      parts: parts.map(({ userId, basisPoints, answer }) => ({ userId, basisPoints, answer })),
    },
  });
}

/** Checks the parts; answers the names of the members. */
async function readParts(
  tx: Transaction,
  organizationId: string,
  parts: ProposeInnerSplit['parts'],
): Promise<ReadonlyMap<string, string>> {
  const problems = new Problems('parts');
  if (parts.length === 0) problems.add('REQUIRED');
  if (parts.length > MOST_PARTS) problems.add('LIMIT', { max: MOST_PARTS });
  const ids = parts.map(({ userId }) => userId).filter(isId);
  const members = await tx.findBy(Membership, { organizationId, userId: In(ids), status: 'ACTIVE' });
  const known = new Set(members.map(({ userId }) => userId));
  parts.forEach(({ userId, basisPoints }, index) => {
    const isRepeated = parts.findIndex((part) => part.userId === userId) < index;
    if (!known.has(userId)) problems.at(index, 'userId').add('NOT_FOUND');
    else if (isRepeated) problems.at(index, 'userId').add('ALREADY_EXISTS');
    if (basisPoints < 1) problems.at(index, 'basisPoints').add('INVALID');
  });
  const sum = parts.reduce((all, { basisPoints }) => all + basisPoints, 0);
  if (sum > WHOLE_IN_BASIS_POINTS) problems.add('LIMIT', { max: WHOLE_IN_BASIS_POINTS });
  refuseAll(problems.list);
  const users = await tx.findBy(User, { id: In(ids) });
  return new Map(users.map(({ id, name }) => [id, name]));
}

function noSplit(): Refusal {
  return new Refusal('NOT_FOUND', { field: 'splitId' });
}
