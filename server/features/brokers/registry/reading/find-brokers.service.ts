import type { SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { Membership, User } from '../../../accounts/accounts.types.ts';
import type { BrokerLevel, BrokerProfileState } from '../../broker.enums.ts';
import { brokerPolicy } from '../../broker.policy.ts';
import { BrokerProfile } from '../../data/broker-profile.entity.ts';
import type { BrokerProfileSort } from '../registry.enums.ts';
import { OWN_ORGANIZATION_DECIDES } from '../review/confirmer.ts';
import { isInForce } from '../search/listed.ts';

export interface BrokerListFilter {
  states?: readonly BrokerProfileState[] | null;
  levels?: readonly BrokerLevel[] | null;
  /** Part of the name or of the number. */
  text?: string | null;
  /** Only those that the reader is to decide on. */
  toDecide?: boolean | null;
}

/** After every real moment: who does not wait. */
const NOT_WAITING = '9999-12-31T00:00:00.000Z';
const WAITS_SINCE = `COALESCE(broker.proposed_at,
  CASE WHEN broker.state = 'SUBMITTED' THEN broker.handed_in_at END, TIMESTAMPTZ '${NOT_WAITING}')`;

export const BROKER_SORTS: Readonly<Record<BrokerProfileSort, SortKey<BrokerProfile>>> = {
  NEWEST: {
    expression: 'broker.updated_at',
    direction: 'DESC',
    value: ({ updatedAt }) => updatedAt.toISOString(),
    type: 'timestamptz',
  },
  NUMBER: { expression: 'broker.number', direction: 'ASC', value: ({ number }) => number, type: 'text' },
  WAITING: {
    expression: WAITS_SINCE,
    direction: 'ASC',
    value: (broker) => waitsSince(broker)?.toISOString() ?? NOT_WAITING,
    type: 'timestamptz',
  },
};

/** Since when a profile, or what a confirmed broker proposes, waits for a decision; null where nothing waits. */
export function waitsSince({
  state,
  proposedAt,
  handedInAt,
}: Pick<BrokerProfile, 'state' | 'proposedAt' | 'handedInAt'>): Date | null {
  return proposedAt ?? (state === 'SUBMITTED' ? handedInAt : null);
}

/**
 * A broker that the actor may know: everybody a confirmed one who still works as one; those who decide and the broker any.
 */
export async function findBroker({ app, actor }: Scope, id: string): Promise<BrokerProfile | null> {
  const broker = isId(id) ? await app.db.manager.findOneBy(BrokerProfile, { id }) : null;
  if (!broker || !brokerPolicy.see(actor, broker)) return null;
  return brokerPolicy.seePrivate(actor, broker) || (await isInForce(app.db.manager, broker)) ? broker : null;
}

/** The profile of the membership acted as; null for none. @throws Refusal SIGN_IN_REQUIRED */
export async function myBrokerProfile({ app, actor }: Scope): Promise<BrokerProfile | null> {
  const { membershipId } = requireUser(actor);
  return membershipId ? app.db.manager.findOneBy(BrokerProfile, { membershipId }) : null;
}

/**
 * A page of the profiles that the actor decides on or oversees: of the own organisation; for operators all that were
 * ever handed in.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN
 */
export function findProfiles(
  scope: Scope,
  filter: BrokerListFilter,
  sort: BrokerProfileSort,
  page: PageArgs,
): Promise<Page<BrokerProfile>> {
  return keysetPage(listedProfiles(scope, filter), page, BROKER_SORTS[sort]);
}

/** The query of that list. @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN */
export function listedProfiles(
  { app, actor }: Scope,
  filter: BrokerListFilter,
): SelectQueryBuilder<BrokerProfile> {
  const { organizationId, userId } = requireUser(actor);
  const isOperator = hasRole(actor, ['OPERATOR']);
  const query = app.db
    .createQueryBuilder(BrokerProfile, 'broker')
    .innerJoin(User, 'person', 'person.id = broker.userId')
    .innerJoin(Membership, 'membership', 'membership.id = broker.membershipId');
  if (isOperator) query.where('broker.handedInAt IS NOT NULL');
  else if (hasRole(actor, ['ADMINISTRATOR', 'SUPERVISOR']))
    query.where('broker.organizationId = :organizationId', { organizationId });
  else throw new Refusal('FORBIDDEN');
  const { states, levels, text, toDecide } = filter;
  if (states?.length) query.andWhere('broker.state IN (:...states)', { states });
  if (levels?.length) query.andWhere('broker.level IN (:...levels)', { levels });
  if (toDecide) {
    query
      .andWhere(
        `(broker.state = 'SUBMITTED' OR broker.proposedAt IS NOT NULL) AND broker.userId <> :userId`,
        {
          userId,
        },
      )
      .andWhere(isOperator ? `NOT ${OWN_ORGANIZATION_DECIDES}` : OWN_ORGANIZATION_DECIDES);
  }
  const wanted = text?.trim();
  if (wanted) {
    query.andWhere('(person.name ILIKE :text OR broker.number ILIKE :text)', {
      text: `%${wanted.replace(/[\\%_]/g, '\\$&')}%`,
    });
  }
  return query;
}
