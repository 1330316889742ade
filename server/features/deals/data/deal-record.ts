import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { type ResultRecord, resultForCase } from '../../results/result-for-case.service.ts';
import type { DealSubject } from '../deal.policy.ts';
import { Deal } from './deal.entity.ts';
import { DealDeclaration, DealLeader, DealParty, DealProposal } from './deal-parts.entity.ts';
import { DealApproval, DealCheck } from './deal-records.entity.ts';

/** A deal with everything that a step judges; read under the lock of its row. */
export interface DealRecord extends DealSubject {
  deal: Deal;
  /** In order of their numbers. */
  proposals: DealProposal[];
  declarations: DealDeclaration[];
  leaders: DealLeader[];
  parties: DealParty[];
  /** Oldest first. */
  approvals: DealApproval[];
  checks: DealCheck[];
  result: ResultRecord;
}

/** Reads a deal with its parts; with `lock`, no other step of it runs until the transaction ends. */
export async function readDeal(
  tx: Transaction,
  dealId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<DealRecord | null> {
  const deal = await tx.findOne(Deal, {
    where: { id: dealId },
    ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  return deal ? recordOf(tx, deal) : null;
}

/** The record of a deal whose row is at hand. */
export async function recordOf(tx: Transaction, deal: Deal): Promise<DealRecord> {
  const result = await resultForCase(tx, deal.resultId);
  if (!result) throw new Error(`deals: there is no result ${deal.resultId}`);
  const { id } = deal;
  return {
    deal,
    proposals: await partsOf(tx, DealProposal, id, 'number'),
    declarations: await partsOf(tx, DealDeclaration, id, 'side'),
    leaders: await partsOf(tx, DealLeader, id, 'completerName'),
    parties: await partsOf(tx, DealParty, id, 'position'),
    approvals: await partsOf(tx, DealApproval, id, 'at'),
    checks: await partsOf(tx, DealCheck, id, 'at'),
    result,
    completerUserIds: new Set(result.completers.flatMap(({ userId }) => userId ?? [])),
  };
}

function partsOf<T extends ObjectLiteral & { dealId: string }>(
  tx: Transaction,
  entity: EntityTarget<T>,
  dealId: string,
  order: string & keyof T,
): Promise<T[]> {
  return tx
    .createQueryBuilder(entity, 'part')
    .where('part.dealId IN (:...ids)', { ids: [dealId] })
    .orderBy(`part.${order}`)
    .getMany();
}

/** The parts of a record that are written with it; messages, documents, approvals and checks are only ever added. */
export async function writeRecord(
  tx: Transaction,
  { deal, proposals, declarations, parties }: DealRecord,
): Promise<void> {
  await tx.upsert(Deal, deal as object, ['id']);
  if (proposals.length > 0) await tx.upsert(DealProposal, proposals as object[], ['id']);
  if (declarations.length > 0) await tx.upsert(DealDeclaration, declarations as object[], ['dealId', 'side']);
  if (parties.length > 0) await tx.upsert(DealParty, parties as object[], ['id']);
}

/** Replaces the leaders of a deal. */
export async function writeLeaders(tx: Transaction, { deal, leaders }: DealRecord): Promise<void> {
  await tx.delete(DealLeader, { dealId: In([deal.id]) });
  if (leaders.length > 0) await tx.insert(DealLeader, leaders as object[]);
}
