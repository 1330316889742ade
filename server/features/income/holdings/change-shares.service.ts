import type { Scope } from '../../../platform/app.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { userIdOf } from '../../payments/running/change-running.ts';
import {
  changeHoldings,
  findHolding,
  type HoldingsChange,
  type HoldingsDone,
  lockHoldings,
  stakeOf,
} from './change-holdings.ts';
import { diluteShares as dilutedShares } from './divide-shares.ts';
import { type EquityHolding, EquityStake } from './equity-stake.entity.ts';
import { HOLDINGS_FILES } from './holdings.files.ts';
import { checkVersion, holdingRow, lastDay, write } from './move-shares.service.ts';
import { checkDay, type RecordFields, readRecord } from './read-movement.ts';

export interface DiluteShares extends RecordFields {
  dealId: string;
  /** Share of the company that all holdings of the contract have together afterwards. */
  basisPointsAfter: number;
  on: string;
  idempotencyKey: string;
}

/**
 * Records that others took new shares of the company: every holding of the contract becomes a smaller part of it, in
 * proportion, together exactly what is given. Nothing is traded by it, so no office stands against it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE (NOT_REGISTERED), LIMIT, and what the fields lack
 */
export async function diluteShares(scope: Scope, input: DiluteShares): Promise<EquityStake> {
  return changeHoldings(scope, {
    dealId: input.dealId,
    operation: 'diluteShares',
    input,
    may: 'register',
    work: (change) => dilute(change, input),
    again: (tx, id) => tx.findOneByOrFail(EquityStake, { id }),
  });
}

async function dilute(change: HoldingsChange, input: DiluteShares): Promise<HoldingsDone<EquityStake>> {
  const { tx, scope } = change;
  const stake = await stakeOf(change);
  const holdings = (await lockHoldings(tx, stake.id)).filter(({ basisPoints }) => basisPoints > 0);
  const before = holdings.map(({ basisPoints }) => basisPoints);
  const total = before.reduce((sum, each) => sum + each, 0);
  const after = dilutedShares(before, input.basisPointsAfter);
  const problems = new Problems('');
  const { note } = readRecord(input, problems);
  if (after === null) problems.at('basisPointsAfter').add('LIMIT', { max: total - 1 });
  const ids = holdings.map(({ id }) => id);
  checkDay(input.on, await lastDay(tx, ids), problems.at('on'));
  refuseAll(problems.list);
  const files = await attachFiles(tx, input.fileIds, { kind: HOLDINGS_FILES, id: stake.id }, scope.actor);
  for (const [index, holding] of holdings.entries()) {
    const difference = (after?.[index] ?? 0) - holding.basisPoints;
    if (difference === 0) continue;
    const details = { on: input.on, note, fileIds: [...input.fileIds], byUser: userIdOf(scope) };
    await write(tx, holding, 'DILUTED', difference, 0n, details);
  }
  return {
    id: stake.id,
    answer: stake,
    action: 'diluteShares',
    facts: {
      stakeId: stake.id,
      before: total,
      after: input.basisPointsAfter,
      on: input.on,
      files: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
    },
  };
}

export interface EndOffice extends RecordFields {
  holdingId: string;
  expectedVersion: number;
  /** Last day in office. */
  on: string;
  idempotencyKey: string;
}

/**
 * Records that a leader left office: from the day after, the shares may be traded (INC-8).
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE (NOT_BOUND), and what the fields lack
 */
export async function endOffice(scope: Scope, input: EndOffice): Promise<EquityHolding> {
  const { stake } = await findHolding(scope, input.holdingId);
  return changeHoldings(scope, {
    dealId: stake.dealId,
    operation: 'endOffice',
    input,
    may: 'register',
    work: async ({ tx }) => {
      const holding = (await lockHoldings(tx, stake.id)).find(({ id }) => id === input.holdingId);
      if (!holding) throw new Refusal('NOT_FOUND', { field: 'holdingId' });
      checkVersion(holding, input.expectedVersion);
      if (!holding.noTradeInOffice || holding.officeEndedOn !== null) {
        throw new Refusal('STATE', { field: 'holdingId', params: { reason: 'NOT_BOUND' } });
      }
      const problems = new Problems('');
      readRecord(input, problems);
      checkDay(input.on, holding.acquiredOn, problems.at('on'));
      refuseAll(problems.list);
      const owner = { kind: HOLDINGS_FILES, id: stake.id };
      const files = await attachFiles(tx, input.fileIds, owner, scope.actor);
      holding.officeEndedOn = input.on;
      holding.version += 1;
      await tx.save(holding);
      return {
        id: holding.id,
        answer: holding,
        action: 'endOffice',
        facts: {
          stakeId: stake.id,
          holdingId: holding.id,
          officeEndedOn: input.on,
          files: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
        },
      };
    },
    again: holdingRow,
  });
}
