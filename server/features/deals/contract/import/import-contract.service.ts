import type { Scope } from '../../../../platform/app.ts';
import { actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import { clock, dayOf, startOfDay } from '../../../../platform/clock.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles } from '../../../../platform/files/files.service.ts';
import { isId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readName, readText } from '../../../../platform/input/texts.ts';
import { organizationById } from '../../../accounts/accounts.loaders.ts';
import { readTerms } from '../../../offers/terms/read-terms.ts';
import type { Terms } from '../../../offers/terms/terms.ts';
import type { DealTerms } from '../../../offers/terms/terms.types.ts';
import { termsDigest } from '../../../offers/terms/terms-digest.ts';
import { resultForCase } from '../../../results/result-for-case.service.ts';
import type { PricingWay } from '../../../rulebook/rules/vocabulary.ts';
import { ruleOf, type Unit, unitOf } from '../../../rulebook/unit.ts';
import { type DealReference, lockDeal, markOf, notNow, storeDeal, userIdOf } from '../../change-deal.ts';
import type { Deal } from '../../data/deal.entity.ts';
import { refuseBothSides } from '../../deal.policy.ts';
import { dealStates } from '../../deal.states.ts';
import { otherHolders } from '../../judge/other-holders.ts';
import { settle } from '../../judge/settle.ts';
import { openDeal } from '../../request/open-deal.service.ts';
import { changeContract, ensureContract, requireContract } from '../change-contract.ts';
import { Contract } from '../data/contract.entity.ts';
import { filesOf } from '../data/contract-record.ts';
import { convert, takeEffect } from '../fulfilment/activate-deal.service.ts';

export interface ImportContract {
  resultId: string;
  enterpriseId: string;
  number: string;
  signedOn: string;
  validUntil?: string | null;
  terms: DealTerms;
  pricing: PricingWay;
  declaration: string;
  fileIds: readonly string[];
}

interface ReadImport {
  number: string;
  declaration: string;
  terms: Terms;
}

const MOST_FILES = 50;

/**
 * An officer enters a contract that was signed before the unit joined. Nothing is claimed of it but what the unit
 * declares and proves by documents; it stays marked as imported, and takes effect here once the enterprise has
 * confirmed it. What was signed after the unit joined runs through its case with decision and notice, so that no
 * import steps around them (PRC-2, PRC-6).
 * @throws Refusal FORBIDDEN, NOT_FOUND, RULE (PRC-2) for a contract signed since the unit joined, STATE where it
 *   contradicts a deal that is agreed or runs, and what the fields lack
 */
export async function importContract(scope: Scope, input: ImportContract): Promise<Deal> {
  const user = actingUser(scope.actor);
  if (!user?.organizationId || !hasRole(scope.actor, ['OFFICER'])) throw new Refusal('FORBIDDEN');
  if (!isId(input.enterpriseId)) throw new Refusal('NOT_FOUND', { field: 'enterpriseId' });
  const found = await resultForCase(scope.app.db.manager, input.resultId);
  if (found?.result.organizationId !== user.organizationId)
    throw new Refusal('NOT_FOUND', { field: 'resultId' });
  const unit = await unitOf(scope.app, user.organizationId);
  const read = readImport(input, unit);
  const enterprise = (await organizationById.batch(scope.app, [input.enterpriseId])).get(input.enterpriseId);
  if (!enterprise) throw new Refusal('NOT_FOUND', { field: 'enterpriseId' });
  return inTransaction(scope.app.db, async (tx) => {
    const opened = await openDeal(tx, scope, {
      origin: 'IMPORT',
      pricing: input.pricing,
      resultId: input.resultId,
      offerId: null,
      enterpriseId: input.enterpriseId,
      terms: null,
      proposal: null,
      acceptedBy: null,
      declarations: [],
      requestedBy: null,
      negotiatorUserId: user.userId,
      priorDealId: null,
      eligibility: null,
      bearsPolicyName: false,
      action: 'openImport',
    });
    const change = await lockDeal(tx, scope, opened.id, { unit, enterprise });
    const { deal } = change.record;
    refuseBothSides(scope.actor, change.record, 'OWNER');
    const holder = await otherHolders(tx, deal, read.terms);
    if (holder) throw notNow(deal.state, 'importContract', `CONTRADICTS ${holder}`);
    const before = markOf(deal);
    Object.assign(deal, {
      state: dealStates.next(deal.state, 'enterImported'),
      terms: read.terms,
      termsDigest: termsDigest(read.terms),
      signedAt: startOfDay(input.signedOn),
    });
    const { contract } = await ensureContract(tx, deal, null);
    const files = await attachFiles(tx, input.fileIds, filesOf(contract), scope.actor);
    await tx.update(
      Contract,
      { id: contract.id },
      {
        number: read.number,
        signedOn: input.signedOn,
        validUntil: input.validUntil ?? null,
        imported: true,
        declaration: read.declaration,
        declarationFileIds: files.map(({ id }) => id),
      },
    );
    await settle(change);
    await storeDeal(change, before, {
      action: 'importContract',
      facts: {
        contractId: contract.id,
        number: read.number,
        signedOn: input.signedOn,
        validUntil: input.validUntil ?? null,
        terms: read.terms,
        declaration: read.declaration,
        documents: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
      },
    });
    return deal;
  });
}

function readImport(input: ImportContract, unit: Unit): ReadImport {
  const problems = new Problems('');
  const read = {
    number: readName(input.number, 60, problems.at('number')),
    declaration: readText(input.declaration, 4000, problems.at('declaration')) ?? '',
    terms: readTerms(input.terms, problems.at('terms')),
  };
  if (read.declaration === '') problems.at('declaration').add('REQUIRED');
  if (input.fileIds.length === 0) problems.at('fileIds').add('REQUIRED');
  if (input.fileIds.length > MOST_FILES) problems.at('fileIds').add('LIMIT', { max: MOST_FILES });
  const { validUntil, signedOn } = input;
  if (validUntil && validUntil < signedOn)
    problems.at('validUntil').add('INVALID', { reason: 'BEFORE_SIGNING' });
  refuseAll(problems.list);
  const joinedOn = dayOf(unit.organization.createdAt);
  if (signedOn >= joinedOn || signedOn > clock.today()) {
    throw new Refusal('RULE', {
      field: 'signedOn',
      params: { reason: 'SIGNED_SINCE_JOINING', joinedOn },
      ...ruleOf(unit, 'PRC-2'),
    });
  }
  return read;
}

export interface ConfirmImport extends DealReference {
  confirmed: boolean;
  reason?: string | null;
}

/**
 * The enterprise confirms an imported contract, which then takes effect here and converts the result, or denies it with
 * its reason, which ends it.
 * @throws Refusal STATE for others than imported ones that wait, REQUIRED (a denial's reason), CONFLICT
 */
export function confirmImport(scope: Scope, input: ConfirmImport): Promise<Deal> {
  const problems = new Problems('reason');
  const reason = readText(input.reason, 2000, problems);
  if (!input.confirmed && reason === null) problems.add('REQUIRED');
  refuseAll(problems.list);
  return changeContract(scope, input, 'ENTERPRISE', async (change) => {
    const { tx, record, contract: found } = change;
    const { deal } = record;
    const state = dealStates.next(deal.state, input.confirmed ? 'activate' : 'terminate');
    const ready = requireContract(found, 'confirmImport');
    const { contract } = ready;
    if (!contract.imported || contract.confirmedAt !== null) throw notNow(deal.state, 'confirmImport');
    deal.state = state;
    if (!input.confirmed) {
      Object.assign(deal, { endedAt: clock.now(), endReason: reason });
      return { action: 'denyImport', facts: { contractId: contract.id }, personal: { reason } };
    }
    await tx.update(
      Contract,
      { id: contract.id },
      { confirmedAt: clock.now(), confirmedBy: userIdOf(scope) },
    );
    const effect = await takeEffect(tx, deal, ready, contract.signedOn ?? clock.today(), contract.validUntil);
    await convert(change);
    return { action: 'confirmImport', facts: { contractId: contract.id, ...effect } };
  });
}
