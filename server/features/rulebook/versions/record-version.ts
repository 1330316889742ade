import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import type { Rule } from '../rulebook.ts';
import { type RulebookChange, RulebookVersion } from './rulebook-version.entity.ts';
import { textOf } from './values.ts';

const MAX_REASON = 1000;

type NewVersion = Omit<RulebookVersion, 'id' | 'at' | 'authorMembershipId'>;

/** Writes a version down, with who acts as its author. */
export async function recordVersion(
  tx: Transaction,
  scope: Scope,
  version: NewVersion,
): Promise<RulebookVersion> {
  const authorMembershipId = requireUser(scope.actor).membershipId;
  if (!authorMembershipId) throw new Refusal('FORBIDDEN');
  const row = Object.assign(new RulebookVersion(), version, {
    id: newId(),
    at: clock.now(),
    authorMembershipId,
  });
  await tx.insert(RulebookVersion, row as object);
  return row;
}

/**
 * The reason of a change, which each must have.
 * @throws Refusal REQUIRED, TOO_LONG
 */
export function readReason(reason: string, field = 'reason'): string {
  const text = reason.trim();
  if (text === '') throw new Refusal('REQUIRED', { field });
  if (text.length > MAX_REASON) throw new Refusal('TOO_LONG', { field, params: { max: MAX_REASON } });
  return text;
}

/**
 * The first day of a change: today or later, so that no step already taken is judged anew.
 * @throws Refusal INVALID
 */
export function readFirstDay(effectiveFrom: string | null | undefined): string {
  const earliest = clock.today();
  const day = effectiveFrom ?? earliest;
  if (day < earliest) throw new Refusal('INVALID', { field: 'effectiveFrom', params: { earliest } });
  return day;
}

/** The parameters of a rule that differ. */
export function changedParameters(
  ruleId: string,
  before: Rule | undefined,
  after: Rule | undefined,
): RulebookChange[] {
  const [from, to] = [texts(before), texts(after)];
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter((name) => from.get(name) !== to.get(name))
    .map((parameter) => ({
      ruleId,
      documentId: null,
      parameter,
      from: from.get(parameter) ?? null,
      to: to.get(parameter) ?? null,
    }));
}

function texts(rule: Rule | undefined): Map<string, string> {
  return new Map(Object.entries(rule?.parameters ?? {}).map(([name, value]) => [name, textOf(value)]));
}
