import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { divide, formatYuan } from '../../../platform/money.ts';
import { userIdOf } from '../../payments/running/change-running.ts';
import { ruleOf } from '../../rulebook/unit.ts';
import {
  changeHoldings,
  findHolding,
  type HoldingsChange,
  type HoldingsDone,
  lockHoldings,
} from './change-holdings.ts';
import { EquityHolding } from './equity-stake.entity.ts';
import type { ShareMovementKind } from './holdings.enums.ts';
import { HOLDINGS_FILES } from './holdings.files.ts';
import { checkDay, type RecordFields, readRecord } from './read-movement.ts';
import { ShareMovement } from './share-movement.entity.ts';

export interface MoveShares extends RecordFields {
  holdingId: string;
  expectedVersion: number;
  /** Basis points of the company. */
  basisPoints: number;
  /** Day of the movement. */
  on: string;
  idempotencyKey: string;
}

export interface SellShares extends MoveShares {
  /** Fen. */
  proceeds: bigint;
  /** Who bought them. */
  counterparty: string;
}

export interface TransferShares extends MoveShares {
  /** Another holding of the same register; null for somebody outside. */
  toHoldingId?: string | null;
  counterparty?: string | null;
}

/**
 * Records that shares were sold to somebody outside the register.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, RULE (INC-8: no trade in office), LIMIT (more than is held),
 *   and what the fields lack
 */
export async function sellShares(scope: Scope, input: SellShares): Promise<EquityHolding> {
  const { stake } = await findHolding(scope, input.holdingId);
  return changeHoldings(scope, {
    dealId: stake.dealId,
    operation: 'sellShares',
    input,
    may: 'register',
    work: (change) => move(change, stake.id, input, { kind: 'SOLD', proceeds: input.proceeds }),
    again: holdingRow,
  });
}

/**
 * Records that shares went to another holder of the register, or to somebody outside, without a price.
 * @throws Refusal as `sellShares`
 */
export async function transferShares(scope: Scope, input: TransferShares): Promise<EquityHolding> {
  const { stake } = await findHolding(scope, input.holdingId);
  return changeHoldings(scope, {
    dealId: stake.dealId,
    operation: 'transferShares',
    input,
    may: 'register',
    work: (change) =>
      move(change, stake.id, input, { kind: 'TRANSFERRED_OUT', toHoldingId: input.toHoldingId ?? null }),
    again: holdingRow,
  });
}

interface Way {
  kind: 'SOLD' | 'TRANSFERRED_OUT';
  proceeds?: bigint;
  toHoldingId?: string | null;
}

async function move(
  change: HoldingsChange,
  stakeId: string,
  input: MoveShares & { counterparty?: string | null },
  way: Way,
): Promise<HoldingsDone<EquityHolding>> {
  const { tx, scope } = change;
  const holdings = await lockHoldings(tx, stakeId);
  const from = holdings.find(({ id }) => id === input.holdingId);
  if (!from) throw new Refusal('NOT_FOUND', { field: 'holdingId' });
  checkVersion(from, input.expectedVersion);
  const to = way.toHoldingId ? (holdings.find(({ id }) => id === way.toHoldingId) ?? null) : null;
  const { note, counterparty } = await readMove(tx, input, way, from, to);
  refuseTradeInOffice(change, from, input.on);
  const files = await attachFiles(tx, input.fileIds, { kind: HOLDINGS_FILES, id: stakeId }, scope.actor);
  const value = partOfValue(from, input.basisPoints);
  const details = { on: input.on, note, fileIds: [...input.fileIds], byUser: userIdOf(scope) };
  const { basisPoints } = input;
  const out = await write(tx, from, way.kind, -basisPoints, -value, {
    ...details,
    proceeds: way.proceeds ?? null,
    otherHoldingId: to?.id ?? null,
    counterparty,
  });
  if (to) await write(tx, to, 'TRANSFERRED_IN', basisPoints, value, { ...details, otherHoldingId: from.id });
  return {
    id: from.id,
    answer: from,
    action: way.kind === 'SOLD' ? 'sellShares' : 'transferShares',
    facts: {
      stakeId,
      holdingId: from.id,
      movementId: out.id,
      basisPoints,
      after: from.basisPoints,
      on: input.on,
      ...(way.proceeds === undefined ? {} : { proceeds: formatYuan(way.proceeds) }),
      ...(to ? { toHoldingId: to.id } : {}),
      files: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
    },
    ...(counterparty ? { personal: { counterparty } } : {}),
  };
}

/** What was given, checked; a movement is not before the last one of the holdings concerned. */
async function readMove(
  tx: Transaction,
  input: MoveShares & { counterparty?: string | null },
  way: Way,
  from: EquityHolding,
  to: EquityHolding | null,
): Promise<{ note: string | null; counterparty: string | null }> {
  const problems = new Problems('');
  const { note } = readRecord(input, problems);
  const counterparty = readText(input.counterparty, 200, problems.at('counterparty'));
  const { basisPoints } = input;
  if (!Number.isInteger(basisPoints) || basisPoints < 1) problems.at('basisPoints').add('REQUIRED');
  else if (basisPoints > from.basisPoints) problems.at('basisPoints').add('LIMIT', { max: from.basisPoints });
  const lastOn = await lastDay(tx, to ? [from.id, to.id] : [from.id]);
  checkDay(input.on, lastOn, problems.at('on'));
  if (way.proceeds !== undefined && way.proceeds < 0n) problems.at('proceeds').add('INVALID');
  if (way.toHoldingId) {
    const fits = to !== null && to.id !== from.id && to.register === from.register;
    if (!fits) problems.at('toHoldingId').add('NOT_FOUND');
    if (counterparty !== null) problems.at('counterparty').add('INVALID', { reason: 'ONE_RECIPIENT' });
  } else if (counterparty === null) problems.at('counterparty').add('REQUIRED');
  refuseAll(problems.list);
  return { note, counterparty };
}

/**
 * Shares that a head holds on condition are not traded while in office: the mark was set when they were registered, and
 * holds whether or not the document that asks for it blocks by itself (INC-8).
 */
function refuseTradeInOffice({ unit }: HoldingsChange, holding: EquityHolding, on: string): void {
  const { noTradeInOffice, officeEndedOn } = holding;
  if (!noTradeInOffice || (officeEndedOn !== null && officeEndedOn < on)) return;
  throw new Refusal('RULE', {
    field: 'holdingId',
    params: { reason: 'NO_TRADE_IN_OFFICE' },
    ...ruleOf(unit, 'INC-8'),
  });
}

export interface MovementDetails {
  on: string;
  note: string | null;
  fileIds: string[];
  byUser: string | null;
  proceeds?: bigint | null;
  otherHoldingId?: string | null;
  counterparty?: string | null;
}

/** Changes a locked holding by a movement. */
export async function write(
  tx: Transaction,
  holding: EquityHolding,
  kind: ShareMovementKind,
  change: number,
  value: bigint,
  details: MovementDetails,
): Promise<ShareMovement> {
  const last = (await tx.maximum(ShareMovement, 'sequence', { holdingId: holding.id })) ?? 0;
  holding.basisPoints += change;
  holding.value += value;
  holding.version += 1;
  const movement = Object.assign(new ShareMovement(), {
    id: newId(),
    holdingId: holding.id,
    sequence: last + 1,
    kind,
    change,
    after: holding.basisPoints,
    proceeds: null,
    otherHoldingId: null,
    counterparty: null,
    ...details,
    at: clock.now(),
  });
  await tx.insert(ShareMovement, movement as object);
  await tx.save(holding);
  return movement;
}

/** The day of the last movement of holdings; null where there is none. */
export async function lastDay(tx: Transaction, holdingIds: readonly string[]): Promise<string | null> {
  const [row] = await tx.query<{ day: string | null }[]>(
    'SELECT CAST(max(moved_on) AS text) AS day FROM share_movement WHERE holding_id = ANY($1)',
    [holdingIds],
  );
  return row?.day ?? null;
}

/** @throws Refusal CONFLICT */
export function checkVersion({ version }: EquityHolding, expectedVersion: number): void {
  if (expectedVersion === version) return;
  throw new Refusal('CONFLICT', {
    field: 'expectedVersion',
    params: { expected: expectedVersion, present: version },
  });
}

/** What part of a holding was put in at. */
function partOfValue({ value, basisPoints }: EquityHolding, part: number): bigint {
  return divide(value, [part, basisPoints - part])[0] ?? 0n;
}

export function holdingRow(tx: Transaction, id: string): Promise<EquityHolding> {
  return tx.findOneByOrFail(EquityHolding, { id });
}
