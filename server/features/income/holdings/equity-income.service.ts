import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { dealCase } from '../../deals/change-deal.ts';
import type { NewEntry } from '../../ledger/ledger.types.ts';
import { post, reverse } from '../../ledger/post.service.ts';
import { userIdOf } from '../../payments/running/change-running.ts';
import {
  changeHoldings,
  type HoldingsChange,
  type HoldingsDone,
  lockHoldings,
  notThere,
  stakeOf,
} from './change-holdings.ts';
import { EquityStake } from './equity-stake.entity.ts';
import type { EquityIncomeKind } from './holdings.enums.ts';
import { HOLDINGS_FILES } from './holdings.files.ts';
import { holdingsPolicy } from './holdings.policy.ts';
import { checkDay, type RecordFields, readRecord } from './read-movement.ts';
import { EquityIncome, ShareMovement } from './share-movement.entity.ts';

export interface RecordEquityIncome extends RecordFields {
  dealId: string;
  kind: EquityIncomeKind;
  /** Fen, above zero. */
  amount: bigint;
  receivedOn: string;
  /** The sale that it is the proceeds of. */
  movementId?: string | null;
  idempotencyKey: string;
}

/**
 * Records money that shares of the unit brought: a dividend, or proceeds of a sale. It is entered in the ledger and stays
 * with the unit: what the team has of the company, it holds itself.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE (NOT_REGISTERED), and what the fields lack
 */
export async function recordEquityIncome(scope: Scope, input: RecordEquityIncome): Promise<EquityIncome> {
  return changeHoldings(scope, {
    dealId: input.dealId,
    operation: 'recordEquityIncome',
    input,
    may: 'keepMoney',
    work: (change) => record(change, input),
    again: (tx, id) => tx.findOneByOrFail(EquityIncome, { id }),
  });
}

async function record(
  change: HoldingsChange,
  input: RecordEquityIncome,
): Promise<HoldingsDone<EquityIncome>> {
  const { tx, scope } = change;
  const stake = await stakeOf(change);
  const problems = new Problems('');
  const { note } = readRecord(input, problems);
  if (input.amount <= 0n) problems.at('amount').add('INVALID', { reason: 'ABOVE_ZERO' });
  checkDay(input.receivedOn, stake.acquiredOn, problems.at('receivedOn'));
  const movement = await saleOf(change, stake.id, input, problems);
  refuseAll(problems.list);
  const id = newId();
  const owner = { kind: HOLDINGS_FILES, id: stake.id };
  const files = await attachFiles(tx, input.fileIds, owner, scope.actor);
  const [entry] = await post(tx, scope, [incomeEntry(stake, id, input)]);
  if (!entry) throw new Error('equity income: one entry was posted');
  const income = Object.assign(new EquityIncome(), {
    id,
    stakeId: stake.id,
    kind: input.kind,
    amount: input.amount,
    receivedOn: input.receivedOn,
    movementId: movement?.id ?? null,
    reversesId: null,
    entryId: entry.id,
    note,
    fileIds: [...input.fileIds],
    byUser: userIdOf(scope),
    at: clock.now(),
  });
  await tx.insert(EquityIncome, income as object);
  return {
    id,
    answer: income,
    action: 'recordEquityIncome',
    facts: {
      stakeId: stake.id,
      incomeId: id,
      kind: input.kind,
      amount: formatYuan(input.amount),
      receivedOn: input.receivedOn,
      entryId: entry.id,
      files: files.map((file) => ({ fileId: file.id, sha256: file.sha256 })),
    },
  };
}

/** The sale of shares of the unit that proceeds belong to; dividends belong to none. */
async function saleOf(
  { tx }: HoldingsChange,
  stakeId: string,
  { kind, movementId }: RecordEquityIncome,
  problems: Problems,
): Promise<ShareMovement | null> {
  if (!movementId) {
    if (kind === 'SALE') problems.at('movementId').add('REQUIRED');
    return null;
  }
  const movement = isId(movementId) ? await tx.findOneBy(ShareMovement, { id: movementId }) : null;
  const holdings = await lockHoldings(tx, stakeId);
  const holding = holdings.find(({ id }) => id === movement?.holdingId);
  const fits = kind === 'SALE' && movement?.kind === 'SOLD' && holding?.holderKind === 'UNIT';
  if (!fits) problems.at('movementId').add('NOT_FOUND');
  return movement;
}

function incomeEntry(stake: EquityStake, id: string, input: RecordEquityIncome): NewEntry {
  const owner = { kind: 'ORGANIZATION' as const, id: stake.organizationId };
  const source = { term: 'equity', ruleId: 'INC-3', key: `equity:${stake.id}`, note: input.kind };
  return {
    code: 'DIVIDEND',
    case: dealCase({ id: stake.dealId }),
    idempotencyKey: `equity-income:${id}`,
    bookedOn: input.receivedOn,
    facts: { stakeId: stake.id, incomeId: id, kind: input.kind, amount: formatYuan(input.amount) },
    postings: [
      { account: { owner, dealId: stake.dealId, purpose: 'BANK' }, amount: input.amount, source },
      { account: { owner, dealId: stake.dealId, purpose: 'EQUITY_INCOME' }, amount: -input.amount, source },
    ],
  };
}

export interface ReverseEquityIncome {
  incomeId: string;
  reason: string;
  idempotencyKey: string;
}

/**
 * Reverses a mistaken income; somebody else than who recorded it does that.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, ALREADY_EXISTS, REQUIRED (`reason`), STATE for a reversal
 */
export async function reverseEquityIncome(scope: Scope, input: ReverseEquityIncome): Promise<EquityIncome> {
  const { manager } = scope.app.db;
  const found = isId(input.incomeId) ? await manager.findOneBy(EquityIncome, { id: input.incomeId }) : null;
  const stake = found ? await manager.findOneByOrFail(EquityStake, { id: found.stakeId }) : null;
  if (!found || !stake || !holdingsPolicy.see(scope.actor, stake)) throw notThere('incomeId');
  return changeHoldings(scope, {
    dealId: stake.dealId,
    operation: 'reverseEquityIncome',
    input,
    may: 'keepMoney',
    work: (change) => takeBack(change, found, input),
    again: (tx, id) => tx.findOneByOrFail(EquityIncome, { id }),
  });
}

async function takeBack(
  { tx, scope }: HoldingsChange,
  reversed: EquityIncome,
  input: ReverseEquityIncome,
): Promise<HoldingsDone<EquityIncome>> {
  if (reversed.reversesId !== null) throw new Refusal('STATE', { field: 'incomeId' });
  if (await tx.existsBy(EquityIncome, { reversesId: reversed.id })) {
    throw new Refusal('ALREADY_EXISTS', { field: 'incomeId' });
  }
  const byUser = userIdOf(scope);
  if (byUser !== null && byUser === reversed.byUser) throw new Refusal('FOUR_EYES');
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems) ?? '';
  refuseAll(problems.list);
  const id = newId();
  const entry = await reverse(tx, scope, {
    entryId: reversed.entryId,
    idempotencyKey: `equity-income:${id}`,
    reason: `equity income ${reversed.id}`,
  });
  const income = Object.assign(new EquityIncome(), {
    ...reversed,
    id,
    amount: -reversed.amount,
    receivedOn: clock.today(),
    reversesId: reversed.id,
    entryId: entry.id,
    note: reason,
    fileIds: [],
    byUser,
    at: clock.now(),
  });
  await tx.insert(EquityIncome, income as object);
  return {
    id,
    answer: income,
    action: 'reverseEquityIncome',
    facts: {
      incomeId: id,
      reverses: reversed.id,
      amount: formatYuan(income.amount),
      entryId: entry.id,
    },
    personal: { reason },
  };
}
