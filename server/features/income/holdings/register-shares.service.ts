import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { formatYuan, WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import type { EquityTerms } from '../../offers/terms/terms.ts';
import { userIdOf } from '../../payments/running/change-running.ts';
import { payeesFor } from '../payees/payee-for.service.ts';
import { changeHoldings, type HoldingsChange, type HoldingsDone } from './change-holdings.ts';
import { divideValue } from './divide-shares.ts';
import { type Division, divisionOf, judgeDivision } from './division.ts';
import { EquityHolding, EquityStake } from './equity-stake.entity.ts';
import type { ShareRegister } from './holdings.enums.ts';
import { HOLDINGS_FILES } from './holdings.files.ts';
import { checkDay, readRecord } from './read-movement.ts';
import { ShareMovement } from './share-movement.entity.ts';

export interface RegisterShares {
  dealId: string;
  /** Name of the company, where the result was put into one that was founded since; else the other party's. */
  company?: string | null;
  /** Day on which the company's register shows the shares. */
  acquiredOn: string;
  /** Share of the company for residual funds, where such were put in (PAU-7). */
  residualBasisPoints?: number | null;
  /** Extract of the company's register, articles. */
  fileIds: readonly string[];
  idempotencyKey: string;
}

/**
 * Enters the shares that a contract brought: of an equity contribution once it is in effect, of invest, then equity once
 * its trigger fired and both sides established it (PAU-5). They are divided by the terms (INC-3) and by the agreed split
 * of the team; leaders by what INC-8 lets them have.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, ALREADY_EXISTS, STATE (`reason` NO_EQUITY, TRIGGER_NOT_FIRED,
 *   NO_AGREED_PLAN, NOBODY_TAKES_SHARES), RULE (INC-3, INC-8), and what the fields lack
 */
export async function registerShares(scope: Scope, input: RegisterShares): Promise<EquityStake> {
  return changeHoldings(scope, {
    dealId: input.dealId,
    operation: 'registerShares',
    input,
    may: 'register',
    work: (change) => register(change, input),
    again: (tx, id) => tx.findOneByOrFail(EquityStake, { id }),
  });
}

async function register(change: HoldingsChange, input: RegisterShares): Promise<HoldingsDone<EquityStake>> {
  const { tx, scope, running, unit } = change;
  if (await tx.existsBy(EquityStake, { runningId: running.id })) {
    throw new Refusal('ALREADY_EXISTS', { field: 'dealId' });
  }
  const problems = new Problems('');
  const company = readText(input.company, 200, problems.at('company'));
  readRecord(input, problems);
  const first = await divisionOf(change, { residualBasisPoints: input.residualBasisPoints ?? 0 });
  checkDay(input.acquiredOn, first.possibleFrom, problems.at('acquiredOn'));
  checkResidual(first.equity, input.residualBasisPoints ?? null, problems.at('residualBasisPoints'));
  refuseAll(problems.list);
  const judged = await judgeDivision(change, first);
  const stake = stakeFrom(change, first, input, company ?? first.company);
  const files = await attachFiles(tx, input.fileIds, { kind: HOLDINGS_FILES, id: stake.id }, scope.actor);
  await tx.insert(EquityStake, stake as object);
  const holdings = await writeHoldings(change, stake, first);
  return {
    id: stake.id,
    answer: stake,
    action: 'registerShares',
    facts: {
      stakeId: stake.id,
      planId: first.split.planId,
      acquiredOn: stake.acquiredOn,
      basisPoints: stake.basisPoints,
      value: formatYuan(stake.value),
      residualBasisPoints: stake.residualBasisPoints,
      holdings: holdings.map(({ id, register, payeeId, basisPoints, noTradeInOffice }) => ({
        holdingId: id,
        register,
        payeeId,
        basisPoints,
        ...(noTradeInOffice ? { noTradeInOffice } : {}),
      })),
      files: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
      warnings: judged,
      rulebook: unit.rulebook.version,
    },
    personal: { members: first.members.map(({ name }) => name) },
  };
}

/** Residual funds and the share for them stand together, and with the result's share within the whole. */
function checkResidual(
  { residualFunds, basisPoints }: EquityTerms,
  share: number | null,
  at: Problems,
): void {
  if (residualFunds === null) {
    if (share !== null) at.add('INVALID', { needs: 'residualFunds' });
    return;
  }
  if (share === null || share <= 0) at.add('REQUIRED');
  else if (share + basisPoints > WHOLE_IN_BASIS_POINTS) {
    at.add('LIMIT', { max: WHOLE_IN_BASIS_POINTS - basisPoints });
  }
}

function stakeFrom(
  { running, scope, unit }: HoldingsChange,
  { equity, origin, split }: Division,
  { acquiredOn, fileIds, residualBasisPoints }: RegisterShares,
  company: string,
): EquityStake {
  return Object.assign(new EquityStake(), {
    id: newId(),
    runningId: running.id,
    dealId: running.rootDealId,
    organizationId: running.organizationId,
    enterpriseId: running.enterpriseId,
    resultId: running.resultId,
    contractNumber: running.number,
    title: running.title,
    company,
    origin,
    basisPoints: equity.basisPoints,
    value: equity.valueOfResult,
    teamBasisPoints: equity.teamBasisPoints,
    residualFunds: equity.residualFunds,
    residualBasisPoints: equity.residualFunds === null ? null : (residualBasisPoints ?? null),
    residualTeamBasisPoints: equity.residualFunds === null ? null : (equity.residualTeamBasisPoints ?? 0),
    planId: split.planId,
    acquiredOn,
    fileIds: [...fileIds],
    rulebookVersion: unit.rulebook.version,
    registeredBy: userIdOf(scope),
    registeredAt: clock.now(),
  } satisfies EquityStake);
}

/** The unit's holding and one for each person that got shares, each with its first movement. */
async function writeHoldings(
  { tx, scope, running }: HoldingsChange,
  stake: EquityStake,
  division: Division,
): Promise<EquityHolding[]> {
  const payees = await payeesFor(tx, running.organizationId, division.members);
  const drafts = (register: ShareRegister, value: bigint, { unit, parts }: Division['general']) => {
    const shares = [unit, ...parts.map(({ basisPoints }) => basisPoints)];
    const values = divideValue(value, shares);
    return shares.flatMap((basisPoints, index) => {
      const member = index === 0 ? null : (division.members[index - 1] ?? null);
      if (member !== null && basisPoints === 0) return [];
      return Object.assign(new EquityHolding(), {
        id: newId(),
        stakeId: stake.id,
        organizationId: stake.organizationId,
        register,
        position: index + 1,
        holderKind: member === null ? 'UNIT' : 'PERSON',
        payeeId: member === null ? null : (payees[index - 1]?.id ?? null),
        leaderPosition: member?.leader ?? null,
        noTradeInOffice: member?.noTradeInOffice ?? false,
        officeEndedOn: null,
        basisPoints,
        value: values[index] ?? 0n,
        acquiredOn: stake.acquiredOn,
        version: 1,
      } satisfies EquityHolding);
    });
  };
  const holdings = [
    ...drafts('GENERAL', stake.value, division.general),
    ...(division.residual ? drafts('RESIDUAL_FUNDS', stake.residualFunds ?? 0n, division.residual) : []),
  ];
  await tx.insert(EquityHolding, holdings as object[]);
  await insertFirstMovements(tx, holdings, userIdOf(scope));
  return holdings;
}

async function insertFirstMovements(
  tx: Transaction,
  holdings: readonly EquityHolding[],
  byUser: string | null,
): Promise<void> {
  const movements = holdings.map((holding) => ({
    id: newId(),
    holdingId: holding.id,
    sequence: 1,
    kind: 'ACQUIRED' as const,
    change: holding.basisPoints,
    after: holding.basisPoints,
    on: holding.acquiredOn,
    proceeds: null,
    otherHoldingId: null,
    counterparty: null,
    note: null,
    fileIds: [],
    byUser,
    at: clock.now(),
  }));
  await tx.insert(ShareMovement, movements);
}
