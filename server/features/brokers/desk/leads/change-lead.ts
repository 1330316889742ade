import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { BrokerLead } from '../data/broker-lead.entity.ts';
import { leadPolicy } from '../desk.policy.ts';
import { lockDesk } from '../own-desk.ts';

/** Kind of case under which the audit trail keeps the steps of a card. */
export const LEAD_CASE = 'BrokerLead';

export interface LeadReference {
  leadId: string;
  /** The version that was seen; left out where the step does not depend on it. */
  expectedVersion?: number | null;
}

/** What a step did, for the record. */
export interface LeadDone {
  action: string;
  /** Nothing that was noted: only what kind of thing was done. */
  facts?: Record<string, unknown>;
  /** Whether the card itself stays as it is, with its version. */
  beside?: boolean;
}

/**
 * Changes one card of the own board: locks the desk and the card, checks actor and version, lets `work` change it in
 * memory, and writes it with its event.
 * @throws Refusal NOT_FOUND, FORBIDDEN for who only reads along, CONFLICT, what `work` refuses
 */
export async function changeLead(
  scope: Scope,
  { leadId, expectedVersion = null }: LeadReference,
  work: (tx: Transaction, lead: BrokerLead) => Promise<LeadDone> | LeadDone,
): Promise<BrokerLead> {
  return inTransaction(scope.app.db, async (tx) => {
    const known = await findLead(tx, leadId);
    if (!known || !leadPolicy.see(scope.actor, known)) throw noLead();
    authorize(leadPolicy, scope.actor, 'edit', known);
    await lockDesk(tx, known.brokerId);
    const lead = await tx.findOne(BrokerLead, {
      where: { id: known.id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!lead) throw noLead();
    if (expectedVersion !== null && expectedVersion !== lead.version) {
      const params = { expected: expectedVersion, present: lead.version };
      throw new Refusal('CONFLICT', { field: 'expectedVersion', params });
    }
    await storeLead(tx, scope, lead, await work(tx, lead));
    return lead;
  });
}

/** Writes a card with its event. */
export async function storeLead(
  tx: Transaction,
  scope: Scope,
  lead: BrokerLead,
  { action, facts = {}, beside = false }: LeadDone,
): Promise<void> {
  if (!beside) {
    lead.version += 1;
    lead.updatedAt = clock.now();
    await tx.save(BrokerLead, lead);
  }
  const { id, brokerId, stage, version } = lead;
  await audit(tx, scope, {
    caseType: LEAD_CASE,
    caseId: id,
    action,
    facts: { brokerId, ...(beside ? {} : { after: { stage, version } }), ...facts },
  });
}

/** A card by its id; null for none. */
export async function findLead(tx: Transaction, leadId: string): Promise<BrokerLead | null> {
  return isId(leadId) ? tx.findOneBy(BrokerLead, { id: leadId }) : null;
}

/** The refusal for cards that are not there, and equally for those of others. */
export function noLead(): Refusal {
  return new Refusal('NOT_FOUND', { field: 'leadId' });
}
