import { randomUUID } from 'node:crypto';
import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { newId } from '../../../platform/ids.ts';
import { activeMembers } from '../../accounts/members/active-members.service.ts';
import { organizationNames } from '../../accounts/organizations/existing-organizations.service.ts';
import { resultForCase } from '../../results/result-for-case.service.ts';
import { ruleOf } from '../../rulebook/unit.ts';
import { changeIncome, type IncomeChange, permit, recordChange, type SourceInput } from '../change-income.ts';
import type { IncomePool } from '../income.enums.ts';
import { type GrantedIncome, grantedIncome } from './granted-income.ts';
import { IncomeCommission, IncomePlan, IncomePlanMember } from './income-plan.entity.ts';
import { judgePlan } from './judge-plan.ts';
import { planStates } from './plan.states.ts';
import { type PlanRecord, planDigest, planInWork, recordOf, subjectOf } from './plan-record.ts';
import { checkCompleters, type PlanFields, type ReadFields, readPlanFields } from './read-plan-input.ts';

/** Kind of record that the papers of plans are attached to. */
export const PLAN_FILES = 'IncomePlan';

export interface EditIncomePlan extends PlanFields {
  source: SourceInput;
  /** The version of the draft that was seen; none for the first. */
  expectedVersion?: number | null;
}

/**
 * Writes the plan of a source: a new draft, or the one that is there (consents to it become void). The plan in force
 * stays until the new one is agreed. An illegal plan is refused as it is written, so that nobody is asked about it.
 * @throws Refusal NOT_FOUND, FORBIDDEN for others than officers, FOUR_EYES for who has a part, CONFLICT, RULE (INC-2 to
 *   INC-8, GRT-7), INVALID for what is malformed
 */
export function editIncomePlan(scope: Scope, input: EditIncomePlan): Promise<PlanRecord> {
  return changeIncome(scope, input.source, async (change) => {
    const { tx, source, unit } = change;
    const known = await planInWork(tx, source);
    const before = known ? await recordOf(tx, known) : null;
    const result = await resultForCase(tx, source.resultId);
    if (!result) throw new Error(`income: there is no result ${source.resultId}`);
    permit(change, 'plan', {
      organizationId: source.organizationId,
      beneficiaries: new Set(result.completers.flatMap(({ userId }) => userId ?? [])),
    });
    checkVersion(known?.version ?? 0, input.expectedVersion ?? 0);
    const fields = readPlanFields(input);
    checkCompleters(fields.completers, result.completers);
    const granted = await grantedIncome(tx, source);
    if (granted) refuseSecondIncentive(change, granted, fields);
    const record = await compose(change, before, fields, granted);
    for (const member of record.members) {
      const completer = result.completers.find(({ id }) => id === member.completerId);
      if (completer) Object.assign(member, { name: completer.name, userId: completer.userId });
    }
    permit(change, 'plan', subjectOf(record));
    record.plan.warnings = judgePlan(unit, source, record);
    record.plan.digest = planDigest(record);
    await store(change, record, before);
    return record;
  });
}

async function compose(
  change: IncomeChange,
  before: PlanRecord | null,
  fields: ReadFields,
  granted: GrantedIncome | null,
): Promise<PlanRecord> {
  const { tx, source, unit } = change;
  const last = await tx.maximum(IncomePlan, 'number', { sourceKind: source.kind, sourceId: source.id });
  const plan = Object.assign(new IncomePlan(), {
    id: before?.plan.id ?? newId(),
    organizationId: source.organizationId,
    sourceKind: source.kind,
    sourceId: source.id,
    resultId: source.resultId,
    title: source.title,
    number: before?.plan.number ?? (last ?? 0) + 1,
    state: before ? planStates.next(before.plan.state, 'edit') : ('DRAFT' as const),
    basis: granted ? ('AGREED_INCOME' as const) : ('REWARD' as const),
    grantId: granted?.grantId ?? null,
    completersConvert: fields.completersConvert,
    completersBasisPoints: fields.completersBasisPoints,
    contributorsBasisPoints: fields.contributorsBasisPoints,
    fundBasisPoints: fields.fundBasisPoints,
    note: fields.note,
    digest: '',
    warnings: [],
    rulebookVersion: unit.rulebook.version,
    proposedBy: null,
    proposedAt: null,
    agreedAt: null,
    updatedAt: clock.now(),
    version: (before?.plan.version ?? 0) + 1,
  });
  const emails = fields.contributors.flatMap(({ email }) => email ?? []);
  const users = await activeMembers(tx, source.organizationId, { userIds: [], emails });
  const contributors = fields.contributors.map(({ email, ...part }, index) => {
    const user = email ? users.find((each) => each.email === email) : undefined;
    if (email && !user) throw new Refusal('NOT_FOUND', { field: `contributors.${index}.email` });
    return member(plan.id, 'CONTRIBUTORS', index, { ...part, userId: user?.userId ?? null });
  });
  const completers = fields.completers.map((part, index) =>
    member(plan.id, 'COMPLETERS', index, { ...part, leaderPosition: part.leaderPosition ?? null }),
  );
  return {
    plan,
    members: [...completers, ...contributors],
    commissions: await commissionsOf(change, plan, fields),
  };
}

function member(
  planId: string,
  pool: IncomePool,
  index: number,
  values: Partial<IncomePlanMember>,
): IncomePlanMember {
  return Object.assign(new IncomePlanMember(), {
    id: newId(),
    planId,
    pool,
    position: index + 1,
    completerId: null,
    userId: null,
    name: '',
    contribution: null,
    basisPoints: 0,
    leaderPosition: null,
    consent: pool === 'COMPLETERS' ? ('PENDING' as const) : null,
    consentDigest: null,
    consentedAt: null,
    consentFileId: null,
    refusalReason: null,
    ...values,
  });
}

/** The commissions of a plan; one that was in an earlier plan keeps its key, so that what was paid of it is known. */
async function commissionsOf(
  { tx, scope, source }: IncomeChange,
  plan: IncomePlan,
  { commissions }: ReadFields,
): Promise<IncomeCommission[]> {
  const earlier = await tx
    .createQueryBuilder(IncomeCommission, 'commission')
    .innerJoin(IncomePlan, 'plan', 'plan.id = commission.planId')
    .where('plan.sourceKind = :kind AND plan.sourceId = :id', { kind: source.kind, id: source.id })
    .getMany();
  const names = await organizationNames(
    tx,
    commissions.flatMap(({ organizationId }) => organizationId ?? []),
  );
  const rows = commissions.map(({ commissionId, ...part }, index) => {
    const { organizationId } = part;
    if (organizationId && !names.has(organizationId))
      throw new Refusal('NOT_FOUND', { field: `commissions.${index}.organizationId` });
    const known = commissionId ? earlier.find(({ id }) => id === commissionId) : undefined;
    if (commissionId && !known)
      throw new Refusal('NOT_FOUND', { field: `commissions.${index}.commissionId` });
    const fileId = part.fileId ?? known?.fileId ?? null;
    if (!fileId) throw new Refusal('REQUIRED', { field: `commissions.${index}.fileId` });
    return Object.assign(new IncomeCommission(), {
      ...part,
      name: (organizationId && names.get(organizationId)) || part.name,
      planId: plan.id,
      position: index + 1,
      key: known?.key ?? randomUUID(),
      userId: null,
      fileId,
    });
  });
  const fresh = rows.flatMap(({ fileId }) => fileId ?? []);
  const known = new Set(earlier.map(({ fileId }) => fileId));
  await attachFiles(
    tx,
    fresh.filter((id) => !known.has(id)),
    { kind: PLAN_FILES, id: plan.id },
    scope.actor,
    { field: 'commissions' },
  );
  return rows;
}

/** One incentive for one conversion: what was granted first has the income of its agreement, and nothing else. */
function refuseSecondIncentive(
  { unit }: IncomeChange,
  granted: GrantedIncome,
  { completersBasisPoints, contributorsBasisPoints, completers }: ReadFields,
): void {
  const isAgreed =
    completersBasisPoints === granted.teamBasisPoints &&
    contributorsBasisPoints === 0 &&
    completers.every(({ completerId, basisPoints }) => granted.shares.get(completerId) === basisPoints);
  if (isAgreed) return;
  const rule = ruleOf(unit, 'GRT-7');
  const params = { reason: 'GRANTED_FIRST', agreed: granted.teamBasisPoints };
  throw new Refusal(rule.rule ? 'RULE' : 'INVALID', { field: 'completersBasisPoints', params, ...rule });
}

async function store(change: IncomeChange, record: PlanRecord, before: PlanRecord | null): Promise<void> {
  const { tx } = change;
  const { plan, members, commissions } = record;
  await tx.save(IncomePlan, plan);
  await tx.delete(IncomePlanMember, { planId: plan.id });
  await tx.delete(IncomeCommission, { planId: plan.id });
  if (members.length > 0) await tx.insert(IncomePlanMember, members as object[]);
  if (commissions.length > 0) await tx.insert(IncomeCommission, commissions as object[]);
  await recordChange(change, {
    action: 'editIncomePlan',
    facts: {
      planId: plan.id,
      before: before ? { state: before.plan.state, digest: before.plan.digest } : null,
      after: { state: plan.state, digest: plan.digest, version: plan.version },
      basis: plan.basis,
      completersBasisPoints: plan.completersBasisPoints,
      contributorsBasisPoints: plan.contributorsBasisPoints,
      fundBasisPoints: plan.fundBasisPoints,
      completersConvert: plan.completersConvert,
      ...(plan.warnings.length > 0 ? { warnings: plan.warnings } : {}),
    },
    personal: {
      members: members.map(({ name, pool, basisPoints }) => ({ name, pool, basisPoints })),
      commissions: commissions.map(({ name, payer, basisPoints, fixed }) => ({
        name,
        payer,
        basisPoints,
        fixed,
      })),
    },
  });
}

export function checkVersion(present: number, expected: number): void {
  if (present === expected) return;
  throw new Refusal('CONFLICT', { field: 'expectedVersion', params: { expected, present } });
}
