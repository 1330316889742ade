import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { tell } from '../../../../platform/outbox/outbox.service.ts';
import { presentBroker } from '../../broker.loaders.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { BrokerInvitation } from '../data/broker-invitation.entity.ts';
import { type InvitationPolicyAction, invitationPolicy } from '../matching.policy.ts';
import { invitationStates } from '../matching.states.ts';

/** Kind of case under which the audit trail keeps the events of an invitation or an offer. */
export const INVITATION_CASE = 'BrokerInvitation';

/** Topic of the outbox on which sent and answered invitations and offers are told, by their ids. */
export const INVITATIONS_TOPIC = 'broker.invitations';

export interface InvitationReference {
  invitationId: string;
  /** The version that was seen. */
  expectedVersion?: number | null;
}

/** What a step works on: the locked invitation, in a state from which the step can be taken. */
export interface InvitationChange {
  tx: Transaction;
  invitation: BrokerInvitation;
  broker: BrokerProfile;
}

interface InvitationStep {
  step: 'accept' | 'decline' | 'withdraw';
  /** Name of the step in the audit trail. */
  name: string;
  may: InvitationPolicyAction;
}

/**
 * Takes one step with an invitation or an offer: locks it, checks actor, version, state and deadline, lets `work` change
 * it in memory, and writes it with its event.
 * @throws Refusal NOT_FOUND for who is on neither side, FORBIDDEN, CONFLICT, STATE, EXPIRED, what `work` refuses
 */
export async function changeInvitation(
  scope: Scope,
  reference: InvitationReference,
  { step, name, may }: InvitationStep,
  work: (change: InvitationChange) => Promise<Record<string, unknown>> | Record<string, unknown>,
): Promise<BrokerInvitation> {
  return inTransaction(scope.app.db, async (tx) => {
    const invitation = isId(reference.invitationId)
      ? await tx.findOne(BrokerInvitation, {
          where: { id: reference.invitationId },
          lock: { mode: 'pessimistic_write' },
        })
      : null;
    const broker = invitation ? await presentBroker(tx, invitation.brokerId, 'SHARE') : null;
    if (!invitation || !broker) throw noInvitation();
    const subject = { invitation, brokerMembershipId: broker.membershipId };
    if (!invitationPolicy.see(scope.actor, subject)) throw noInvitation();
    authorize(invitationPolicy, scope.actor, may, subject);
    const { expectedVersion = null } = reference;
    if (expectedVersion !== null && expectedVersion !== invitation.version) {
      const params = { expected: expectedVersion, present: invitation.version };
      throw new Refusal('CONFLICT', { field: 'expectedVersion', params });
    }
    if (invitation.state === 'EXPIRED') throw new Refusal('EXPIRED');
    const next = invitationStates.next(invitation.state, step);
    const facts = await work({ tx, invitation, broker });
    Object.assign(invitation, { lastState: next, version: invitation.version + 1 });
    await storeInvitation(tx, scope, invitation, name, facts);
    return invitation;
  });
}

/** Writes an invitation or an offer with its event, and tells of it. */
export async function storeInvitation(
  tx: Transaction,
  scope: Scope,
  invitation: BrokerInvitation,
  action: string,
  facts: Record<string, unknown> = {},
): Promise<void> {
  await tx.save(BrokerInvitation, invitation);
  const { id, way, lastState, version, brokerId, clientOrganizationId, subjectKind, subjectId } = invitation;
  await audit(tx, scope, {
    caseType: INVITATION_CASE,
    caseId: id,
    action,
    facts: {
      after: { state: lastState, version },
      ...{ way, brokerId, clientOrganizationId, subjectKind, subjectId },
      ...facts,
    },
  });
  await tell(tx, INVITATIONS_TOPIC, [id]);
}

/** The refusal for invitations that are not there, and equally for those that the actor may not know of. */
export function noInvitation(): Refusal {
  return new Refusal('NOT_FOUND', { field: 'invitationId' });
}
