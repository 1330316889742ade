import type { Transaction } from '../database/transaction.ts';
import { AuditEvent, AuditHead, AuditPersonal } from './audit-event.entity.ts';
import { type ChainVerdict, verifyChain } from './chain.ts';
import type { DossierRef } from './dossier-source.ts';

/** A case's whole chain as it is kept, with what personal details of it were not deleted. */
export interface Chain extends DossierRef {
  events: AuditEvent[];
  /** Null for a case that nothing was recorded of yet. */
  head: AuditHead | null;
  /** By event id. */
  personal: ReadonlyMap<string, AuditPersonal>;
}

/**
 * Reads chains in the order asked for, with three statements for any number. Give it a transaction of one snapshot
 * (REPEATABLE READ): an event appended between events and heads would look like a forgery.
 */
export async function readChains(tx: Transaction, cases: readonly DossierRef[]): Promise<Chain[]> {
  if (cases.length === 0) return [];
  const which = cases.map(({ caseType, caseId }) => ({ caseType, caseId }));
  const events = await tx.find(AuditEvent, { where: which, order: { sequence: 'ASC' } });
  const heads = await tx.find(AuditHead, { where: which });
  const details = await tx
    .createQueryBuilder(AuditPersonal, 'personal')
    .where('personal.eventId = ANY(:ids)', { ids: events.map(({ id }) => id) })
    .getMany();
  const personal = new Map(details.map((each) => [each.eventId, each]));
  return which.map((ref) => ({
    ...ref,
    events: events.filter((event) => isOf(event, ref)),
    head: heads.find((head) => isOf(head, ref)) ?? null,
    personal,
  }));
}

/** Verifies a chain as it is kept; one without events and without a head is whole. */
export function judgeChain({ events, head }: Chain, publicKey: string): ChainVerdict {
  if (head) return verifyChain(events, head, publicKey);
  return events.length === 0 ? { valid: true } : { valid: false, sequence: events.length, reason: 'HEAD' };
}

function isOf(record: DossierRef, { caseType, caseId }: DossierRef): boolean {
  return record.caseType === caseType && record.caseId === caseId;
}
