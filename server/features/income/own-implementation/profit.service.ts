import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { once } from '../../../platform/idempotency/once.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { post, reverse } from '../../ledger/post.service.ts';
import { type RecordFields, readRecord } from '../holdings/read-movement.ts';
import { userIdOf } from '../user-of.ts';
import {
  changeOwn,
  changeOwnAlone,
  type OwnChange,
  type OwnDone,
  unitOfOwn,
} from './change-own-implementation.ts';
import { countingYears, lastDayOf } from './counting-years.ts';
import {
  OwnImplementation,
  OwnImplementationIncome,
  type OwnImplementationYear,
} from './own-implementation.entity.ts';
import { OWN_IMPLEMENTATION_FILES } from './own-implementation.files.ts';
import { ownImplementationStates, profitYearStates } from './own-implementation.states.ts';
import { OWN_IMPLEMENTATION_CASE } from './own-implementation-source.ts';

export interface YearReference {
  ownImplementationId: string;
  expectedVersion: number;
  /** Number of the year, from 1. */
  year: number;
}

export interface RecordProfit extends YearReference, RecordFields {
  /** Fen; below zero for a loss. */
  operatingProfit: bigint;
}

/**
 * Records a year's operating profit with its accounts; recorded again, the last one counts until somebody confirms it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE (a year that is not over, or confirmed), and what the
 *   fields lack
 */
export function recordProfit(scope: Scope, input: RecordProfit): Promise<OwnImplementation> {
  const { ownImplementationId: id, expectedVersion } = input;
  return changeOwnAlone(scope, { id, expectedVersion }, 'distribute', async (change) => {
    const { tx, own } = change;
    const year = yearOf(change, input.year);
    if (clock.today() <= lastDayOf(year, own)) {
      throw new Refusal('STATE', {
        params: { state: year.state, action: 'recordProfit', reason: 'NOT_OVER' },
      });
    }
    const next = profitYearStates.next(year.state, 'recordProfit');
    const problems = new Problems('');
    const { note } = readRecord(input, problems);
    refuseAll(problems.list);
    const owner = { kind: OWN_IMPLEMENTATION_FILES, id };
    const files = await attachFiles(tx, input.fileIds, owner, scope.actor);
    year.state = next;
    year.operatingProfit = input.operatingProfit;
    year.note = note;
    year.fileIds = [...input.fileIds];
    year.recordedBy = userIdOf(scope);
    year.recordedAt = clock.now();
    return {
      action: 'recordProfit',
      facts: {
        ...yearFacts(year),
        files: files.map((file) => ({ fileId: file.id, sha256: file.sha256 })),
      },
    };
  });
}

export interface ConfirmProfit extends YearReference {
  idempotencyKey: string;
}

/**
 * Somebody else confirms what was recorded: the profit is entered in the ledger and becomes income that is distributed
 * by the plan. Of a loss nothing is distributed.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES (for who recorded it, and completers), CONFLICT, STATE
 */
export async function confirmProfit(scope: Scope, input: ConfirmProfit): Promise<OwnImplementation> {
  return onceFor(scope, 'confirmProfit', input, async (change) => {
    const { tx, own } = change;
    const year = yearOf(change, input.year);
    const next = profitYearStates.next(year.state, 'confirmProfit');
    const byUser = userIdOf(scope);
    if (byUser !== null && byUser === year.recordedBy) throw new Refusal('FOUR_EYES');
    year.state = next;
    year.confirmedBy = byUser;
    year.confirmedAt = clock.now();
    const income = await bookProfit(change, year);
    const all = countingYears(own, change.years).every(({ state }) => state === 'CONFIRMED');
    if (all && own.state === 'RUNNING') own.state = ownImplementationStates.next(own.state, 'complete');
    await tx.save(year);
    return {
      action: 'confirmProfit',
      facts: { ...yearFacts(year), ...(income ? { incomeId: income.id, entryId: income.entryId } : {}) },
    };
  });
}

export interface ReopenProfit extends ConfirmProfit {
  reason: string;
}

/**
 * Opens a confirmed year again, since its accounts were wrong: the entry is reversed, and what was distributed of it is
 * less in the next distribution. It is confirmed anew.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE, REQUIRED (`reason`)
 */
export async function reopenProfit(scope: Scope, input: ReopenProfit): Promise<OwnImplementation> {
  return onceFor(scope, 'reopenProfit', input, async (change) => {
    const { own } = change;
    const year = yearOf(change, input.year);
    const next = profitYearStates.next(year.state, 'reopenProfit');
    const problems = new Problems('reason');
    const reason = readReason(input.reason, problems) ?? '';
    refuseAll(problems.list);
    const income = await takeBack(change, year);
    year.state = next;
    year.confirmedBy = null;
    year.confirmedAt = null;
    if (own.state === 'COMPLETED') own.state = ownImplementationStates.next(own.state, 'resume');
    return {
      action: 'reopenProfit',
      facts: { ...yearFacts(year), ...(income ? { incomeId: income.id, entryId: income.entryId } : {}) },
      personal: { reason },
    };
  });
}

async function onceFor(
  scope: Scope,
  operation: string,
  input: ConfirmProfit,
  work: (change: OwnChange) => Promise<OwnDone>,
): Promise<OwnImplementation> {
  const { ownImplementationId: id, expectedVersion, idempotencyKey: key } = input;
  const unit = await unitOfOwn(scope, id);
  return inTransaction(scope.app.db, (tx) =>
    once(
      tx,
      scope,
      { operation, key, input },
      async () => ({
        id,
        value: await changeOwn(tx, scope, { id, expectedVersion, unit }, 'distribute', work),
      }),
      () => tx.findOneByOrFail(OwnImplementation, { id }),
    ),
  );
}

/** The year that a step is about. @throws Refusal NOT_FOUND, also for years that fell away */
function yearOf({ own, years }: OwnChange, number: number): OwnImplementationYear {
  const year = countingYears(own, years).find((each) => each.number === number);
  if (!year) throw new Refusal('NOT_FOUND', { field: 'year' });
  return year;
}

/** Enters a confirmed profit; null for a loss. */
async function bookProfit(
  { tx, scope, own }: OwnChange,
  year: OwnImplementationYear,
): Promise<OwnImplementationIncome | null> {
  const amount = year.operatingProfit ?? 0n;
  if (amount <= 0n) return null;
  const id = newId();
  const owner = { kind: 'ORGANIZATION' as const, id: own.organizationId };
  const source = { ruleId: 'INC-4', key: `profit:${own.number}:${year.number}` };
  const [entry] = await post(tx, scope, [
    {
      code: 'OPERATING_PROFIT',
      case: { caseType: OWN_IMPLEMENTATION_CASE, caseId: own.id },
      idempotencyKey: `own-profit:${id}`,
      bookedOn: clock.today(),
      facts: { year: year.number, from: year.from, to: year.to, amount: formatYuan(amount) },
      postings: [
        { account: { owner, dealId: null, purpose: 'BANK' }, amount, source },
        { account: { owner, dealId: null, purpose: 'OPERATING_PROFIT' }, amount: -amount, source },
      ],
    },
  ]);
  if (!entry) throw new Error('own implementation: one entry was posted');
  return insertIncome(tx, { id, yearId: year.id, amount, reversesId: null, entryId: entry.id });
}

/** Takes the income of a year back; null where a loss brought none. */
async function takeBack(
  { tx, scope }: OwnChange,
  year: OwnImplementationYear,
): Promise<OwnImplementationIncome | null> {
  const incomes = await tx.find(OwnImplementationIncome, {
    where: { yearId: year.id },
    order: { at: 'ASC' },
  });
  const reversed = new Set(incomes.map(({ reversesId }) => reversesId));
  const income = incomes.find(({ id, reversesId }) => reversesId === null && !reversed.has(id));
  if (!income) return null;
  const id = newId();
  const entry = await reverse(tx, scope, {
    entryId: income.entryId,
    idempotencyKey: `own-profit:${id}`,
    reason: `year ${year.number} was opened again`,
  });
  const values = { id, yearId: year.id, amount: -income.amount, reversesId: income.id, entryId: entry.id };
  return insertIncome(tx, values);
}

async function insertIncome(
  tx: OwnChange['tx'],
  values: Pick<OwnImplementationIncome, 'id' | 'yearId' | 'amount' | 'reversesId' | 'entryId'>,
): Promise<OwnImplementationIncome> {
  const income = Object.assign(new OwnImplementationIncome(), {
    ...values,
    receivedOn: clock.today(),
    at: clock.now(),
  });
  await tx.insert(OwnImplementationIncome, income as object);
  return income;
}

function yearFacts({ number, from, to, operatingProfit }: OwnImplementationYear) {
  return {
    year: number,
    from,
    to,
    operatingProfit: operatingProfit === null ? null : formatYuan(operatingProfit),
  };
}
