import { In } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import type {
  CommissionBooking,
  CommissionQuestion,
  CommissionSource,
  CommissionTerm,
  Kept,
} from '../../../income/commissions/commission-source.ts';
import type { DistributionRecord } from '../../../income/distributions/distribution-record.ts';
import { earlierIncome } from '../../../income/distributions/earlier-income.service.ts';
import type { IncomeDistributionLine } from '../../../income/distributions/income-distribution.entity.ts';
import type { CommissionPayer, IncomeSum } from '../../../income/distributions/split.ts';
import { readPlan } from '../../../income/plans/plan-record.ts';
import { CommissionAccrual, CommissionClaim } from '../data/commission-claim.entity.ts';
import { type Agreement, agreementsOf, readAgreements, type Signing, signingsOf } from './agreements.ts';
import { type Growth, readyGrowth } from './book.ts';
import { type ClaimRef, refOf } from './claims.ts';
import { engagedRef } from './engaged-ref.ts';
import { allBeneficiaries, grown, growth, type MoneyRow, standing, withNet } from './standing.ts';

/** Commissions that an owner pays out of its income, as agreed with brokers, and what is kept of all commissions. */
export const engagedCommissions: CommissionSource = { terms, keep };

/** The key of a beneficiary's commission in the distributions of an owner's income. */
function lineKey(engagementId: string, key: string): string {
  return `${engagementId}:${key}`;
}

async function terms(tx: Transaction, { source, received }: CommissionQuestion): Promise<CommissionTerm[]> {
  if (source.ledgerDealId === null) return [];
  const signings = await signingsOf(tx, source.ledgerDealId);
  const agreements = await agreementsOf(
    tx,
    signings.map(({ dealId }) => dealId),
    'OWNER',
  );
  if (agreements.length === 0) return [];
  const earlier = (await earlierIncome(tx, source)).map(({ net, received: rows }) =>
    withNet(
      rows.map(({ receivedId, amount, receivedOn, receiptId }) =>
        moneyRow(receivedId, amount, receivedOn, receiptId),
      ),
      net,
    ),
  );
  const rows = received.map(({ id, amount, receivedOn, receiptId }) =>
    moneyRow(id, amount, receivedOn, receiptId),
  );
  return agreements.flatMap((agreement) =>
    termsOf(agreement, (now) => shares(agreement, signings, [...earlier, withNet(rows, now.net)])),
  );
}

/** One commission for each beneficiary, all read off one reckoning. */
function termsOf(
  { engagement, versions }: Agreement,
  reckon: (now: IncomeSum) => ReadonlyMap<string, bigint>,
): CommissionTerm[] {
  const known = new Map<bigint, ReadonlyMap<string, bigint>>();
  const inAll = (now: IncomeSum) => {
    const found = known.get(now.net) ?? reckon(now);
    known.set(now.net, found);
    return found;
  };
  return allBeneficiaries(versions).map(({ key, kind, organizationId, userId, name }) => ({
    key: lineKey(engagement.id, key),
    beneficiaryKind: kind,
    organizationId,
    userId,
    name,
    payer: payerOf(versions),
    basisPoints: null,
    inAll: (_earlier, now) => inAll(now).get(key) ?? 0n,
  }));
}

/**
 * Fen that each beneficiary comes to in all, distribution by distribution: who was owed a fen of an earlier one is owed it
 * for good unless it is taken back.
 */
function shares(
  { versions }: Agreement,
  signings: readonly Signing[],
  distributions: readonly (readonly MoneyRow[])[],
): ReadonlyMap<string, bigint> {
  const known: MoneyRow[] = [];
  let tally = { total: 0n, accrued: new Map<string, bigint>() };
  for (const rows of distributions) {
    known.push(...rows);
    const last = rows.reduce((day, { on }) => (on > day ? on : day), '');
    tally = grown(tally, growth(versions, [...signings, ...standing(known)], last, tally));
  }
  return tally.accrued;
}

function moneyRow(id: string, received: bigint, on: string, receiptId: string | null): Omit<MoneyRow, 'net'> {
  return { id, received, on, receiptId };
}

function payerOf(versions: Agreement['versions']): CommissionPayer {
  const today = clock.today();
  const version = versions.findLast(({ effectiveFrom }) => effectiveFrom <= today) ?? versions[0];
  return version?.terms.payer === 'CONTRIBUTORS' ? 'CONTRIBUTORS' : 'UNIT';
}

/** Keeps what the commissions of a distribution come to: those of engagements, and those that its plan states. */
async function keep(
  tx: Transaction,
  scope: Scope,
  record: DistributionRecord,
  what: Kept,
): Promise<CommissionBooking> {
  const growths = what === 'APPROVED' ? await growthsOf(tx, record) : await reversalsOf(tx, record);
  const ready = await readyGrowth(tx, growths, 'BY_DISTRIBUTION');
  return { entries: ready.entries, booked: (own, entry) => ready.store(scope, own, entry) };
}

async function growthsOf(tx: Transaction, { distribution, lines }: DistributionRecord): Promise<Growth[]> {
  const commissions = lines.filter(
    ({ kind, amount, owed }) => kind === 'COMMISSION' && (amount > 0n || owed > 0n),
  );
  if (commissions.length === 0) return [];
  const { commissions: stated } = await readPlan(tx, distribution.planId);
  const engaged = commissions.filter(({ key }) => !stated.some((each) => each.key === key));
  const ids = engaged.map(({ key }) => (key ?? '').slice(0, (key ?? '').indexOf(':')));
  const agreements = await readAgreements(tx, [...new Set(ids)], 'OWNER');
  const { id, ledgerDealId, organizationId: payerId, title } = distribution;
  return commissions.map((line): Growth => {
    const { key, amount, owed, payeeId } = line;
    const payer = stated.find((each) => each.key === key)?.payer;
    const agreement = agreements.find(({ engagement }) => key?.startsWith(`${engagement.id}:`));
    const common = { source: 'DISTRIBUTION', sourceId: id, amount, waiting: owed } as const;
    if (payer) return { ref: planRef(distribution, line, payer), ...common, bookedOn: clock.today() };
    if (!agreement || ledgerDealId === null)
      throw new Error(`settlement: nobody agreed on commission ${key}`);
    const owedOn = { deal: { rootDealId: ledgerDealId, title }, payerId, payer: payerOf(agreement.versions) };
    const ref = engagedRef(agreement, (key ?? '').slice(agreement.engagement.id.length + 1), owedOn);
    return { ref: { ...ref, payeeId }, ...common, bookedOn: clock.today() };
  });
}

/** Exactly what was kept when the distribution was approved, the other way. */
async function reversalsOf(tx: Transaction, { distribution }: DistributionRecord): Promise<Growth[]> {
  const kept = await tx.findBy(CommissionAccrual, { source: 'DISTRIBUTION', sourceId: distribution.id });
  const claims = await tx.findBy(CommissionClaim, { id: In(kept.map(({ claimId }) => claimId)) });
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return kept.flatMap(({ claimId, amount }): Growth[] => {
    const claim = byId.get(claimId);
    const growth = { source: 'REVERSAL', sourceId: distribution.id, amount: -amount, waiting: 0n } as const;
    return claim ? [{ ref: refOf(claim), ...growth, bookedOn: clock.today() }] : [];
  });
}

/** The claim of a commission that the plan itself states. */
function planRef(
  { sourceId, ledgerDealId, organizationId, title, number }: DistributionRecord['distribution'],
  line: IncomeDistributionLine,
  payer: CommissionPayer,
): ClaimRef {
  const key = line.key ?? '';
  return {
    ...{ place: `plan:${sourceId}:${key}`, engagementId: null, dealId: ledgerDealId, parentId: null, key },
    ...{ payer, payerId: organizationId, role: 'IN_PLAN', organizationId: line.beneficiaryId },
    ...{ userId: line.userId, payeeId: line.payeeId, name: line.name ?? '', title, reference: number },
  };
}
