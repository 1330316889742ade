import { createHmac } from 'node:crypto';
import { MoreThan } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readName, readReason, readText } from '../../../platform/input/texts.ts';
import { changeRecord, may, notFound } from '../change-result.ts';
import { EntryReport } from '../data/complaint.entity.ts';
import { TechResult } from '../data/tech-result.entity.ts';
import type { ReportState } from '../result.enums.ts';
import { refuseOwnWork } from '../result.policy.ts';

/** Reports that one address may send in an hour. */
export const REPORTS_PER_HOUR = 5;
const HOUR_MS = 60 * 60 * 1000;

export interface ReportEntry {
  resultId: string;
  reason: string;
  text: string;
  contact?: string | null;
}

/**
 * Anybody reports that something is wrong with a published entry.
 * @throws Refusal NOT_FOUND for what is not public, LIMIT after too many from one address, REQUIRED, TOO_LONG
 */
export async function reportEntry(scope: Scope, input: ReportEntry): Promise<EntryReport> {
  const problems = new Problems('');
  const reason = readName(input.reason, 100, problems.at('reason'));
  const text = readReason(input.text, problems.at('text')) ?? '';
  const contact = readText(input.contact, 200, problems.at('contact'));
  refuseAll(problems.list);
  return inTransaction(scope.app.db, async (tx) => {
    const where = { id: input.resultId, state: 'PUBLISHED' as const };
    const result = isId(input.resultId) ? await tx.findOneBy(TechResult, where) : null;
    if (!result) throw notFound();
    const senderDigest = digestOf(scope);
    await refuseTooMany(tx, senderDigest);
    const report = Object.assign(new EntryReport(), {
      id: newId(),
      resultId: result.id,
      organizationId: result.organizationId,
      reason,
      text,
      contact,
      senderDigest,
      state: 'OPEN' as const,
      at: clock.now(),
      answer: null,
      answeredBy: null,
      answeredAt: null,
    });
    await tx.insert(EntryReport, report);
    return report;
  });
}

/**
 * An officer of the unit, who is no completer of the result, answers a report. What follows for the entry is a step of
 * its own.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE for one that was answered before, REQUIRED
 */
export async function answerEntryReport(
  scope: Scope,
  input: { reportId: string; upheld: boolean; answer: string },
): Promise<EntryReport> {
  const problems = new Problems('answer');
  const answer = readReason(input.answer, problems);
  refuseAll(problems.list);
  const { manager } = scope.app.db;
  const known = isId(input.reportId) ? await manager.findOneBy(EntryReport, { id: input.reportId }) : null;
  if (!known || !handlesReports(scope.actor, known)) throw notFound('reportId');
  const reference = { resultId: known.resultId, expectedVersion: null };
  const { done } = await changeRecord(scope, reference, may('answerReport'), async ({ tx, record }) => {
    refuseOwnWork(scope.actor, record);
    const report = await tx.findOneByOrFail(EntryReport, { id: known.id });
    const { state: before } = report;
    if (before !== 'OPEN')
      throw new Refusal('STATE', { params: { state: before, action: 'answerEntryReport' } });
    const state = input.upheld ? ('UPHELD' as const) : ('DISMISSED' as const);
    const answeredBy = actingUser(scope.actor)?.userId ?? null;
    const change = { state, answer, answeredBy, answeredAt: clock.now() };
    await tx.update(EntryReport, report.id, change);
    const facts = { reportId: report.id, before, after: state };
    const personal = { reason: answer };
    return {
      action: 'answerEntryReport',
      beside: true,
      facts,
      personal,
      report: Object.assign(report, change),
    };
  });
  return done.report;
}

/** Reports of the entries of the unit acted for, the latest first; for officers, supervisors and administrators. */
export async function findEntryReports(
  scope: Scope,
  state: ReportState | null,
  page: PageArgs,
): Promise<Page<EntryReport>> {
  const organizationId = actingUser(scope.actor)?.organizationId ?? null;
  const query = scope.app.db
    .createQueryBuilder(EntryReport, 'report')
    .where('report.organizationId = :organizationId', { organizationId });
  if (state) query.andWhere('report.state = :state', { state });
  return keysetPage(query, page, {
    expression: 'report.at',
    direction: 'DESC',
    value: (report) => report.at.toISOString(),
    type: 'timestamptz',
  });
}

/** Whether the actor is one of those who handle, or oversee, the reports of a unit. */
export function handlesReports(actor: Actor, { organizationId }: EntryReport): boolean {
  return hasRole(actor, ['OFFICER', 'SUPERVISOR', 'ADMINISTRATOR'], organizationId);
}

/** Counts by a digest, so that no address is kept; reports of one address wait for each other. */
async function refuseTooMany(tx: Transaction, senderDigest: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`entry-report:${senderDigest}`]);
  const since = clock.in(-HOUR_MS);
  const sent = await tx.countBy(EntryReport, { senderDigest, at: MoreThan(since) });
  if (sent >= REPORTS_PER_HOUR)
    throw new Refusal('LIMIT', { params: { max: REPORTS_PER_HOUR, minutes: 60 } });
}

function digestOf({ app, address }: Scope): string {
  return createHmac('sha256', app.config.secret)
    .update(`entry-report:${address ?? 'none'}`)
    .digest('hex');
}
