import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { BrokerInvitation } from '../data/broker-invitation.entity.ts';
import { SEES_BROKERS } from '../facts/subject.ts';
import type { BrokerInvitationState, BrokerInvitationWay, BrokerSubjectKind } from '../matching.enums.ts';

export interface InvitationFilter {
  way?: BrokerInvitationWay | null;
  states?: readonly BrokerInvitationState[] | null;
  /** Only about this; both or neither. */
  subjectKind?: BrokerSubjectKind | null;
  subjectId?: string | null;
}

export const INVITATION_ORDER: SortKey<BrokerInvitation> = {
  expression: 'invitation.sent_at',
  direction: 'DESC',
  value: ({ sentAt }) => sentAt.toISOString(),
  type: 'timestamptz',
};

/**
 * Invitations and offers that the actor may see as broker, as client or as administrator of an agency, the latest first.
 * @throws Refusal FORBIDDEN, NOT_FOUND
 */
export function findInvitations(
  scope: Scope,
  filter: InvitationFilter,
  page: PageArgs,
): Promise<Page<BrokerInvitation>> {
  return keysetPage(ownInvitations(scope, filter), page, INVITATION_ORDER);
}

/** The same as a query, for exports. */
export function ownInvitations(scope: Scope, filter: InvitationFilter): SelectQueryBuilder<BrokerInvitation> {
  const { actor } = scope;
  const user = actingUser(actor);
  const isBroker = hasRole(actor, ['BROKER']);
  const isClient = hasRole(actor, SEES_BROKERS);
  const administers = hasRole(actor, ['ADMINISTRATOR']);
  if (!user || !(isBroker || isClient || administers)) throw new Refusal('FORBIDDEN');
  const query = scope.app.db.createQueryBuilder(BrokerInvitation, 'invitation').where(
    new Brackets((or) => {
      or.where('false');
      if (isBroker) {
        or.orWhere(
          `EXISTS (SELECT FROM broker_profile own WHERE own.id = invitation.broker_id AND own.membership_id = :me)`,
          { me: user.membershipId },
        );
      }
      if (isClient) or.orWhere('invitation.clientOrganizationId = :unit', { unit: user.organizationId });
      if (administers) or.orWhere('invitation.agencyId = :unit', { unit: user.organizationId });
    }),
  );
  if (filter.way) query.andWhere('invitation.way = :way', { way: filter.way });
  if (filter.states?.length) {
    query.andWhere(
      `CASE WHEN invitation.state = 'SENT' AND invitation.expires_at <= :now THEN 'EXPIRED' ELSE invitation.state END
        IN (:...states)`,
      { states: filter.states, now: clock.now() },
    );
  }
  if (filter.subjectKind && filter.subjectId) {
    if (!isId(filter.subjectId)) throw new Refusal('NOT_FOUND', { field: 'filter.subjectId' });
    query.andWhere('invitation.subjectKind = :subjectKind AND invitation.subjectId = :subjectId', {
      subjectKind: filter.subjectKind,
      subjectId: filter.subjectId,
    });
  }
  return query;
}
