import type { SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal, type UserErrorData } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { dealInEffect } from '../../deals/contract/deal-in-effect.service.ts';
import type { RunningContract } from '../../payments/running/running-contract.entity.ts';
import { runningOf } from '../../payments/running/running-of.service.ts';
import { calendarsOf } from '../../rulebook/calendars/calendars.service.ts';
import { type Unit, unitOf } from '../../rulebook/unit.ts';
import { type Division, divisionOf, judgeDivision } from './division.ts';
import { EquityHolding, EquityStake } from './equity-stake.entity.ts';
import type { HoldingAction, ShareRegister, StakeOrigin } from './holdings.enums.ts';
import { holdingsPolicy, seesRegister } from './holdings.policy.ts';
import { EquityIncome } from './share-movement.entity.ts';

export interface HoldingFilter {
  register?: ShareRegister | null;
  /** Part of the company's or the result's name, or of the contract's number. */
  text?: string | null;
  /** Only what is held still. */
  held?: boolean | null;
}

/** The latest acquired first. */
export const HOLDING_ORDER: SortKey<EquityHolding> = {
  expression: 'holding.acquiredOn',
  direction: 'DESC',
  value: ({ acquiredOn }) => acquiredOn,
  type: 'date',
};

/** Shares of the unit acted for, to those who see its register; to everybody else their own. */
export function visibleHoldings(
  { app, actor }: Scope,
  filter: HoldingFilter,
): SelectQueryBuilder<EquityHolding> {
  const { userId, organizationId } = requireUser(actor);
  const query = app.db.createQueryBuilder(EquityHolding, 'holding');
  if (organizationId !== null && seesRegister(actor, organizationId)) {
    query.where('holding.organizationId = :organizationId', { organizationId });
  } else {
    query.where('holding.payeeId IN (SELECT id FROM payee WHERE user_id = :userId)', { userId });
  }
  if (filter.register) query.andWhere('holding.register = :register', { register: filter.register });
  if (filter.held === true) query.andWhere('holding.basisPoints > 0');
  if (filter.text?.trim()) {
    const pattern = `%${filter.text.trim().replace(/[\\%_]/g, '\\$&')}%`;
    query.andWhere(
      `holding.stakeId IN (SELECT id FROM equity_stake WHERE company ILIKE :pattern OR title ILIKE :pattern
       OR contract_number ILIKE :pattern)`,
      { pattern },
    );
  }
  return query;
}

export function findHoldings(
  scope: Scope,
  filter: HoldingFilter,
  page: PageArgs,
): Promise<Page<EquityHolding>> {
  return keysetPage(visibleHoldings(scope, filter), page, HOLDING_ORDER);
}

/** A contract whose shares are to be registered. */
export interface SharesToRegister {
  dealId: string;
  contractNumber: string;
  title: string;
  enterpriseId: string;
  origin: StakeOrigin;
  signedOn: string;
}

/** Contracts of the unit acted for that bring shares and have none in the register, at most 100, the oldest first. */
export async function sharesToRegister({ app, actor }: Scope): Promise<SharesToRegister[]> {
  const { organizationId } = requireUser(actor);
  if (organizationId === null || !seesRegister(actor, organizationId)) return [];
  return app.db.query<SharesToRegister[]>(
    `SELECT running.deal_id AS "dealId", running.number AS "contractNumber", running.title,
       running.enterprise_id AS "enterpriseId", deal.terms ->> 'mode' AS origin,
       CAST(running.signed_on AS text) AS "signedOn"
     FROM running_contract running JOIN deal ON deal.id = running.deal_id
     WHERE running.organization_id = $1 AND deal.terms ->> 'mode' IN ('EQUITY', 'INVEST_THEN_EQUITY')
       AND running.state NOT IN ('RETURNED', 'TERMINATED')
       AND NOT EXISTS (SELECT FROM equity_stake stake WHERE stake.running_id = running.id)
     ORDER BY running.signed_on, running.id LIMIT 100`,
    [organizationId],
  );
}

/** Everything about the shares of one contract. */
export interface EquityOfDeal {
  dealId: string;
  running: RunningContract;
  stake: EquityStake | null;
  holdings: EquityHolding[];
  /** Incomes of the unit, the latest first. */
  incomes: EquityIncome[];
  /** How shares that are not registered yet would be divided; null once they are, or where that cannot be said. */
  division: Division | null;
  /** Why they cannot be registered now; empty where they can. */
  stops: readonly UserErrorData[];
  actions: HoldingAction[];
}

/** The shares of a contract; null for contracts that the actor does not see, and for those that bring none. */
export async function equityOfDeal(scope: Scope, dealId: string): Promise<EquityOfDeal | null> {
  const { app, actor } = scope;
  const effect = isId(dealId) ? await dealInEffect(app.db.manager, dealId) : null;
  if (!effect || !holdingsPolicy.see(actor, effect.deal)) return null;
  if (!effect.deal.terms?.equity) return null;
  const unit = await unitOf(app, effect.deal.organizationId);
  return inTransaction(app.db, async (tx) => {
    const running = await runningOf(tx, dealId);
    if (!running) return null;
    const stake = await tx.findOneBy(EquityStake, { runningId: running.id });
    const mayRegister = holdingsPolicy.register(actor, running);
    if (!stake) {
      const plan = await plannedDivision(tx, scope, running, unit);
      const actions: HoldingAction[] = mayRegister && plan.stops.length === 0 ? ['REGISTER'] : [];
      return { dealId: running.dealId, running, stake, holdings: [], incomes: [], ...plan, actions };
    }
    const holdings = await tx.find(EquityHolding, {
      where: { stakeId: stake.id },
      order: { register: 'ASC', position: 'ASC' },
    });
    const incomes = await tx.find(EquityIncome, {
      where: { stakeId: stake.id },
      order: { receivedOn: 'DESC', id: 'DESC' },
      take: 200,
    });
    const bound = holdings.some(({ noTradeInOffice, officeEndedOn }) => noTradeInOffice && !officeEndedOn);
    const actions: HoldingAction[] = [
      ...(mayRegister ? (['MOVE'] as const) : []),
      ...(holdingsPolicy.keepMoney(actor, running) ? (['RECORD_INCOME'] as const) : []),
      ...(mayRegister && bound ? (['END_OFFICE'] as const) : []),
    ];
    return { dealId: running.dealId, running, stake, holdings, incomes, division: null, stops: [], actions };
  });
}

/** How shares would be divided today, and what stands against it. */
async function plannedDivision(
  tx: Transaction,
  scope: Scope,
  running: RunningContract,
  unit: Unit,
): Promise<Pick<EquityOfDeal, 'division' | 'stops'>> {
  const at = { tx, scope, running, unit, calendars: await calendarsOf(tx) };
  let division: Division | null = null;
  try {
    division = await divisionOf(at, { residualBasisPoints: 0 });
    await judgeDivision(at, division);
    const early = clock.today() < division.possibleFrom;
    return { division, stops: early ? notYet(division.possibleFrom) : [] };
  } catch (error) {
    if (error instanceof Refusal) return { division, stops: error.errors };
    throw error;
  }
}

function notYet(day: string): readonly UserErrorData[] {
  return new Refusal('STATE', { field: 'dealId', params: { reason: 'NOT_YET', day } }).errors;
}
