import { randomBytes } from 'node:crypto';
import { In } from 'typeorm';
import type { Scope } from '../app.ts';
import { actingUser } from '../auth/actor.ts';
import { clock } from '../clock.ts';
import type { Transaction } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { AuditEvent, AuditHead, AuditPersonal } from './audit-event.entity.ts';
import { canonicalJson, FIRST_PREVIOUS_HASH, linkHash, personalDigest } from './chain.ts';

export interface AuditEntry {
  /** Kind of case, such as `TechResult`; with its id it names the chain. */
  caseType: string;
  caseId: string;
  /** The step taken, by its mutation's name. */
  action: string;
  /** State and marks before and after; no personal data. */
  facts?: Record<string, unknown>;
  /** Names and other personal data, kept outside the chain. */
  personal?: Record<string, unknown>;
  rulebookVersion?: string;
}

/** Appends one event to the chain of its case, within the transaction of the change it records. */
export async function audit(tx: Transaction, scope: Scope, entry: AuditEntry): Promise<void> {
  await auditAll(tx, scope, [entry]);
}

/**
 * Appends events of many cases with a constant number of statements. Chains are locked in sorted order, so that two
 * transactions can never wait for each other; events of the same case keep the order given.
 */
export async function auditAll(tx: Transaction, scope: Scope, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const heads = await lockHeads(tx, entries);
  const user = actingUser(scope.actor);
  const events: AuditEvent[] = [];
  const personal: AuditPersonal[] = [];
  for (const entry of entries) {
    const head = heads.get(chainKey(entry));
    if (!head) throw new Error('audit: the head of a chain was not locked');
    const id = newId();
    const salt = randomBytes(16).toString('hex');
    const details = entry.personal;
    const link = {
      caseType: entry.caseType,
      caseId: entry.caseId,
      sequence: head.sequence + 1,
      at: clock.now(),
      action: entry.action,
      userId: user?.userId ?? null,
      membershipId: user?.membershipId ?? null,
      job: scope.actor.kind === 'system' ? scope.actor.job : null,
      rulebookVersion: entry.rulebookVersion ?? null,
      facts: plain(entry.facts ?? {}),
      personalDigest: details ? personalDigest(salt, plain(details)) : null,
      previousHash: head.hash,
    };
    const hash = linkHash(link);
    events.push(Object.assign(new AuditEvent(), { id, ...link, hash }));
    if (details)
      personal.push(Object.assign(new AuditPersonal(), { eventId: id, salt, details: plain(details) }));
    Object.assign(head, { sequence: link.sequence, hash });
  }
  for (const head of heads.values()) head.signature = scope.app.signer.sign(head);
  await tx.insert(AuditEvent, events as object[]);
  if (personal.length > 0) await tx.insert(AuditPersonal, personal as object[]);
  await tx.upsert(AuditHead, [...heads.values()], ['caseType', 'caseId']);
}

/** The events of a case in order. */
export async function auditTrail(tx: Transaction, caseType: string, caseId: string): Promise<AuditEvent[]> {
  return tx.find(AuditEvent, { where: { caseType, caseId }, order: { sequence: 'ASC' } });
}

/** Personal details of events by event id, as far as they were not deleted. */
export async function auditDetails(
  tx: Transaction,
  eventIds: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  if (eventIds.length === 0) return new Map();
  const rows = await tx.findBy(AuditPersonal, { eventId: In([...eventIds]) });
  return new Map(rows.map(({ eventId, details }) => [eventId, details]));
}

async function lockHeads(tx: Transaction, entries: readonly AuditEntry[]): Promise<Map<string, AuditHead>> {
  const cases = new Map(entries.map((entry) => [chainKey(entry), entry]));
  const sorted = [...cases.keys()].sort();
  const fresh = sorted.map((key) => {
    const { caseType, caseId } = cases.get(key) as AuditEntry;
    return { caseType, caseId, sequence: 0, hash: FIRST_PREVIOUS_HASH, signature: '' };
  });
  await tx.createQueryBuilder().insert().into(AuditHead).values(fresh).orIgnore().execute();
  const heads = await tx
    .createQueryBuilder(AuditHead, 'head')
    .where(
      '(head.caseType, head.caseId) IN (SELECT t, i FROM unnest(CAST(:types AS text[]), CAST(:ids AS uuid[])) AS chains(t, i))',
      {
        types: fresh.map((head) => head.caseType),
        ids: fresh.map((head) => head.caseId),
      },
    )
    .orderBy('head.caseType')
    .addOrderBy('head.caseId')
    .setLock('pessimistic_write')
    .getMany();
  return new Map(heads.map((head) => [chainKey(head), head]));
}

function chainKey(of: { caseType: string; caseId: string }): string {
  return `${of.caseType}:${of.caseId}`;
}

/** Facts as they will be read back from JSON: dates and bigints become text before they are hashed. */
function plain(facts: Record<string, unknown>): Record<string, unknown> {
  const text = canonicalJson(
    JSON.parse(
      JSON.stringify(facts, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
    ),
  );
  return JSON.parse(text) as Record<string, unknown>;
}
