import { DealEngagement } from '../../server/features/brokers/engagements/data/deal-engagement.entity.ts';
import { Engagement } from '../../server/features/brokers/engagements/data/engagement.entity.ts';
import { EngagementTerms } from '../../server/features/brokers/engagements/data/engagement-parts.entity.ts';
import type {
  CommissionPart,
  CommissionTerms,
} from '../../server/features/brokers/engagements/terms/commission-terms.ts';
import { commissionDigest } from '../../server/features/brokers/engagements/terms/terms-json.ts';
import {
  accrueDeals,
  accrueReceipts,
} from '../../server/features/brokers/settlement/accrual/accrue-receipts.ts';
import { CommissionClaim } from '../../server/features/brokers/settlement/data/commission-claim.entity.ts';
import { settlementBooks } from '../../server/features/brokers/settlement/settlement-checks.ts';
import { checkLedger } from '../../server/features/ledger/check/check-ledger.service.ts';
import { RECEIVED_TOPIC } from '../../server/features/payments/receipts/daybook.ts';
import { clock } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { formatYuan } from '../../server/platform/money.ts';
import { drain } from '../../server/platform/outbox/outbox.service.ts';
import { type IncomeWorld, makeIncomeWorld } from '../income/support.ts';
import { type Member, makeMember, makeOperator } from '../support/accounts.ts';
import type { ServedApi } from '../support/api.ts';
import { makeAgency, makeBroker, type TestAgency, type TestBroker } from './support.ts';

/** A unit and an enterprise with their money, and the brokers who share a commission. */
export interface SettlementWorld extends IncomeWorld {
  agency: TestAgency;
  agencyFinance: Member;
  /** Of the agency, which divides nothing with them unless agreed. */
  lead: TestBroker;
  second: TestBroker;
  third: TestBroker;
  platform: { id: string; finance: Member };
}

export async function makeSettlementWorld(api: ServedApi, founded?: Member): Promise<SettlementWorld> {
  const operator = founded ?? (await makeOperator(api.app));
  const world = await makeIncomeWorld(api, undefined, 'INSTITUTE', operator);
  const { app } = api;
  const agency = await makeAgency(app, operator);
  const { administrator } = agency;
  return {
    ...world,
    agency,
    agencyFinance: await makeMember(app, administrator, ['FINANCE_OFFICER']),
    lead: await makeBroker(app, { administrator, name: '林主办' }),
    second: await makeBroker(app, { administrator, name: '周协办' }),
    third: await makeBroker(app, { administrator, name: '吴协办' }),
    platform: {
      id: operator.organizationId,
      finance: await makeMember(app, operator, ['FINANCE_OFFICER']),
    },
  };
}

/** Lead 41.01 %, two co-brokers 20 and 8.99 %, the agency 20 %, the platform 10 %. */
export function parts({ lead, second, third, agency, platform }: SettlementWorld): CommissionPart[] {
  const person = (role: CommissionPart['role'], { userId, name }: TestBroker, basisPoints: number) => ({
    ...{ key: name, role, kind: 'PERSON' as const, organizationId: null, userId, name, basisPoints },
  });
  const organization = (role: CommissionPart['role'], organizationId: string, basisPoints: number) => ({
    ...{ key: role.toLowerCase(), role, kind: 'ORGANIZATION' as const, organizationId, userId: null },
    ...{ name: role === 'AGENCY' ? '事务所' : '平台', basisPoints },
  });
  return [
    person('LEAD', lead, 4101),
    person('CO_BROKER', second, 2000),
    person('CO_BROKER', third, 899),
    organization('AGENCY', agency.id, 2000),
    organization('PLATFORM', platform.id, 1000),
  ];
}

/** 15 % of what is received, from 2,000 yuan on 12.34 %, each part at its own rate. */
export function terms(world: SettlementWorld, values: Partial<CommissionTerms> = {}): CommissionTerms {
  return {
    basis: 'RECEIVED',
    way: 'MARGINAL',
    tiers: [
      { from: 0n, basisPoints: 1500 },
      { from: 200_000n, basisPoints: 1234 },
    ],
    fixed: null,
    cap: null,
    minimum: null,
    payer: 'ENTERPRISE',
    due: 'EACH_RECEIPT',
    protectionMonths: 24,
    beneficiaries: parts(world),
    ...values,
  };
}

let made = 0;

/** An engagement in force that its client admitted to a deal. */
export async function engage(
  world: SettlementWorld,
  dealId: string,
  values: Partial<CommissionTerms> = {},
): Promise<Engagement> {
  const { manager } = world.app.db;
  const agreed = terms(world, values);
  const isOwner = agreed.payer !== 'ENTERPRISE';
  const client = isOwner ? world.unit.id : world.enterprise.id;
  const now = clock.now();
  const engagement = Object.assign(new Engagement(), {
    id: newId(),
    number: `委2026-${String(9000 + ++made)}`,
    state: 'ACTIVE' as const,
    version: 1,
    side: isOwner ? ('OWNER' as const) : ('ENTERPRISE' as const),
    clientOrganizationId: client,
    leadBrokerId: world.lead.brokerId,
    leadMembershipId: world.lead.membershipId,
    leadOrganizationId: world.agency.id,
    partyUserIds: agreed.beneficiaries.flatMap(({ userId }) => userId ?? []),
    partyOrganizationIds: agreed.beneficiaries.flatMap(({ organizationId }) => organizationId ?? []),
    resultId: null,
    demandId: null,
    scopeText: '为成果寻找受让方',
    isExclusive: false,
    startsOn: '2026-01-01',
    endsOn: '2027-12-31',
    duties: '尽职居间',
    confidentialAccess: false,
    proposedAt: now,
    activatedAt: now,
    changedAt: now,
    overAt: null,
    endReason: null,
  } satisfies Engagement);
  await manager.insert(Engagement, engagement as object);
  await addTerms(world, engagement, '2026-01-01', agreed);
  await manager.insert(DealEngagement, {
    id: newId(),
    engagementId: engagement.id,
    dealId,
    why: 'NAMED',
    introductionId: null,
    acknowledgedAt: null,
    state: 'ADMITTED',
    version: 1,
    priority: 1,
    claimedBy: world.lead.userId,
    claimedAt: now,
    answeredBy: null,
    answeredAt: now,
    reason: null,
    bothSidesAt: null,
    bothSidesBy: null,
  });
  return engagement;
}

/** A version of the terms that all have signed, in force from a day on. */
export async function addTerms(
  { app }: SettlementWorld,
  { id: engagementId, scopeText, startsOn, endsOn, duties }: Engagement,
  effectiveFrom: string,
  agreed: CommissionTerms,
): Promise<void> {
  const number = (await app.db.manager.countBy(EngagementTerms, { engagementId })) + 1;
  const now = clock.now();
  await app.db.manager.insert(EngagementTerms, {
    id: newId(),
    engagementId,
    number,
    state: 'SIGNED',
    proposedBy: 'BROKER',
    proposedByUser: newId(),
    proposedAt: now,
    note: null,
    mandate: {
      ...{ resultId: null, demandId: null, scopeText, isExclusive: false, startsOn, endsOn, duties },
      confidentialAccess: false,
    },
    terms: agreed,
    agreedFrom: effectiveFrom,
    effectiveFrom,
    digest: commissionDigest(agreed),
    acceptedAt: now,
    signedAt: now,
  });
}

/** Lets commissions follow money that came in, as the outbox does. */
export async function follow({ app }: SettlementWorld, dealId?: string): Promise<void> {
  await drain(app, RECEIVED_TOPIC, accrueReceipts);
  if (dealId) await accrueDeals(app, [dealId]);
}

/** The commissions of an engagement by the key of the beneficiary. */
export async function claimsOf(
  { app }: SettlementWorld,
  engagement: { id: string },
): Promise<Map<string, CommissionClaim>> {
  const claims = await app.db.manager.findBy(CommissionClaim, { engagementId: engagement.id });
  return new Map(claims.map((claim) => [claim.key, claim]));
}

/** What accrued to each beneficiary, in yuan, in the order of the terms. */
export async function accrued(world: SettlementWorld, engagement: { id: string }): Promise<string[]> {
  const claims = await claimsOf(world, engagement);
  return parts(world).map(({ key }) => formatYuan(claims.get(key)?.accrued ?? 0n));
}

/** What every check of the books finds. */
export async function faults({ app }: SettlementWorld): Promise<string[]> {
  return (await checkLedger(app)).results.flatMap(({ check, faults: found }) =>
    found.map(({ subject, found: what }) => `${check} ${subject}: ${what}`),
  );
}

/** How many faults one check of settlement finds. */
export async function faultsOf({ app }: SettlementWorld, name: string, damage: string): Promise<unknown> {
  return app.db
    .transaction(async (tx) => {
      // Guards of the database would refuse some of it: here they are taken away for a while.
      for (const table of ['ledger_posting', 'commission_accrual'])
        await tx.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      await tx.query(damage);
      const check = settlementBooks.checks?.find((each) => each.name === name);
      throw Object.assign(new Error('rolled back'), { faults: (await check?.faults(tx))?.length ?? 0 });
    })
    .catch((error: unknown) => {
      if (error instanceof Error && 'faults' in error) return error.faults;
      throw error;
    });
}
