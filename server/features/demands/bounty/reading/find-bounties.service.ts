import type { SelectQueryBuilder } from 'typeorm';
import type { App, Scope } from '../../../../platform/app.ts';
import { type Actor, hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import { Refusal } from '../../../../platform/errors.ts';
import type { FileAccess } from '../../../../platform/files/file-access.ts';
import { isId } from '../../../../platform/ids.ts';
import { Demand } from '../../data/demand.entity.ts';
import { DemandLane } from '../../data/lane.entity.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { demandPolicy } from '../../demand.policy.ts';
import type { SafeguardState } from '../bounty.enums.ts';
import { BOUNTY_READERS, bountyPolicy, seesWhole } from '../bounty.policy.ts';
import { type BountyRecord, readBounty } from '../bounty-record.ts';
import { BountyPayment } from '../data/bounty-payment.entity.ts';
import { BountySafeguard } from '../data/safeguard.entity.ts';
import { BOUNTY_PAYMENT_FILES } from '../steps/record-payment.service.ts';
import { SAFEGUARD_FILES } from '../steps/record-safeguard.service.ts';

const MAX_TEXT = 100;

/** The bounty of a demand that the actor may know of; null for none. What of it is shown is for `viewOf` to say. */
export async function findBounty({ app, actor }: Scope, demandId: string): Promise<BountyRecord | null> {
  const demand = await presentDemand(app.db.manager, demandId);
  if (!demand) return null;
  const knows = demandPolicy.see(actor, demand) || bountyPolicy.see(actor, { demand, winnerId: null });
  return knows ? readBounty(app.db.manager, demand) : null;
}

export const POSTED_ORDER: SortKey<Demand> = {
  expression: 'demand.created_at',
  direction: 'DESC',
  value: ({ createdAt }) => createdAt.toISOString(),
  type: 'timestamptz',
};

export const WON_ORDER: SortKey<DemandLane> = {
  expression: 'lane.opened_at',
  direction: 'DESC',
  value: ({ openedAt }) => openedAt.toISOString(),
  type: 'timestamptz',
};

export const SAFEGUARD_ORDER: SortKey<BountySafeguard> = {
  expression: 'safeguard.recorded_at',
  direction: 'DESC',
  value: ({ recordedAt }) => recordedAt.toISOString(),
  type: 'timestamptz',
};

/** Demands of the organisation acted for that have a bounty or had one laid down. */
export function postedBounties(scope: Scope, text: string | null): SelectQueryBuilder<Demand> {
  const query = scope.app.db.manager
    .createQueryBuilder(Demand, 'demand')
    .where('demand.organizationId = :acting', { acting: actingReader(scope) })
    .andWhere(
      `(demand.bounty > 0 OR EXISTS (SELECT FROM bounty_safeguard kept WHERE kept.demand_id = demand.id))`,
    );
  return withText(query, text);
}

/** Lanes that the organisation acted for won. */
export function wonBounties(scope: Scope, text: string | null): SelectQueryBuilder<DemandLane> {
  const query = scope.app.db.manager
    .createQueryBuilder(DemandLane, 'lane')
    .innerJoin(Demand, 'demand', 'demand.id = lane.demandId')
    .where('lane.organizationId = :acting AND lane.amount > 0', { acting: actingReader(scope) });
  return withText(query, text);
}

/** Safeguards of all demands, for operators. @throws Refusal FORBIDDEN */
export function allSafeguards(
  { app, actor }: Scope,
  states: readonly SafeguardState[] | null,
  text: string | null,
): SelectQueryBuilder<BountySafeguard> {
  if (!hasRole(actor, ['OPERATOR'])) throw new Refusal('FORBIDDEN');
  const query = app.db.manager
    .createQueryBuilder(BountySafeguard, 'safeguard')
    .innerJoin(Demand, 'demand', 'demand.id = safeguard.demandId')
    .where('true');
  if (states && states.length > 0) query.andWhere('safeguard.state IN (:...states)', { states });
  return withText(query, text);
}

/** The latest first. */
export function findPosted(scope: Scope, text: string | null, page: PageArgs): Promise<Page<Demand>> {
  return keysetPage(postedBounties(scope, text), page, POSTED_ORDER);
}

/** The latest first. */
export function findWon(scope: Scope, text: string | null, page: PageArgs): Promise<Page<DemandLane>> {
  return keysetPage(wonBounties(scope, text), page, WON_ORDER);
}

/** The latest first. */
export function findSafeguards(
  scope: Scope,
  states: readonly SafeguardState[] | null,
  text: string | null,
  page: PageArgs,
): Promise<Page<BountySafeguard>> {
  return keysetPage(allSafeguards(scope, states, text), page, SAFEGUARD_ORDER);
}

/** The organisation acted for, where the actor reads its money. @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN */
function actingReader({ actor }: Scope): string {
  const { organizationId } = requireUser(actor);
  if (organizationId === null || !hasRole(actor, BOUNTY_READERS, organizationId))
    throw new Refusal('FORBIDDEN');
  return organizationId;
}

/** Looks for a text in number and title of the demand. @throws Refusal TOO_LONG (`text`) */
function withText<T extends object>(
  query: SelectQueryBuilder<T>,
  given: string | null,
): SelectQueryBuilder<T> {
  const text = given?.trim() ?? '';
  if (text === '') return query;
  if (text.length > MAX_TEXT) throw new Refusal('TOO_LONG', { field: 'text', params: { max: MAX_TEXT } });
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return query.andWhere('(demand.number ILIKE :pattern OR demand.title ILIKE :pattern)', { pattern });
}

/** Who may read evidence: of safeguards the poster and the operators, of payments the winner too. */
export const bountyFileAccess: Readonly<Record<string, FileAccess>> = {
  [SAFEGUARD_FILES]: async (app: App, actor: Actor, { attachedId }) => {
    const safeguard = isId(attachedId ?? '')
      ? await app.db.manager.findOneBy(BountySafeguard, { id: attachedId ?? '' })
      : null;
    return safeguard !== null && seesWhole(actor, safeguard);
  },
  [BOUNTY_PAYMENT_FILES]: async (app: App, actor: Actor, { attachedId }) => {
    const payment = isId(attachedId ?? '')
      ? await app.db.manager.findOneBy(BountyPayment, { id: attachedId ?? '' })
      : null;
    const demand = payment ? await presentDemand(app.db.manager, payment.demandId) : null;
    return (
      payment !== null &&
      demand !== null &&
      bountyPolicy.see(actor, { demand, winnerId: payment.organizationId })
    );
  },
};
