import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { hasRole, requireUser, type UserActor } from '../../../platform/auth/actor.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { userById } from '../../accounts/accounts.loaders.ts';
import { enforce } from '../../rulebook/enforce.ts';
import { type Unit, unitOf } from '../../rulebook/unit.ts';
import { RESULT_CASE } from '../change-result.ts';
import { applyContent } from '../content/apply-content.ts';
import type { CompleterFields, ResultContentFields } from '../content/content.types.ts';
import { prepareContent } from '../content/prepare-content.ts';
import { insertRecords } from '../data/result-record.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import { newRecord } from './new-record.ts';

export interface StartDisclosure {
  /** Answer to the first question of a disclosure (REG-0). */
  mayBeStateSecret: boolean;
  content?: ResultContentFields | null;
}

/**
 * Begins a draft. What is or may be a state secret is not entered: nothing is stored, not even that somebody asked.
 * A researcher who names no completers stands in the draft as the first.
 * @throws Refusal RULE (REG-0, with the unit's `secrecyOffice`), FORBIDDEN, what is malformed
 */
export async function startDisclosure(scope: Scope, input: StartDisclosure): Promise<TechResult> {
  const begin = await prepareDisclosure(scope, input);
  return inTransaction(scope.app.db, begin);
}

/**
 * The same for a step of another feature: what it answers begins the draft within that step's transaction.
 * @throws as `startDisclosure`
 */
export async function prepareDisclosure(
  scope: Scope,
  input: StartDisclosure,
): Promise<(tx: Transaction) => Promise<TechResult>> {
  const user = requireUser(scope.actor);
  if (user.organizationId === null || !hasRole(user, ['RESEARCHER', 'OFFICER']))
    throw new Refusal('FORBIDDEN');
  const unit = await unitOf(scope.app, user.organizationId);
  refuseSecret(unit, input.mayBeStateSecret);
  const content = { ...input.content };
  content.completers ??= await firstCompleter(scope, user, unit);
  return async (tx) => {
    const record = newRecord(unit.organization, user.userId);
    applyContent(record, await prepareContent(tx, scope, record, content));
    await insertRecords(tx, [record]);
    await audit(tx, scope, {
      caseType: RESULT_CASE,
      caseId: record.result.id,
      action: 'startDisclosure',
      facts: { after: { state: record.result.state, version: record.result.version } },
      rulebookVersion: unit.rulebook.version,
    });
    return record.result;
  };
}

function refuseSecret({ rulebook, organization }: Unit, mayBeStateSecret: boolean): void {
  enforce(rulebook, 'REG-0', !mayBeStateSecret, {
    field: 'mayBeStateSecret',
    params: { secrecyOffice: organization.secrecyOffice ?? '', organization: organization.name },
  });
}

async function firstCompleter({ app }: Scope, user: UserActor, unit: Unit): Promise<CompleterFields[]> {
  if (!hasRole(user, ['RESEARCHER'])) return [];
  const name = (await userById.batch(app, [user.userId])).get(user.userId)?.name;
  if (!name) return [];
  return [{ name, unitName: unit.organization.name, userId: user.userId, representative: true }];
}
