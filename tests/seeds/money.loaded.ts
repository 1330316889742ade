import { beforeAll, describe, expect, it } from 'vitest';
import { readWorld } from '../../seeds/read-world.ts';
import { memberActor } from '../../server/features/accounts/authenticate.ts';
import { Membership } from '../../server/features/accounts/members/membership.entity.ts';
import { User } from '../../server/features/accounts/members/user.entity.ts';
import { Deal } from '../../server/features/deals/data/deal.entity.ts';
import { viewOf } from '../../server/features/dossiers/dossier-view.ts';
import { readDossier } from '../../server/features/dossiers/read-dossier.service.ts';
import { IncomeDistribution } from '../../server/features/income/distributions/income-distribution.entity.ts';
import { PayoutBatch } from '../../server/features/income/payouts/payout-batch.entity.ts';
import { features } from '../../server/features/index.ts';
import { Invoice } from '../../server/features/payments/invoices/data/invoice.entity.ts';
import { stateOn } from '../../server/features/payments/invoices/invoice.states.ts';
import { Receipt } from '../../server/features/payments/receipts/data/receipt.entity.ts';
import { AnnouncedTransfer } from '../../server/features/payments/receipts/data/transfer.entity.ts';
import { UsageReport } from '../../server/features/payments/reports/usage-report.entity.ts';
import { RunningContract } from '../../server/features/payments/running/running-contract.entity.ts';
import { findTasks } from '../../server/features/tasks/find-tasks.service.ts';
import type { Scope } from '../../server/platform/app.ts';
import { booksOf } from '../../server/platform/books.ts';
import { clock } from '../../server/platform/clock.ts';
import type { TestApi } from '../support/api.ts';
import { seeds, tally } from './world.ts';

const world = readWorld(seeds);

let api: TestApi;

/** Steps that put whole terms on record, and those of the result. */
const OF_DEALS = new Set(['importContract', 'markConverted']);

const titleOf = (key: string) => world.results.find((result) => result.key === key)?.title ?? '';

async function runningOf(key: string): Promise<RunningContract> {
  return api.app.db.manager.findOneByOrFail(RunningContract, { title: titleOf(key) });
}

async function scope(key: string): Promise<Scope> {
  const { manager } = api.app.db;
  const email = world.accounts.find((account) => account.key === key)?.email ?? '';
  const { id: userId } = await manager.findOneByOrFail(User, { email });
  const { id: membershipId } = await manager.findOneByOrFail(Membership, { userId });
  const actor = await memberActor(api.app, { userId, membershipId });
  if (!actor) throw new Error(`${key} is no member`);
  return { app: api.app, actor, address: null };
}

const kindsOf = async (key: string) => {
  const { totals } = await findTasks(await scope(key), null);
  return totals.map(({ kind }) => kind);
};

/** Money of the world that is loaded when these tests come to run. */
export function moneyOfTheWorld(loadedApi: () => TestApi): void {
  describe('money of the demonstration world', () => {
    beforeAll(() => {
      api = loadedApi();
    });

    it('runs from report to pay-out under an earlier contract, quarter by quarter', async () => {
      const { manager } = api.app.db;
      const { id: runningId, dealId } = await runningOf('high-end-equipment-06');
      const invoices = await manager.find(Invoice, { where: { runningId }, order: { sequence: 'ASC' } });
      expect(invoices.map(({ amount, state }) => [amount, state])).toEqual([
        [7_800_000n, 'PAID'],
        [9_300_000n, 'PAID'],
        [8_220_000n, 'PAID'],
      ]);
      const distributions = await manager.find(IncomeDistribution, {
        where: { ledgerDealId: dealId },
        order: { number: 'ASC' },
      });
      expect(distributions.map(({ gross, costs, state }) => [gross, costs, state])).toEqual([
        [7_800_000n, 588_120n, 'APPROVED'],
        [9_300_000n, 0n, 'APPROVED'],
        [8_220_000n, 0n, 'PREPARED'],
      ]);
      const batches = await manager.find(PayoutBatch, { order: { serial: 'ASC' } });
      expect(batches.map(({ state, lineCount }) => [state, lineCount])).toEqual([
        ['PAID', 4],
        ['PREPARED', 4],
      ]);
    });

    it('has what people meet: late payment, a disputed and a missing report, a transfer, money of nobody', async () => {
      const { manager } = api.app.db;
      const running = await runningOf('digital-01');
      const invoices = await manager.findBy(Invoice, { runningId: running.id });
      expect(invoices.filter((invoice) => stateOn(invoice, clock.today()) === 'OVERDUE')).not.toEqual([]);
      const reports = await manager.findBy(UsageReport, { runningId: running.id });
      expect(Object.fromEntries(tally(reports.map(({ state }) => state)))).toEqual({
        SETTLED: 2,
        CONFIRMED: 1,
        DISPUTED: 1,
      });
      expect(await manager.countBy(AnnouncedTransfer, { state: 'ANNOUNCED' })).toBe(1);
      expect((await manager.find(Receipt)).filter(({ enterpriseId }) => enterpriseId === null)).toHaveLength(
        1,
      );
    });

    it('waits on the desks of those who act', async () => {
      expect(await kindsOf('member-lvyou')).toEqual(
        expect.arrayContaining(['USAGE_REPORT', 'USAGE_CORRECT', 'INVOICE_PAY']),
      );
      expect(await kindsOf('finance-songjiang')).toEqual(
        expect.arrayContaining(['INVOICE_OVERDUE', 'TRANSFER_CONFIRM', 'RECEIPT_MATCH', 'INCOME_DISTRIBUTE']),
      );
      expect(await kindsOf('finance2-songjiang')).toEqual(
        expect.arrayContaining(['DISTRIBUTION_APPROVE', 'PAYOUT_APPROVE']),
      );
    });

    it('keeps books that agree', async () => {
      for (const { name, faults } of booksOf(features).checks)
        expect(await faults(api.app.db.manager), name).toEqual([]);
    });

    it('is told of in dossiers, whose every word is there', async () => {
      const running = await api.app.db.manager.find(RunningContract);
      expect(running).toHaveLength(await api.app.db.manager.countBy(Deal, { state: 'ACTIVE' }));
      const { dealId } = await runningOf('high-end-equipment-06');
      const dossier = await readDossier(await scope('supervisor-songjiang'), {
        caseType: 'Deal',
        caseId: dealId,
      });
      const view = viewOf(dossier, '');
      expect(view.intact).toBe(true);
      expect([...new Set(view.chains.map(({ caseType }) => caseType))]).toEqual([
        'Deal',
        'TechResult',
        'IncomeDistribution',
      ]);
      const words = [
        ...view.groups.flatMap(({ label, lines }) => [label, ...lines.map((line) => line.label)]),
        ...view.events
          .filter(({ action }) => !OF_DEALS.has(action ?? ''))
          .flatMap(({ label, lines, details }) => [
            ...(label ? [label] : []),
            ...[...lines, ...details].flatMap((line) => [
              line.label,
              ...(line.value.words ? [line.value.words] : []),
            ]),
          ]),
      ];
      const bare = words
        .filter(({ zh, en }) => zh === en && !/^[A-Z]+-[0-9]+$|SHA-256/.test(zh))
        .map(({ zh }) => zh);
      expect([...new Set(bare)]).toEqual([]);
    });

    it('shows the enterprise what concerns both sides, and nothing of how the unit divides it', async () => {
      const { dealId } = await runningOf('high-end-equipment-06');
      const dossier = await readDossier(await scope('member-lvyou'), { caseType: 'Deal', caseId: dealId });
      const shown = dossier.events.flatMap(({ event, share }) => (share === 'NOTHING' ? [] : event.action));
      expect(shown).toEqual(
        expect.arrayContaining(['submitReport', 'confirmReport', 'announceTransfer', 'recordReceipt']),
      );
      expect(shown.filter((action) => /Income|Payout|Refund/.test(action))).toEqual([]);
      expect(dossier.chains.map(({ caseType }) => caseType)).not.toContain('IncomeDistribution');
    });
  });
}
