import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { formatYuan } from '../../../../platform/money.ts';
import { BrokerLead } from '../data/broker-lead.entity.ts';
import { BrokerTarget } from '../data/lead-parts.entity.ts';
import { lockDesk, ownDesk } from '../own-desk.ts';
import { expectedCommission, termsToCome } from './expected-commission.ts';
import { type ForecastOfQuarter, forecast } from './forecast.ts';

/** Kind of case under which the audit trail keeps what a broker wanted to reach. */
export const TARGET_CASE = 'BrokerTarget';

const YEARS = { min: 2020, max: 2100 };
const MOST_DEALS = 1000;
/** Ten thousand million yuan, in fen. */
const GREATEST = 1_000_000_000_000n;

export interface SetTarget {
  year: number;
  quarter: number;
  /** Fen. */
  commission: bigint;
  deals: number;
  expectedVersion?: number | null;
}

/** One quarter: what was wanted, and what the cards come to. */
export interface QuarterOutlook extends ForecastOfQuarter {
  quarter: number;
  target: BrokerTarget | null;
}

/** A year of a broker. */
export interface YearOutlook {
  year: number;
  quarters: QuarterOutlook[];
  /** Cards that are expected on no day. */
  undated: ForecastOfQuarter;
}

/** Says what the broker wants to reach in a quarter. @throws Refusal FORBIDDEN, STATE, INVALID, LIMIT, CONFLICT */
export async function setTarget(scope: Scope, input: SetTarget): Promise<BrokerTarget> {
  const { year, quarter, commission, deals, expectedVersion = null } = input;
  readTarget(input);
  return inTransaction(scope.app.db, async (tx) => {
    const { broker } = await ownDesk(tx, scope);
    await lockDesk(tx, broker.id);
    const place = { brokerId: broker.id, year, quarter };
    const found = await tx.findOneBy(BrokerTarget, place);
    const present = found?.version ?? 0;
    if (expectedVersion !== null && expectedVersion !== present) {
      const params = { expected: expectedVersion, present };
      throw new Refusal('CONFLICT', { field: 'expectedVersion', params });
    }
    const target = Object.assign(found ?? new BrokerTarget(), {
      id: found?.id ?? newId(),
      ...place,
      version: present + 1,
      commission,
      deals,
    });
    await tx.save(BrokerTarget, target);
    await audit(tx, scope, {
      caseType: TARGET_CASE,
      caseId: target.id,
      action: 'setBrokerTarget',
      facts: { ...place, commission: formatYuan(commission), deals },
    });
    return target;
  });
}

/** Targets and forecast of a year of the own board. Three statements. @throws Refusal FORBIDDEN, STATE, INVALID */
export async function outlook(scope: Scope, year: number): Promise<YearOutlook> {
  const problems = new Problems('');
  checkYear(year, problems);
  refuseAll(problems.list);
  const tx = scope.app.db.manager;
  const { broker } = await ownDesk(tx, scope);
  const [leads, targets] = await Promise.all([
    tx.findBy(BrokerLead, { brokerId: broker.id }),
    tx.findBy(BrokerTarget, { brokerId: broker.id, year }),
  ]);
  const terms = await termsToCome(
    tx,
    leads.flatMap(({ engagementId }) => engagementId ?? []),
  );
  const cards = leads.map((lead) => ({
    stage: lead.stage,
    chance: lead.chance,
    expectedOn: lead.expectedOn,
    commission: expectedCommission(lead, terms.get(lead.engagementId ?? '') ?? null, broker),
  }));
  const { quarters, undated } = forecast(cards, year);
  return {
    year,
    undated,
    quarters: quarters.map((sums, index) => ({
      quarter: index + 1,
      target: targets.find(({ quarter }) => quarter === index + 1) ?? null,
      ...sums,
    })),
  };
}

function readTarget({ year, quarter, commission, deals }: SetTarget): void {
  const problems = new Problems('');
  checkYear(year, problems);
  if (![1, 2, 3, 4].includes(quarter)) {
    problems.at('quarter').add('INVALID', { reason: 'RANGE', min: 1, max: 4 });
  }
  if (commission < 0n) problems.at('commission').add('INVALID', { reason: 'RANGE', min: '0' });
  if (commission > GREATEST) problems.at('commission').add('LIMIT', { max: formatYuan(GREATEST) });
  if (!Number.isInteger(deals) || deals < 0 || deals > MOST_DEALS) {
    problems.at('deals').add('INVALID', { reason: 'RANGE', min: 0, max: MOST_DEALS });
  }
  refuseAll(problems.list);
}

function checkYear(year: number, problems: Problems): void {
  if (year >= YEARS.min && year <= YEARS.max) return;
  problems.at('year').add('INVALID', { reason: 'RANGE', ...YEARS });
}
