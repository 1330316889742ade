import type { Scope } from '../../platform/app.ts';
import { type AuditEntry, audit } from '../../platform/audit/audit.service.ts';
import type { Actor } from '../../platform/auth/actor.ts';
import { clock } from '../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { tell } from '../../platform/outbox/outbox.service.ts';
import { presentBroker } from './broker.loaders.ts';
import { brokerPolicy } from './broker.policy.ts';
import { BrokerProfile } from './data/broker-profile.entity.ts';

/** Kind of case under which the audit trail keeps the events of a broker's profile. */
export const BROKER_CASE = 'Broker';

/** Topic of the outbox on which changed brokers are told, by their ids. */
export const BROKERS_TOPIC = 'brokers';

export interface BrokerReference {
  brokerId: string;
  /** The version that was seen. */
  expectedVersion: number;
}

/** What a step works on: the locked profile, within the transaction. */
export interface BrokerChange {
  tx: Transaction;
  scope: Scope;
  broker: BrokerProfile;
}

/** What a step did, for the record. */
export interface BrokerDone {
  /** Name of the step in the audit trail; null for what only the broker sees, such as an autosave of a draft. */
  action: string | null;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/** State and version before a step; null for a profile that is begun. */
export type BrokerMark = Pick<BrokerProfile, 'state' | 'version'>;

/** Refuses an actor who may not take the step. */
export type BrokerPermit = (actor: Actor, broker: BrokerProfile, tx: Transaction) => Promise<void> | void;

/** The case of a broker's profile. */
export function brokerCase({ id }: Pick<BrokerProfile, 'id'>): Pick<AuditEntry, 'caseType' | 'caseId'> {
  return { caseType: BROKER_CASE, caseId: id };
}

/**
 * Changes one profile: locks it, checks that the actor may know and do it and saw its present version, lets `work` change
 * it in memory, and writes it with audit event and outbox row, all in one transaction.
 * @throws Refusal NOT_FOUND, what `permit` and `work` refuse, CONFLICT for a stale version
 */
export function changeBroker(
  scope: Scope,
  { brokerId, expectedVersion }: BrokerReference,
  permit: BrokerPermit,
  work: (change: BrokerChange) => Promise<BrokerDone> | BrokerDone,
): Promise<BrokerProfile> {
  return inTransaction(scope.app.db, async (tx) => {
    const broker = await presentBroker(tx, brokerId, 'UPDATE');
    if (!broker || !brokerPolicy.see(scope.actor, broker)) throw noBroker();
    await permit(scope.actor, broker, tx);
    if (broker.version !== expectedVersion) {
      throw new Refusal('CONFLICT', {
        field: 'expectedVersion',
        params: { expected: expectedVersion, present: broker.version },
      });
    }
    const before = markOf(broker);
    const change = { tx, scope, broker };
    await storeBroker(change, before, await work(change));
    return broker;
  });
}

/** Writes a changed profile with its audit event and tells that it changed. */
export async function storeBroker(
  { tx, scope, broker }: BrokerChange,
  before: BrokerMark | null,
  done: BrokerDone,
): Promise<void> {
  if (before) broker.version += 1;
  broker.updatedAt = clock.now();
  await tx.save(BrokerProfile, broker);
  await tell(tx, BROKERS_TOPIC, [broker.id]);
  if (done.action === null) return;
  await audit(tx, scope, {
    ...brokerCase(broker),
    action: done.action,
    facts: { before, after: markOf(broker), ...done.facts },
    ...(done.personal ? { personal: done.personal } : {}),
  });
}

/** The refusal for brokers that are not there, and equally for those that the actor may not know of. */
export function noBroker(field = 'brokerId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}

function markOf({ state, version }: BrokerProfile): BrokerMark {
  return { state, version };
}
