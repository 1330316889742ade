import { randomUUID } from 'node:crypto';
import { User } from '../../server/features/accounts/members/user.entity.ts';
import { Session } from '../../server/features/accounts/sessions/session.entity.ts';
import { distributionEntry } from '../../server/features/income/distributions/distribution-entry.ts';
import {
  IncomeDistribution,
  IncomeDistributionLine,
} from '../../server/features/income/distributions/income-distribution.entity.ts';
import { Payee } from '../../server/features/income/payees/payee.entity.ts';
import { payeeFor } from '../../server/features/income/payees/payee-for.service.ts';
import { approvePayout } from '../../server/features/income/payouts/approve-payout.service.ts';
import { confirmPayout } from '../../server/features/income/payouts/confirm-payout.service.ts';
import { payChunk } from '../../server/features/income/payouts/pay-lines.job.ts';
import type { PayoutBatch } from '../../server/features/income/payouts/payout-batch.entity.ts';
import { PayoutLine } from '../../server/features/income/payouts/payout-line.entity.ts';
import { preparePayout } from '../../server/features/income/payouts/prepare-payout.service.ts';
import { IncomePlan } from '../../server/features/income/plans/income-plan.entity.ts';
import { post } from '../../server/features/ledger/post.service.ts';
import { type App, jobScope, type Scope } from '../../server/platform/app.ts';
import { clock } from '../../server/platform/clock.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { newId } from '../../server/platform/ids.ts';
import { type Member, makeMember, scopeOf } from '../support/accounts.ts';
import type { TestUnit } from '../support/results.ts';

/** Somebody who is paid; without an account unless a user is named. */
export interface Person {
  name: string;
  userId?: string;
  /** Fen. */
  amount: bigint;
  /** Left out: nobody knows where their money goes. */
  bankAccount?: string;
}

export interface Desk {
  unit: TestUnit;
  preparer: Member;
  approver: Member;
  supervisor: Member;
}

/** The people of a unit who handle its money. */
export async function makeDesk(app: App, unit: TestUnit): Promise<Desk> {
  const { administrator } = unit;
  return {
    unit,
    preparer: await makeMember(app, administrator, ['FINANCE_OFFICER']),
    approver: await makeMember(app, administrator, ['FINANCE_OFFICER']),
    supervisor: await makeMember(app, administrator, ['SUPERVISOR']),
  };
}

/** What a service works in when this member acts in a session that passed the second factor. */
export async function provenScope(app: App, member: Member): Promise<Scope> {
  const scope = await scopeOf(app, member);
  if (scope.actor.kind !== 'user') throw new Error('A member is a user');
  return { ...scope, actor: { ...scope.actor, secondFactor: true } };
}

/** Lets all sessions of a user pass as having given a code of their authenticator. */
export async function passSecondFactor(app: App, userId: string): Promise<void> {
  await app.db.manager.update(User, { id: userId }, { totpSecret: 'set up elsewhere' });
  await app.db.manager.update(Session, { userId }, { secondFactorAt: clock.now() });
}

/** An account number that no two persons share. */
export function accountOf(index: number): string {
  return `1000${String(index).padStart(12, '0')}`;
}

/** An approved and booked distribution that owes these people their rewards; answers its lines. */
export function makeRewards(
  app: App,
  { unit, preparer, approver }: Desk,
  people: readonly Person[],
  values: { receivedOn?: string; title?: string; dealId?: string | null } = {},
): Promise<IncomeDistributionLine[]> {
  return inTransaction(app.db, async (tx) => {
    const { receivedOn = clock.today(), title = '寒地稻秆低温降解菌剂', dealId = randomUUID() } = values;
    const resultId = randomUUID();
    const sourceId = randomUUID();
    const of = { organizationId: unit.id, sourceKind: 'CONTRACT' as const, sourceId, resultId, title };
    const plan = Object.assign(new IncomePlan(), {
      ...of,
      id: newId(),
      number: 1,
      state: 'AGREED',
      basis: 'REWARD',
      grantId: null,
      completersConvert: false,
      completersBasisPoints: 10_000,
      contributorsBasisPoints: 0,
      fundBasisPoints: 0,
      note: null,
      digest: '0'.repeat(64),
      warnings: [],
      rulebookVersion: 'test',
      updatedAt: clock.now(),
      version: 1,
    });
    await tx.insert(IncomePlan, plan as object);
    const net = people.reduce((sum, { amount }) => sum + amount, 0n);
    const id = newId();
    const distribution = Object.assign(new IncomeDistribution(), {
      ...of,
      id,
      number: `2026-${id.slice(-6)}`,
      ledgerDealId: dealId,
      planId: plan.id,
      basis: 'REWARD',
      state: 'APPROVED',
      gross: net,
      costs: 0n,
      net,
      receivedOn,
      digest: '0'.repeat(64),
      floors: [],
      warnings: [],
      rulebookVersion: 'test',
      preparedBy: preparer.userId,
      preparedAt: clock.now(),
      approvedBy: approver.userId,
      approvedAt: clock.now(),
      version: 2,
    });
    const lines: IncomeDistributionLine[] = [];
    for (const [index, { name, userId = null, amount, bankAccount }] of people.entries()) {
      const payee = await payeeFor(tx, unit.id, { userId, completerId: null, name });
      if (bankAccount && payee.bankAccount === null) {
        const bank = { bankName: '建设银行哈尔滨分行', bankAccount, bankSetAt: clock.now() };
        await tx.update(Payee, payee.id, bank);
      }
      lines.push(
        Object.assign(new IncomeDistributionLine(), {
          id: newId(),
          distributionId: id,
          position: index + 1,
          kind: 'COMPLETER',
          payeeId: payee.id,
          beneficiaryId: null,
          userId,
          completerId: null,
          name,
          key: null,
          basisPoints: 10_000,
          poolBasisPoints: null,
          ruleId: 'INC-2',
          amount,
          owed: 0n,
          leaderPosition: null,
        }),
      );
    }
    const [entry] = await post(tx, jobScope(app, 'test'), [distributionEntry({ distribution, lines })]);
    await tx.insert(IncomeDistribution, Object.assign(distribution, { entryId: entry?.id }) as object);
    for (const line of lines) await tx.insert(IncomeDistributionLine, line as object);
    return lines;
  });
}

/** A pay-out of these rewards, put together by the first finance officer. */
export async function prepared(
  app: App,
  desk: Desk,
  rewards: readonly { id: string }[],
): Promise<PayoutBatch> {
  const scope = await scopeOf(app, desk.preparer);
  return preparePayout(scope, { rewardIds: rewards.map(({ id }) => id), idempotencyKey: randomUUID() });
}

/** The same, approved by the second one. */
export async function approved(
  app: App,
  desk: Desk,
  rewards: readonly { id: string }[],
): Promise<PayoutBatch> {
  const batch = await prepared(app, desk, rewards);
  return approvePayout(await provenScope(app, desk.approver), at(batch));
}

/** The same, executed by the bank today and entered in the ledger. */
export async function paid(
  app: App,
  desk: Desk,
  rewards: readonly { id: string }[],
  failed: (lines: readonly PayoutLine[]) => { lineId: string; reason: string }[] = () => [],
): Promise<PayoutBatch> {
  const batch = await approved(app, desk, rewards);
  const executedOn = clock.today();
  await confirmPayout(await scopeOf(app, desk.preparer), {
    ...at(batch),
    executedOn,
    failed: failed(await linesOf(app, batch)),
  });
  while (await payChunk(app, batch.id));
  return batch;
}

/** Lines of a pay-out by their place. */
export function linesOf(app: App, { id }: { id: string }): Promise<PayoutLine[]> {
  return app.db.manager.find(PayoutLine, { where: { batchId: id }, order: { position: 'ASC' } });
}

/** What a money step on this pay-out takes, under a key of its own. */
export function at({ id, version }: { id: string; version: number }) {
  return { batchId: id, expectedVersion: version, idempotencyKey: randomUUID() };
}

/** Everything that money rests on, as one text: equal texts mean that nothing changed. */
export async function everything(app: App): Promise<string> {
  const tables = ['payee', 'payout_batch', 'payout_line', 'tax_remittance', 'ledger_account', 'ledger_entry'];
  const parts = await Promise.all(
    tables.map((table) => app.db.query(`SELECT * FROM ${table} ORDER BY id`) as Promise<unknown>),
  );
  const counts: unknown = await app.db.query(
    'SELECT (SELECT count(*) FROM ledger_posting) AS postings, (SELECT count(*) FROM audit_event) AS events',
  );
  return JSON.stringify([parts, counts]);
}

/** Balances of an owner by purpose, over all deals, in fen. */
export async function balances(app: App, ownerId: string): Promise<Record<string, bigint>> {
  const rows: { purpose: string; balance: string }[] = await app.db.query(
    `SELECT purpose, sum(balance)::text AS balance FROM ledger_account WHERE owner_id = $1 GROUP BY 1 ORDER BY 1`,
    [ownerId],
  );
  return Object.fromEntries(rows.map(({ purpose, balance }) => [purpose, BigInt(balance)]));
}
