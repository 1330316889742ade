import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareIncomeDistribution } from '../../server/features/income/distributions/prepare-distribution.service.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { recordEvent } from '../../server/features/payments/events/record-event.service.ts';
import { recordReceipt } from '../../server/features/payments/receipts/record-receipt.service.ts';
import { prepareRefund } from '../../server/features/payments/receipts/refund.service.ts';
import { announceTransfer } from '../../server/features/payments/receipts/transfer.service.ts';
import {
  confirmReport,
  disputeReport,
} from '../../server/features/payments/reports/answer-report.service.ts';
import { correctReport } from '../../server/features/payments/reports/submit-report.service.ts';
import { RightMark } from '../../server/features/payments/watch/right-mark.entity.ts';
import { findTasks } from '../../server/features/tasks/find-tasks.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { addDays } from '../../server/platform/standards/calendar.ts';
import { realTime } from '../deals/support.ts';
import {
  consentAll,
  editPlan,
  type IncomeWorld,
  makeContract,
  makeIncomeWorld,
  oneSum,
  pay,
  planInput,
  propose,
} from '../income/support.ts';
import { payAfterUse } from '../offers/examples.ts';
import { invoicesOf, receiptInput } from '../payments/money-support.ts';
import { as, fileOf, moveToDay, report, runningRow, yuan } from '../payments/support.ts';
import type { Member } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';

const api = useApi();
let world: IncomeWorld;
beforeAll(async () => {
  world = await makeIncomeWorld(api());
}, 60_000);
afterAll(realTime);

/** The tasks of a member whose case or title is one of these, as `KIND`. */
async function tasksOf(member: Member, caseIds: readonly string[]) {
  const { tasks } = await findTasks(await as(world, member), null);
  return tasks.filter(({ caseId }) => caseIds.includes(caseId));
}
const kindsOf = async (member: Member, ...caseIds: string[]) =>
  (await tasksOf(member, caseIds)).map(({ kind }) => kind).sort();

const royalty: Terms = {
  ...payAfterUse,
  payment: {
    entryFee: 0n,
    stages: [{ label: '投产', amount: yuan(10_000), due: [{ kind: 'MILESTONE', milestone: '投产' }] }],
    royalty: { base: 'NET_SALES', tiers: [{ from: 0n, basisPoints: 500 }], perUnit: null },
    minimumPerYear: null,
    cap: null,
    lateInterest: null,
    pauseWhileLapsed: false,
  },
  payAfterUse: payAfterUse.payAfterUse && {
    ...payAfterUse.payAfterUse,
    trialMonths: 0,
    returnUntilMonth: null,
  },
};

describe('a contract in effect', () => {
  it('asks the licensee for a report within 15 days of its day, the unit for its answer, and again the licensee', async () => {
    const { unit, enterprise, supervisor } = world;
    const dealId = await makeContract(world, royalty);
    const { nextReportDueOn, from } = await runningRow(world.app, dealId);
    expect(nextReportDueOn).toBe('2026-04-15');
    moveToDay('2026-03-30');
    expect(await kindsOf(enterprise.buyer, dealId)).toEqual([]);
    moveToDay('2026-04-01');
    expect(await tasksOf(enterprise.buyer, [dealId])).toMatchObject([
      {
        kind: 'USAGE_REPORT',
        forMe: true,
        caseType: 'RunningContract',
        organizationId: unit.id,
        until: new Date('2026-04-15T16:00:00Z'),
      },
    ]);
    const { id, version } = await report(world, dealId, from, yuan(100_000));
    expect(await kindsOf(enterprise.buyer, dealId)).toEqual([]);
    expect(await tasksOf(unit.officer, [dealId])).toMatchObject([
      { kind: 'USAGE_CONFIRM', organizationId: enterprise.id, until: null },
    ]);
    for (const member of [unit.researcher, supervisor, world.finance])
      expect(await kindsOf(member, dealId)).toEqual([]);
    const reference = { reportId: id, expectedVersion: version };
    const disputed = await disputeReport(await as(world, unit.officer), {
      ...reference,
      reason: '与出库数量不符',
    });
    expect(await kindsOf(unit.officer, dealId)).toEqual([]);
    expect(await kindsOf(enterprise.buyer, dealId)).toEqual(['USAGE_CORRECT', 'USAGE_REPORT']);
    const corrected = await correctReport(await as(world, enterprise.buyer), {
      reportId: id,
      expectedVersion: disputed.version,
      netSales: yuan(120_000),
      fileIds: [],
    });
    expect(await kindsOf(enterprise.buyer, dealId)).toEqual([]);
    await confirmReport(await as(world, unit.officer), {
      reportId: corrected.id,
      expectedVersion: corrected.version,
    });
    expect(await kindsOf(unit.officer, dealId)).toEqual([]);
    // Confirmed, it was invoiced.
    expect(await kindsOf(enterprise.buyer, dealId)).toEqual(['INVOICE_PAY']);
  });

  it('has what one side recorded wait for the other', async () => {
    const { unit, enterprise } = world;
    const dealId = await makeContract(world, royalty);
    moveToDay('2026-03-25');
    await recordEvent(await as(world, enterprise.buyer), {
      dealId,
      kind: 'MILESTONE',
      milestone: '投产',
      on: '2026-03-24',
      fileIds: [await fileOf(world.app, enterprise.buyer)],
    });
    expect(await kindsOf(unit.officer, dealId)).toEqual(['EVENT_CONFIRM']);
    expect(await kindsOf(enterprise.buyer, dealId)).toEqual([]);
  });

  it('lets finance follow what is late, and the office act after sixty days', async () => {
    const { unit, enterprise, finance } = world;
    const dealId = await makeContract(world, oneSum(yuan(50_000)));
    const [invoice] = await invoicesOf(world, dealId);
    const dueOn = invoice?.dueOn ?? '';
    moveToDay(dueOn);
    expect(await kindsOf(finance, dealId)).toEqual([]);
    expect(await tasksOf(enterprise.buyer, [dealId])).toMatchObject([
      { kind: 'INVOICE_PAY', reference: invoice?.number, urgency: 'TODAY' },
    ]);
    moveToDay(addDays(dueOn, 1));
    expect(await tasksOf(finance, [dealId])).toMatchObject([{ kind: 'INVOICE_OVERDUE', overdue: true }]);
    expect(await kindsOf(unit.officer, dealId)).toEqual([]);
    moveToDay(addDays(dueOn, 60));
    expect(await kindsOf(unit.officer, dealId)).toEqual(['INVOICE_ENFORCE']);
    const transfer = await announceTransfer(await as(world, enterprise.buyer), {
      dealId,
      amount: yuan(50_000),
      transferredOn: clock.today(),
      invoiceIds: [invoice?.id ?? ''],
      fileIds: [await fileOf(world.app, enterprise.buyer)],
      idempotencyKey: newId(),
    });
    expect(await tasksOf(finance, [transfer.id])).toMatchObject([
      { kind: 'TRANSFER_CONFIRM', caseType: 'AnnouncedTransfer', organizationId: enterprise.id },
    ]);
    expect(await kindsOf(enterprise.buyer, dealId)).toEqual([]);
  });

  it('asks for the fee of a right once, sixty days before what was paid ends', async () => {
    const { unit } = world;
    const dealId = await makeContract(world, oneSum(yuan(50_000)));
    const { resultId } = await runningRow(world.app, dealId);
    const mark = (kind: 'FEE_PAID' | 'LAPSED', paidUntil: string | null) =>
      world.app.db.manager.insert(RightMark, {
        ...{ id: newId(), resultId, rightKey: '202410123456.X', kind, on: '2026-03-10', paidUntil },
        ...{ note: null, fileIds: [], byUser: null, at: clock.now() },
      });
    moveToDay('2026-03-25');
    await mark('FEE_PAID', '2026-04-30');
    expect(await tasksOf(unit.officer, [dealId])).toMatchObject([
      { kind: 'FEE_PAY', reference: '202410123456.X', until: new Date('2026-04-30T16:00:00Z') },
    ]);
    await mark('FEE_PAID', '2027-04-30');
    expect(await kindsOf(unit.officer, dealId)).toEqual([]);
    moveToDay('2027-03-01');
    expect(await kindsOf(unit.officer, dealId)).toContain('FEE_PAY');
    await mark('LAPSED', null);
    expect(await kindsOf(unit.officer, dealId)).not.toContain('FEE_PAY');
  });
});

describe('money that came in', () => {
  it('waits for finance while nobody knows the payer, and refunds for another finance officer', async () => {
    const { finance, otherFinance, unit } = world;
    moveToDay('2026-03-25');
    const receipt = await recordReceipt(
      await as(world, finance),
      receiptInput({ amount: yuan(700), payerName: '不明' }),
    );
    expect(await tasksOf(finance, [receipt.id])).toMatchObject([
      { kind: 'RECEIPT_MATCH', title: '不明', caseType: 'Receipt' },
    ]);
    expect(await kindsOf(unit.officer, receipt.id)).toEqual([]);
    const refund = await prepareRefund(await as(world, finance), {
      receiptId: receipt.id,
      amount: yuan(700),
      reason: '误汇',
      idempotencyKey: newId(),
    });
    expect(await kindsOf(finance, receipt.id, refund.id)).toEqual([]);
    expect(await kindsOf(otherFinance, receipt.id, refund.id)).toEqual(['REFUND_APPROVE']);
  });

  it('waits to be distributed by consent of the completers, prepared by one and approved by another', async () => {
    const { unit, colleague, finance, otherFinance, supervisor } = world;
    const dealId = await makeContract(world, oneSum(yuan(60_000)));
    const plan = (await editPlan(world.officer, await planInput(world, dealId))).plan;
    if (!plan) throw new Error('there is no plan');
    await propose(world, plan);
    for (const completer of [unit.researcher, colleague])
      expect(await tasksOf(completer, [plan.id])).toMatchObject([
        { kind: 'PLAN_CONSENT', caseType: 'IncomePlan' },
      ]);
    expect(await kindsOf(unit.officer, plan.id)).toEqual([]);
    const refusal = { planId: plan.id, digest: plan.digest, consents: false, reason: '份额有误' };
    await world.colleagueClient.mutate('answerIncomePlan', refusal, '{ userErrors { code } }');
    expect(await kindsOf(colleague, plan.id)).toEqual([]);
    expect(await kindsOf(unit.officer, plan.id)).toEqual(['PLAN_REFUSED']);
    const again = await planInput(world, dealId, { expectedVersion: plan.version + 1 });
    const changed = (await editPlan(world.officer, again)).plan;
    if (!changed) throw new Error('the plan was not changed');
    await consentAll(world, await propose(world, changed));
    expect(await kindsOf(unit.officer, plan.id)).toEqual([]);
    await pay(world, dealId);
    for (const member of [unit.officer, finance])
      expect(await kindsOf(member, dealId)).toEqual(['INCOME_DISTRIBUTE']);
    for (const member of [unit.researcher, supervisor]) expect(await kindsOf(member, dealId)).toEqual([]);
    const { distribution } = await prepareIncomeDistribution(await as(world, finance), {
      source: { dealId },
      idempotencyKey: newId(),
    });
    expect(await kindsOf(finance, dealId, distribution.id)).toEqual([]);
    expect(await tasksOf(otherFinance, [distribution.id])).toMatchObject([
      { kind: 'DISTRIBUTION_APPROVE', caseType: 'IncomeDistribution', reference: distribution.number },
    ]);
    expect(await kindsOf(unit.researcher, distribution.id)).toEqual([]);
  });
});
