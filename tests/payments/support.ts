import { expect } from 'vitest';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { PaymentRecord } from '../../server/features/payments/events/payment-record.entity.ts';
import { confirmReport } from '../../server/features/payments/reports/answer-report.service.ts';
import { submitReport } from '../../server/features/payments/reports/submit-report.service.ts';
import { UsageReport } from '../../server/features/payments/reports/usage-report.entity.ts';
import { RunningContract } from '../../server/features/payments/running/running-contract.entity.ts';
import type { PaymentLine } from '../../server/features/payments/running/schedule.types.ts';
import { scheduleIn } from '../../server/features/payments/running/schedule-in.ts';
import { calendarsOf } from '../../server/features/rulebook/calendars/calendars.service.ts';
import type { App, Scope } from '../../server/platform/app.ts';
import { clock } from '../../server/platform/clock.ts';
import { receiveFile } from '../../server/platform/files/files.service.ts';
import { moveTo, unchanged } from '../deals/support.ts';
import { payAfterUse } from '../offers/examples.ts';
import { type Member, scopeOf } from '../support/accounts.ts';
import { type MoneyWorld, refusals } from './money-support.ts';

export { type MoneyWorld, makeMoneyWorld, makeRunning, refusals } from './money-support.ts';

export const yuan = (amount: number): bigint => BigInt(amount) * 100n;

const used = payAfterUse.payAfterUse as NonNullable<Terms['payAfterUse']>;
const paid = payAfterUse.payment as NonNullable<Terms['payment']>;

/** Two percent of net sales from the first day by quarters, paused while the right has lapsed, 30,000 at a milestone. */
export const QUARTERLY: Terms = {
  ...payAfterUse,
  payment: {
    ...paid,
    stages: [{ label: '中试款', amount: yuan(30_000), due: [{ kind: 'MILESTONE', milestone: '中试通过' }] }],
    cap: yuan(100_000),
    royalty: { base: 'NET_SALES', tiers: [{ from: 0n, basisPoints: 200 }], perUnit: null },
    pauseWhileLapsed: true,
  },
  payAfterUse: {
    ...used,
    trialMonths: 0,
    deferralMonths: 6,
    returnUntilMonth: 12,
    buyOut: [
      { untilMonth: 6, amount: yuan(60_000) },
      { untilMonth: 12, amount: yuan(80_000) },
    ],
  },
};

/** Moves the clock to noon of a day. */
export function moveToDay(day: string): void {
  moveTo(Date.parse(`${day}T04:00:00Z`));
}

/** A small document that a member has just uploaded; answers its id. */
export async function fileOf(app: App, member: Member, name = '证明.pdf'): Promise<string> {
  const content = Buffer.from(
    `%PDF-1.4\n% ${name}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );
  const upload = { content: [content], name, purpose: 'document' as const };
  return (await receiveFile(await scopeOf(app, member), upload)).id;
}

/** What a member works in. */
export function as({ app }: { app: App }, member: Member): Promise<Scope> {
  return scopeOf(app, member);
}

export function runningRow(app: App, dealId: string): Promise<RunningContract> {
  return app.db.manager.findOneByOrFail(RunningContract, { dealId });
}

/** The licensee reports a period. */
export async function report(
  world: MoneyWorld,
  dealId: string,
  from: string,
  netSales: bigint,
  values: Partial<Parameters<typeof submitReport>[1]> = {},
): Promise<UsageReport> {
  const input = { dealId, from, netSales, fileIds: [], ...values };
  return submitReport(await as(world, world.enterprise.buyer), input);
}

/** The licensee reports a period and the unit confirms it. */
export async function reportAndConfirm(
  world: MoneyWorld,
  dealId: string,
  from: string,
  netSales: bigint,
  values: Partial<Parameters<typeof submitReport>[1]> = {},
): Promise<UsageReport> {
  const { id, version } = await report(world, dealId, from, netSales, values);
  return confirmReport(await as(world, world.unit.officer), { reportId: id, expectedVersion: version });
}

/** Payments that have fallen due by now, as `key: fen`. */
export async function dueOf(app: App, dealId: string): Promise<Record<string, bigint>> {
  const { manager } = app.db;
  const running = await runningRow(app, dealId);
  const { lines } = await scheduleIn(manager, running, await calendarsOf(manager), clock.today());
  const due = lines.filter(({ status }) => status === 'DUE');
  return Object.fromEntries(
    due.map(({ key, amount }: Pick<PaymentLine, 'key' | 'amount'>) => [key, amount ?? 0n]),
  );
}

export function recordsOf(app: App, runningId: string): Promise<PaymentRecord[]> {
  return app.db.manager.find(PaymentRecord, { where: { runningId }, order: { at: 'ASC', id: 'ASC' } });
}

export function reportsOf(app: App, runningId: string): Promise<UsageReport[]> {
  return app.db.manager.find(UsageReport, { where: { runningId }, order: { from: 'ASC', ordinal: 'ASC' } });
}

/** Subjects of the mails that wait to go to a member, oldest first. */
export async function mailsTo(app: App, { email }: Member): Promise<string[]> {
  const rows = await app.db.query<{ subject: string }[]>(
    `SELECT payload ->> 'subject' AS subject FROM graphile_worker._private_jobs
     WHERE payload ->> 'to' = $1 ORDER BY id`,
    [email],
  );
  return rows.map(({ subject }) => subject);
}

const TABLES = [
  'running_contract',
  'usage_report',
  'year_declaration',
  'trade_record',
  'payment_record',
  'inspection',
  'inspection_entry',
  'inspection_finding',
  'right_mark',
  'invoice',
  'invoice_line',
  'ledger_entry',
  'ledger_posting',
];

/** A step that must be refused; proves that no row, chain, file or entry was changed. Answers `CODE field`. */
export async function declined({ app }: { app: App }, run: () => Promise<unknown>): Promise<string[]> {
  const before = await fingerprint(app);
  const answer = await unchanged({ app }, () => refusals(run()));
  expect(await fingerprint(app)).toBe(before);
  expect(answer, 'refused').not.toEqual([]);
  return answer;
}

async function fingerprint(app: App): Promise<string> {
  const places = [...TABLES, "(SELECT * FROM stored_file WHERE state = 'ATTACHED')"];
  const digests: string[] = [];
  for (const place of places) {
    const [row] = await app.db.query<{ digest: string }[]>(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${place} t`,
    );
    digests.push(row?.digest ?? '');
  }
  return digests.join(' ');
}
