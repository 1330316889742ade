import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { existingOrganizations } from '../../../accounts/organizations/existing-organizations.service.ts';
import { type Unit, unitOf } from '../../../rulebook/unit.ts';
import { presentBroker } from '../../broker.loaders.ts';
import { noBroker } from '../../change-broker.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { requireBroker } from '../../require-broker.ts';
import { sideOf, storeEngagement } from '../change-engagement.ts';
import { claimDeal } from '../claims/attach-engagement.service.ts';
import { Engagement } from '../data/engagement.entity.ts';
import type { EngagementSide } from '../engagement.enums.ts';
import { mailEngagement } from '../mails/engagement-mails.ts';
import { takeEngagementNumber } from './engagement-number.ts';
import { refuseUnknown } from './known-subject.ts';
import { newVersion } from './new-version.ts';
import { type AskedProposal, readProposal } from './read-proposal.ts';

export interface ProposeEngagement extends AskedProposal {
  side: EngagementSide;
  clientOrganizationId: string;
  /** The broker to be engaged; null where the broker proposes. */
  leadBrokerId?: string | null;
  /** A deal of the client that it is about: the engagement claims it at once. */
  dealId?: string | null;
}

/**
 * A client or a broker proposes an engagement with its terms.
 * @throws Refusal NOT_FOUND (client, broker, deal), FORBIDDEN, STATE for a broker who is not confirmed or takes nothing
 *   new, and what is wrong with the proposal
 */
export async function proposeEngagement(scope: Scope, input: ProposeEngagement): Promise<Engagement> {
  const client = await clientToEngage(scope, input.clientOrganizationId);
  await refuseUnknown(scope, input.mandate);
  return inTransaction(scope.app.db, (tx) => proposeEngagementIn(tx, scope, client, input));
}

/**
 * The same within the caller's transaction, for what the actor is known to know of.
 * @param client the organisation of the input, read by `clientToEngage` before the transaction was open
 */
export async function proposeEngagementIn(
  tx: Transaction,
  scope: Scope,
  client: Unit,
  input: ProposeEngagement,
): Promise<Engagement> {
  const broker = await brokerToLead(tx, scope, input);
  const engagement = newEngagement(broker, input);
  const by = sideOf(scope.actor, engagement);
  if (by === null) throw new Refusal('FORBIDDEN', { params: { action: 'proposeEngagement' } });
  if (input.side === 'ENTERPRISE' && client.organization.kind !== 'ENTERPRISE')
    throw new Refusal('INVALID', { field: 'side', params: { reason: 'NO_ENTERPRISE' } });
  const proposal = await readProposal(tx, engagement, input, []);
  Object.assign(engagement, proposal.mandate, { number: await takeEngagementNumber(tx) });
  const { startsOn: agreedFrom } = proposal.mandate;
  const version = newVersion(scope, engagement, proposal, { number: 1, agreedFrom, by });
  const change = { tx, scope, engagement, versions: [version], client };
  await storeEngagement(change, null, {
    action: 'proposeEngagement',
    facts: { by, digest: version.digest, resultId: engagement.resultId, demandId: engagement.demandId },
  });
  if (input.dealId) await claimDeal(tx, scope, { engagement, dealId: input.dealId, why: 'NAMED' });
  await mailEngagement(tx, scope.app, engagement, 'proposed', [by === 'CLIENT' ? 'BROKER' : 'CLIENT']);
  return engagement;
}

/** The client of an engagement to be proposed. @throws Refusal NOT_FOUND */
export async function clientToEngage({ app }: Scope, organizationId: string): Promise<Unit> {
  const isThere =
    isId(organizationId) && (await existingOrganizations(app.db.manager, [organizationId])).size > 0;
  if (!isThere) throw new Refusal('NOT_FOUND', { field: 'clientOrganizationId' });
  return unitOf(app, organizationId);
}

/** The broker who is to lead: the one who proposes, or the one whom the client asks. */
async function brokerToLead(
  tx: Transaction,
  scope: Scope,
  { leadBrokerId }: ProposeEngagement,
): Promise<BrokerProfile> {
  if (!leadBrokerId) return requireBroker(tx, scope);
  const { membershipId } = requireUser(scope.actor);
  const broker = await presentBroker(tx, leadBrokerId, 'SHARE');
  if (broker?.state !== 'CONFIRMED') throw noBroker('leadBrokerId');
  if (!broker.acceptsNew && broker.membershipId !== membershipId)
    throw new Refusal('STATE', {
      field: 'leadBrokerId',
      params: { action: 'proposeEngagement', reason: 'NOT_TAKING' },
    });
  return broker;
}

function newEngagement(
  broker: BrokerProfile,
  { side, clientOrganizationId, mandate }: ProposeEngagement,
): Engagement {
  const now = clock.now();
  return Object.assign(new Engagement(), {
    ...mandate,
    id: newId(),
    number: '',
    state: 'PROPOSED' as const,
    version: 1,
    side,
    clientOrganizationId,
    leadBrokerId: broker.id,
    leadMembershipId: broker.membershipId,
    leadOrganizationId: broker.organizationId,
    partyUserIds: [],
    partyOrganizationIds: [],
    proposedAt: now,
    activatedAt: null,
    changedAt: now,
    overAt: null,
    endReason: null,
  });
}
