import type { Scope } from '../../platform/app.ts';
import { actingUser } from '../../platform/auth/actor.ts';
import { authorize } from '../../platform/auth/policy.ts';
import { clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { attachFiles } from '../../platform/files/files.service.ts';
import { isId, newId } from '../../platform/ids.ts';
import { Problems, refuseAll } from '../../platform/input/problems.ts';
import { readReason } from '../../platform/input/texts.ts';
import { type Change, changeRecord, type Done, notFound, type Permit } from '../results/change-result.ts';
import { conversionValue } from '../rulebook/register-rules.ts';
import { readValuation, type ValuationFields, type ValuationValues } from './read-valuation.ts';
import { Valuation } from './valuation.entity.ts';
import { valuationPolicy } from './valuation.policy.ts';
import { currentValuations } from './valuation-floor.service.ts';

/** Kind of record under which the reports of valuations are kept. */
export const VALUATION_FILES = 'valuation';

const mayRecord: Permit = (actor, { result }) => authorize(valuationPolicy, actor, 'record', result);

/**
 * An officer records what a result was found to be worth; the register's value follows (REG-5).
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE for a draft, and what the fields lack
 */
export async function recordValuation(
  scope: Scope,
  { resultId, valuation }: { resultId: string; valuation: ValuationFields },
): Promise<Valuation> {
  const values = readValuation(valuation);
  const reference = { resultId, expectedVersion: null };
  const { done } = await changeRecord(scope, reference, mayRecord, (change) =>
    store(scope, change, values, valuation.fileIds, null),
  );
  return done.valuation;
}

/**
 * An officer replaces a mistaken valuation, with a reason; both stay and are shown. What a third party found is only
 * replaced by what a third party found.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT for one that was replaced before, INVALID (`kind`), and what the
 *   fields lack
 */
export async function replaceValuation(
  scope: Scope,
  { valuationId, reason, valuation }: { valuationId: string; reason: string; valuation: ValuationFields },
): Promise<Valuation> {
  const problems = new Problems('reason');
  const why = readReason(reason, problems) ?? '';
  refuseAll(problems.list);
  const values = readValuation(valuation);
  const { manager } = scope.app.db;
  const old = isId(valuationId) ? await manager.findOneBy(Valuation, { id: valuationId }) : null;
  if (!old || !valuationPolicy.see(scope.actor, old)) throw notFound('valuationId');
  const reference = { resultId: old.resultId, expectedVersion: null };
  const { done } = await changeRecord(scope, reference, mayRecord, async (change) => {
    if (await change.tx.existsBy(Valuation, { replacesId: old.id }))
      throw new Refusal('CONFLICT', { field: 'valuationId' });
    if (old.kind === 'THIRD_PARTY' && values.kind !== 'THIRD_PARTY')
      throw new Refusal('INVALID', { field: 'valuation.kind', params: { reason: 'REPLACES_THIRD_PARTY' } });
    return store(scope, change, values, valuation.fileIds, { old, reason: why });
  });
  return done.valuation;
}

async function store(
  scope: Scope,
  { tx, record, unit }: Change,
  values: ValuationValues,
  fileIds: readonly string[],
  replaced: { old: Valuation; reason: string } | null,
): Promise<Done & { valuation: Valuation }> {
  const { result } = record;
  const action = replaced ? 'replaceValuation' : 'recordValuation';
  if (result.state === 'DRAFT') throw new Refusal('STATE', { params: { state: result.state, action } });
  const id = newId();
  const owner = { kind: VALUATION_FILES, id };
  const files = await attachFiles(tx, fileIds, owner, scope.actor, { field: 'valuation.fileIds' });
  const valuation = Object.assign(new Valuation(), {
    id,
    resultId: result.id,
    organizationId: result.organizationId,
    ...values,
    fileIds: [...fileIds],
    replacesId: replaced?.old.id ?? null,
    replaceReason: replaced?.reason ?? null,
    recordedBy: actingUser(scope.actor)?.userId ?? null,
    recordedAt: clock.now(),
  });
  await tx.insert(Valuation, valuation as object);
  const { conversionStatus: status, conversionValue: before } = result;
  const latest = await latestAmount(tx, result.id);
  const after = conversionValue(unit.rulebook, { status, amount: before, valuation: latest });
  result.conversionValue = after;
  const { kind, method, amount, valuedOn, validUntil } = values;
  return {
    action,
    beside: after === before,
    facts: {
      valuationId: id,
      ...(replaced ? { replaces: replaced.old.id, replacedAmount: replaced.old.amount } : {}),
      valuation: { kind, method, amount, valuedOn, validUntil },
      files: files.map(({ id: fileId, sha256 }) => ({ fileId, sha256 })),
      ...(after === before ? {} : { conversionValue: { before, after } }),
    },
    personal: { appraiser: values.appraiser, ...(replaced ? { reason: replaced.reason } : {}) },
    valuation,
  };
}

/** What the register shows of an unconverted result (REG-5): its latest valuation that was not replaced. */
async function latestAmount(tx: Transaction, resultId: string): Promise<bigint | null> {
  const latest = await currentValuations(tx, resultId)
    .orderBy('valuation.valuedOn', 'DESC')
    .addOrderBy('valuation.recordedAt', 'DESC')
    .addOrderBy('valuation.id', 'DESC')
    .limit(1)
    .getOne();
  return latest?.amount ?? null;
}
