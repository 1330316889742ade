import type { Scope } from '../../../platform/app.ts';
import { type AuditEntry, audit } from '../../../platform/audit/audit.service.ts';
import type { Actor } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { tell } from '../../../platform/outbox/outbox.service.ts';
import { presentUnit, ruleOf, type Unit, unitOf } from '../../rulebook/unit.ts';
import { Engagement } from './data/engagement.entity.ts';
import { EngagementTerms, type ProposedBy } from './data/engagement-parts.entity.ts';
import { presentEngagement } from './engagement.loaders.ts';
import { engagementPolicy } from './engagement.policy.ts';

/** Kind of case under which the audit trail keeps the events of an engagement. */
export const ENGAGEMENT_CASE = 'Engagement';

/** Topic of the outbox on which changed engagements are told, by their ids. */
export const ENGAGEMENTS_TOPIC = 'engagements';

export interface EngagementReference {
  engagementId: string;
  /** The version that was seen; left out where the step does not depend on the content. */
  expectedVersion?: number | null;
}

/** What a step works on: the locked engagement with its versions, within the transaction. */
export interface EngagementChange {
  tx: Transaction;
  scope: Scope;
  engagement: Engagement;
  /** All versions of the terms by their numbers. */
  versions: EngagementTerms[];
  /** The client with today's rulebook. */
  client: Unit;
}

/** What a step did, for the record. */
export interface EngagementDone {
  /** Name of the step in the audit trail. */
  action: string;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

export type EngagementMark = Pick<Engagement, 'state' | 'version'>;

export type EngagementPermit = (actor: Actor, engagement: Engagement) => void;

/** The case of an engagement. */
export function engagementCase({ id }: Pick<Engagement, 'id'>): Pick<AuditEntry, 'caseType' | 'caseId'> {
  return { caseType: ENGAGEMENT_CASE, caseId: id };
}

/** Lets client and leading broker act. */
export const forBothSides: EngagementPermit = (actor, engagement) => {
  if (!sideOf(actor, engagement)) authorize(engagementPolicy, actor, 'lead', engagement);
};

/** Lets the client act. */
export const forClient: EngagementPermit = (actor, engagement) =>
  authorize(engagementPolicy, actor, 'actForClient', engagement);

/** Lets everybody act who sees the engagement; the step itself decides whether it is theirs. */
export const forParties: EngagementPermit = (actor, engagement) =>
  authorize(engagementPolicy, actor, 'see', engagement);

/** For whom the actor negotiates: the client, or the brokers; null for who only shares or reads. */
export function sideOf(actor: Actor, engagement: Engagement): ProposedBy | null {
  if (engagementPolicy.actForClient(actor, engagement)) return 'CLIENT';
  return engagementPolicy.lead(actor, engagement) ? 'BROKER' : null;
}

/**
 * Changes one engagement: locks it, checks that the actor may know and do it and saw its present version, lets `work`
 * change it and its versions in memory, and writes them with audit event and outbox row, all in one transaction.
 * @throws Refusal NOT_FOUND, what `permit` and `work` refuse, CONFLICT for a stale version
 */
export async function changeEngagement(
  scope: Scope,
  { engagementId, expectedVersion }: EngagementReference,
  permit: EngagementPermit,
  work: (change: EngagementChange) => Promise<EngagementDone> | EngagementDone,
): Promise<Engagement> {
  const client = await clientOf(scope, engagementId);
  return inTransaction(scope.app.db, async (tx) => {
    const engagement = await presentEngagement(tx, engagementId, 'UPDATE');
    if (!engagement || !engagementPolicy.see(scope.actor, engagement)) throw noEngagement();
    permit(scope.actor, engagement);
    if ((expectedVersion ?? engagement.version) !== engagement.version) {
      const params = { expected: expectedVersion ?? 0, present: engagement.version };
      throw new Refusal('CONFLICT', { field: 'expectedVersion', params });
    }
    const versions = await tx.find(EngagementTerms, { where: { engagementId }, order: { number: 'ASC' } });
    const change = { tx, scope, engagement, versions, client: await presentUnit(tx, client) };
    const before = markOf(engagement);
    await storeEngagement(change, before, await work(change));
    return engagement;
  });
}

/** Writes a changed engagement with its versions and audit event, and tells that it changed. */
export async function storeEngagement(
  { tx, scope, engagement, versions, client }: EngagementChange,
  before: EngagementMark | null,
  { action, facts, personal }: EngagementDone,
): Promise<void> {
  if (before) engagement.version += 1;
  engagement.changedAt = clock.now();
  Object.assign(engagement, partiesOf(versions));
  await tx.save(Engagement, engagement);
  await tx.save(EngagementTerms, versions);
  await audit(tx, scope, {
    ...engagementCase(engagement),
    action,
    facts: { before, after: markOf(engagement), ...ruleOf(client, 'INC-9'), ...facts },
    rulebookVersion: client.rulebook.version,
    ...(personal ? { personal } : {}),
  });
  await tell(tx, ENGAGEMENTS_TOPIC, [engagement.id]);
}

/** The version that is proposed or accepted and not signed by all; null for none. */
export function openVersion(versions: readonly EngagementTerms[]): EngagementTerms | null {
  return versions.find(({ state }) => state === 'PROPOSED' || state === 'ACCEPTED') ?? null;
}

/** The refusal for engagements that are not there, and equally for those that the actor may not know of. */
export function noEngagement(field = 'engagementId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}

/** The refusal of a step that does not belong to the present state. */
export function notNow({ state }: Pick<Engagement, 'state'>, action: string, reason?: string): Refusal {
  return new Refusal('STATE', { params: { state, action, ...(reason ? { reason } : {}) } });
}

/** Who shares the commission by any signed version, or by the one that is open. */
function partiesOf(
  versions: readonly EngagementTerms[],
): Pick<Engagement, 'partyUserIds' | 'partyOrganizationIds'> {
  const parts = versions
    .filter(({ state }) => state !== 'REPLACED')
    .flatMap(({ terms }) => terms.beneficiaries);
  return {
    partyUserIds: [...new Set(parts.flatMap(({ userId }) => userId ?? []))],
    partyOrganizationIds: [...new Set(parts.flatMap(({ organizationId }) => organizationId ?? []))],
  };
}

/** The client, read before the transaction is open. @throws Refusal NOT_FOUND */
async function clientOf({ app }: Scope, engagementId: string): Promise<Unit> {
  const engagement = isId(engagementId)
    ? await app.db.manager.findOne(Engagement, {
        select: { id: true, clientOrganizationId: true },
        where: { id: engagementId },
      })
    : null;
  if (!engagement) throw noEngagement();
  return unitOf(app, engagement.clientOrganizationId);
}

function markOf({ state, version }: Engagement): EngagementMark {
  return { state, version };
}
