import type { App, Scope } from '../../../platform/app.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { parseYuan, WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import { completerUsers } from '../../results/completers/completer-users.service.ts';
import { resultForCase } from '../../results/result-for-case.service.ts';
import { quoteRule, type Rulebook } from '../../rulebook/rulebook.ts';
import { type Unit, unitOf } from '../../rulebook/unit.ts';
import { type SourceInput, sourceOf } from '../change-income.ts';
import type { KeptFloor } from '../distributions/income-distribution.entity.ts';
import { type Pending, pendingOf, type Reckoning, reckon } from '../distributions/reckon.ts';
import type { IncomeAction } from '../income.enums.ts';
import { hasPart, incomePolicy } from '../income.policy.ts';
import type { IncomeCandidate, IncomeFloor, IncomeKeptFloor, IncomeSuggestion } from '../income.types.ts';
import { floorsOf } from '../plans/floors.ts';
import { grantedIncome } from '../plans/granted-income.ts';
import { planInForce, planInWork, planToDivideBy, recordOf, subjectOf } from '../plans/plan-record.ts';
import { type IncomeSource, readSource } from '../sources/income-source.ts';

/** A source as it is read, with the unit's rulebook of today. */
export interface OpenedIncome {
  source: IncomeSource;
  unit: Unit;
}

/** The income of a source for those of the unit who may see it; null for everybody else. */
export async function findIncome(scope: Scope, input: SourceInput): Promise<OpenedIncome | null> {
  const { db } = scope.app;
  try {
    const ref = await inTransaction(db, (tx) => sourceOf(tx, input));
    const source = await readSource(db.manager, ref);
    const subject = { organizationId: source.organizationId, beneficiaries: new Set<string>() };
    if (!incomePolicy.see(scope.actor, subject)) return null;
    return { source, unit: await unitOf(scope.app, source.organizationId) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

/** The floors of a source, with their rules as refusals quote them. */
export function floorViews(
  rulebook: Rulebook,
  { mode, profitBasisPoints }: IncomeSource,
  completersConvert: boolean,
  grantedFirst: boolean,
): IncomeFloor[] {
  const conversion = { mode, profitBasisPoints, completersConvert, grantedFirst };
  return floorsOf(rulebook, conversion).map(({ rule, pool, basisPoints, blocks }) => ({
    rule: quoteRule(rule, rule.strands.find((strand) => strand.blocks === blocks) ?? rule.strands[0]),
    pool,
    basisPoints,
    blocks,
  }));
}

/** What a plan begins with: the agreed income of a grant, else exactly the floors. */
export async function suggestionOf(app: App, { source, unit }: OpenedIncome): Promise<IncomeSuggestion> {
  const tx = app.db.manager;
  const granted = await grantedIncome(tx, source);
  const result = await resultForCase(tx, source.resultId);
  const people = result?.completers ?? [];
  const equal = equalParts(people.length);
  const completers: IncomeCandidate[] = people.map(({ id, name, userId }, index) => ({
    completerId: id,
    name,
    hasAccount: userId !== null,
    basisPoints: granted ? (granted.shares.get(id) ?? 0) : (equal[index] ?? 0),
    leaderPosition: source.leaders.find(({ completerId }) => completerId === id)?.position ?? null,
  }));
  if (granted) {
    return {
      basis: 'AGREED_INCOME',
      completersBasisPoints: granted.teamBasisPoints,
      contributorsBasisPoints: 0,
      fundBasisPoints: 0,
      isFixed: true,
      completers,
    };
  }
  const floors = floorsOf(unit.rulebook, { ...source, completersConvert: true, grantedFirst: false });
  const of = (pool: string) => floors.find((floor) => floor.pool === pool)?.basisPoints;
  const contributors = of('CONTRIBUTORS') ?? 0;
  const asCompleters = of('COMPLETERS') ?? 0;
  return {
    basis: 'REWARD',
    completersBasisPoints: Math.max(asCompleters, (of('TEAM') ?? 0) - contributors),
    contributorsBasisPoints: contributors,
    fundBasisPoints: of('FUND') ?? 0,
    isFixed: false,
    completers,
  };
}

function equalParts(count: number): number[] {
  const each = count === 0 ? 0 : Math.floor(WHOLE_IN_BASIS_POINTS / count);
  return Array.from({ length: count }, (_none, index) =>
    index === 0 ? WHOLE_IN_BASIS_POINTS - each * (count - 1) : each,
  );
}

/** What the next distribution would be; null without a plan to divide by, without income, or where a rule forbids it. */
export async function previewOf(tx: Transaction, { source, unit }: OpenedIncome) {
  const plan = await planToDivideBy(tx, source);
  if (!plan) return null;
  const record = await recordOf(tx, plan);
  try {
    return { record, reckoning: await reckon(tx, unit, source, record) };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The lines of a reckoning, with names. */
export function previewLines(
  { split, commissions }: Reckoning,
  members: readonly { id: string; name: string }[],
  isAgreedIncome: boolean,
) {
  return split.lines.map(({ kind, key, amount }) => ({
    kind: kind === 'COMPLETER' && isAgreedIncome ? ('AGREED_INCOME' as const) : kind,
    name:
      members.find(({ id }) => id === key)?.name ??
      commissions.find((each) => each.key === key)?.name ??
      null,
    amount,
  }));
}

/** Kept floors with sums as fen. */
export function keptFloorViews(floors: readonly KeptFloor[]): IncomeKeptFloor[] {
  return floors.map((floor) => {
    const least = parseYuan(floor.least) ?? 0n;
    const given = parseYuan(floor.given) ?? 0n;
    return { ...floor, least, given, kept: given >= least };
  });
}

export function pendingIn(app: App, { source }: OpenedIncome): Promise<Pending> {
  return pendingOf(app.db.manager, source);
}

/** What the actor can do with the income of a source now. */
export async function actionsOn({ app, actor }: Scope, { source }: OpenedIncome): Promise<IncomeAction[]> {
  const tx = app.db.manager;
  const work = await planInWork(tx, source);
  const force = await planInForce(tx, source);
  const records = [work, force].filter((plan) => plan !== null);
  const users = new Set(await completerUsers(tx, source.resultId));
  for (const plan of records)
    for (const user of subjectOf(await recordOf(tx, plan)).beneficiaries) users.add(user);
  const subject = { organizationId: source.organizationId, beneficiaries: users };
  if (hasPart(actor, subject)) return [];
  const plans = incomePolicy.plan(actor, subject);
  const distributes = incomePolicy.distribute(actor, subject);
  const pending = distributes && force?.resultId === source.resultId ? await pendingOf(tx, source) : null;
  return [
    ...(plans ? (['EDIT_PLAN'] as const) : []),
    ...(plans && work?.state === 'DRAFT' ? (['PROPOSE_PLAN'] as const) : []),
    ...(plans && work?.state === 'PROPOSED' ? (['RECORD_CONSENT'] as const) : []),
    ...(distributes ? (['RECORD_COST'] as const) : []),
    ...(pending && pending.gross > 0n ? (['PREPARE'] as const) : []),
  ];
}
