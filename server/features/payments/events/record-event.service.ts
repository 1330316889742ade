import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { checkDays, readReason, readText } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import type { DealSide } from '../../deals/deal.enums.ts';
import { changeRunning, type RunningChange, userIdOf } from '../running/change-running.ts';
import { presentTerms } from '../running/facts.ts';
import { runningPolicy } from '../running/running.policy.ts';
import { runningStates } from '../running/running.states.ts';
import { RunningContract } from '../running/running-contract.entity.ts';
import { attachEvidence, checkFiles } from '../running/running-files.ts';
import { establish } from './establish.ts';
import type { PaymentRecordKind } from './event.enums.ts';
import { isSharedKind, isWanted, milestonesOf, type SharedKind } from './event-kinds.ts';
import { PaymentRecord } from './payment-record.entity.ts';

export interface RecordEvent {
  dealId: string;
  kind: PaymentRecordKind;
  on: string;
  milestone?: string | null;
  amount?: bigint | null;
  year?: number | null;
  /** Fen; for an opening under royalties on units their number. */
  cumulative?: bigint | null;
  cumulativeUnits?: number | null;
  paid?: bigint | null;
  note?: string | null;
  fileIds: readonly string[];
}

/** Kinds that nobody takes on the other side's word alone. */
const WITH_PROOF: ReadonlySet<SharedKind> = new Set(['FINANCING', 'YEAR_REVENUE', 'OPENING']);

/**
 * A side records something that payments hang on; it counts once the other side confirmed it.
 * @throws Refusal INVALID for kinds and milestones that the terms do not know and days outside the contract, REQUIRED,
 *   ALREADY_EXISTS for what is recorded already, STATE
 */
export function recordEvent(scope: Scope, input: RecordEvent): Promise<PaymentRecord> {
  return changeRunning(scope, { dealId: input.dealId }, 'EITHER', async (change) => {
    const { tx, running, side } = change;
    if (side === null) throw new Refusal('FORBIDDEN');
    const { kind } = input;
    if (!isSharedKind(kind)) throw new Refusal('INVALID', { field: 'kind', params: { reason: 'KIND' } });
    const values = await read(change, kind, input);
    await refuseTwice(change, kind, values);
    const files = await attachEvidence(change, input.fileIds);
    const record = await establish(tx, running, {
      ...values,
      kind,
      state: 'RECORDED',
      side,
      byUser: userIdOf(scope),
      fileIds: files.map(({ fileId }) => fileId),
    });
    return { action: 'recordEvent', facts: { ...factsOf(record), files }, answer: record };
  });
}

type Values = Pick<PaymentRecord, 'on' | 'milestone' | 'amount' | 'year' | 'cumulative' | 'paid' | 'note'>;

async function read(change: RunningChange, kind: SharedKind, input: RecordEvent): Promise<Values> {
  const { tx, running, calendars } = change;
  const { terms } = (await presentTerms(tx, running, calendars)).plan;
  if (kind === 'OPENING' && running.state !== 'AWAITING_OPENING')
    throw new Refusal('STATE', { params: { state: running.state, action: 'recordEvent' } });
  if (!isWanted(terms, kind)) throw new Refusal('INVALID', { field: 'kind', params: { reason: 'KIND' } });
  const problems = new Problems('');
  const isUnits = terms.payment?.royalty?.base === 'UNITS';
  const given = {
    milestone: kind === 'MILESTONE' ? (input.milestone ?? null) : null,
    amount: kind === 'FINANCING' || kind === 'YEAR_REVENUE' ? (input.amount ?? null) : null,
    year: kind === 'YEAR_REVENUE' ? (input.year ?? null) : null,
    cumulative:
      kind === 'OPENING' ? (isUnits ? BigInt(input.cumulativeUnits ?? 0) : (input.cumulative ?? null)) : null,
    paid: kind === 'OPENING' ? (input.paid ?? null) : null,
  };
  const needed: Readonly<Partial<Record<SharedKind, readonly (keyof typeof given)[]>>> = {
    MILESTONE: ['milestone'],
    FINANCING: ['amount'],
    YEAR_REVENUE: ['amount', 'year'],
    OPENING: ['cumulative', 'paid'],
  };
  for (const field of needed[kind] ?? []) if (given[field] === null) problems.at(field).add('REQUIRED');
  for (const field of ['amount', 'cumulative', 'paid'] as const)
    if ((given[field] ?? 0n) < 0n) problems.at(field).add('INVALID', { reason: 'TOO_LITTLE' });
  if (given.milestone !== null && !milestonesOf(terms).includes(given.milestone))
    problems.at('milestone').add('INVALID', { reason: 'UNKNOWN_MILESTONE' });
  checkDays([{ field: 'on', day: input.on, latest: clock.today() }], problems);
  if (input.on < running.from)
    problems.at('on').add('INVALID', { reason: 'BEFORE_CONTRACT', earliest: running.from });
  const note = readText(input.note, 2000, problems.at('note'));
  checkFiles(input.fileIds, problems.at('fileIds'), { needed: WITH_PROOF.has(kind) });
  refuseAll(problems.list);
  return { ...given, on: input.on, note };
}

/** What happens once is recorded once; rounds and years as often as they come. */
async function refuseTwice({ tx, running }: RunningChange, kind: SharedKind, values: Values): Promise<void> {
  if (kind === 'FINANCING') return;
  const found = await tx.findBy(PaymentRecord, {
    runningId: running.id,
    kind,
    state: In(['RECORDED', 'HOLDS']),
  });
  const same = found.find(
    ({ milestone, year }) =>
      milestone === values.milestone && (kind !== 'YEAR_REVENUE' || year === values.year),
  );
  if (same) throw new Refusal('ALREADY_EXISTS', { field: 'kind', params: { kind, state: same.state } });
}

export interface AnswerEvent {
  recordId: string;
  confirmed: boolean;
  reason?: string | null;
}

/**
 * The other side confirms a record, which then counts, or denies it with its reason.
 * @throws Refusal NOT_FOUND, FORBIDDEN for the side that recorded it, FOUR_EYES, STATE for one that is answered, REQUIRED
 */
export async function answerEvent(scope: Scope, input: AnswerEvent): Promise<PaymentRecord> {
  const problems = new Problems('reason');
  const reason = input.confirmed ? null : readReason(input.reason ?? '', problems);
  refuseAll(problems.list);
  const dealId = await dealIdOfRecord(scope, input.recordId);
  return changeRunning(scope, { dealId }, 'EITHER', async (change) => {
    const { tx, running, side } = change;
    const record = await recordToAnswer(change, input.recordId, 'answerEvent');
    if (side === null || record.side === side) throw new Refusal('FORBIDDEN');
    if (record.byUser !== null && record.byUser === userIdOf(scope)) throw new Refusal('FOUR_EYES');
    await answer(change, record, input.confirmed ? 'HOLDS' : 'DENIED', reason);
    if (input.confirmed && record.kind === 'OPENING')
      running.state = runningStates.next(running.state, 'open');
    return {
      action: input.confirmed ? 'confirmEvent' : 'denyEvent',
      facts: factsOf(record),
      ...(reason === null ? {} : { personal: { reason } }),
      answer: await tx.findOneByOrFail(PaymentRecord, { id: record.id }),
    };
  });
}

/** The side that recorded something takes it back before the answer. @throws Refusal NOT_FOUND, FORBIDDEN, STATE */
export async function withdrawEvent(scope: Scope, input: { recordId: string }): Promise<PaymentRecord> {
  const dealId = await dealIdOfRecord(scope, input.recordId);
  return changeRunning(scope, { dealId }, 'EITHER', async (change) => {
    const record = await recordToAnswer(change, input.recordId, 'withdrawEvent');
    if (record.side !== change.side) throw new Refusal('FORBIDDEN');
    await answer(change, record, 'WITHDRAWN', null);
    return { action: 'withdrawEvent', facts: factsOf(record), answer: record };
  });
}

async function recordToAnswer(
  { tx, running }: RunningChange,
  recordId: string,
  action: string,
): Promise<PaymentRecord> {
  const record = await tx.findOneBy(PaymentRecord, { id: recordId, runningId: running.id });
  if (!record) throw new Refusal('NOT_FOUND', { field: 'recordId' });
  if (record.state === 'RECORDED') return record;
  throw new Refusal('STATE', { params: { state: record.state, action } });
}

async function answer(
  { tx, scope }: RunningChange,
  record: PaymentRecord,
  state: 'HOLDS' | 'DENIED' | 'WITHDRAWN',
  answerReason: string | null,
): Promise<void> {
  const values = { state, answerReason, answeredBy: userIdOf(scope), answeredAt: clock.now() };
  await tx.update(PaymentRecord, record.id, values);
  Object.assign(record, values);
}

async function dealIdOfRecord({ app, actor }: Scope, recordId: string): Promise<string> {
  const { manager } = app.db;
  const record = isId(recordId) ? await manager.findOneBy(PaymentRecord, { id: recordId }) : null;
  const running = record && (await manager.findOneBy(RunningContract, { id: record.runningId }));
  if (!running || !runningPolicy.see(actor, running)) throw new Refusal('NOT_FOUND', { field: 'recordId' });
  return running.dealId;
}

/** A record as the audit trail keeps it. */
export function factsOf(record: PaymentRecord): Record<string, unknown> {
  const { id, kind, on, milestone, year, key, months, cumulative, rightKey, amount, paid } = record;
  const side: DealSide | null = record.side;
  const all = { milestone, year, key, months, rightKey, side, cumulative: cumulative?.toString() };
  const sums = {
    amount: amount === null ? null : formatYuan(amount),
    paid: paid === null ? null : formatYuan(paid),
  };
  const given = Object.entries({ ...all, ...sums }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return { recordId: id, kind, on, ...Object.fromEntries(given) };
}
