import type { Scope } from '../../platform/app.ts';
import { actingUser } from '../../platform/auth/actor.ts';
import { clock } from '../../platform/clock.ts';
import { Refusal } from '../../platform/errors.ts';
import { attachFiles } from '../../platform/files/files.service.ts';
import { isId } from '../../platform/ids.ts';
import { Problems, refuseAll } from '../../platform/input/problems.ts';
import { readReason } from '../../platform/input/texts.ts';
import { activeMembers } from '../accounts/members/active-members.service.ts';
import { ruleOf } from '../rulebook/unit.ts';
import { changeObjection, type ObjectionReference } from './change-objection.ts';
import type { ObjectionOutcome } from './notices.enums.ts';
import type { Objection } from './objection.entity.ts';

/** Kind of record under which the files of findings are kept. */
export const FINDINGS_FILES = 'objection-findings';

/**
 * An officer who is no party admits an objection.
 * @throws Refusal as `changeObjection`
 */
export function admitObjection(scope: Scope, input: ObjectionReference): Promise<Objection> {
  return changeObjection(scope, input, 'admitObjection', () => ({ values: decidedNow(scope), facts: {} }));
}

/**
 * An officer who is no party turns an objection down, with the reason that the objector is told.
 * @throws Refusal as `changeObjection`, REQUIRED (`reason`)
 */
export function turnDownObjection(
  scope: Scope,
  input: ObjectionReference & { reason: string },
): Promise<Objection> {
  const turnDownReason = readLines('reason', input.reason);
  return changeObjection(scope, input, 'turnDownObjection', () => ({
    values: { ...decidedNow(scope), turnDownReason },
    facts: {},
    personal: { reason: turnDownReason },
  }));
}

/**
 * An officer who is no party names who investigates, or names another: an active member of the unit who is neither a
 * party nor the objector.
 * @throws Refusal as `changeObjection`, NOT_FOUND (`investigatorId`), FOUR_EYES (`investigatorId`)
 */
export function assignInvestigator(
  scope: Scope,
  input: ObjectionReference & { investigatorId: string },
): Promise<Objection> {
  return changeObjection(scope, input, 'assignInvestigator', async ({ tx, objection, unit, parties }) => {
    const { investigatorId } = input;
    const field = 'investigatorId';
    const userIds = isId(investigatorId) ? [investigatorId] : [];
    const members = await activeMembers(tx, objection.organizationId, { userIds, emails: [] });
    if (members.length === 0) throw new Refusal('NOT_FOUND', { field });
    if (parties.has(investigatorId) || objection.raisedBy === investigatorId)
      throw new Refusal('FOUR_EYES', { field, ...ruleOf(unit, 'PRC-3') });
    return { values: { investigatorId, assignedAt: clock.now() }, facts: { investigatorId } };
  });
}

/**
 * The named investigator records what was found.
 * @throws Refusal as `changeObjection`, REQUIRED (`findings`), NOT_FOUND (`fileIds.n`)
 */
export function recordFindings(
  scope: Scope,
  input: ObjectionReference & { findings: string; fileIds?: readonly string[] | null },
): Promise<Objection> {
  const findings = readLines('findings', input.findings);
  return changeObjection(scope, input, 'recordFindings', async ({ tx, objection }) => {
    const owner = { kind: FINDINGS_FILES, id: objection.id };
    const files = await attachFiles(tx, input.fileIds ?? [], owner, scope.actor);
    return {
      values: { findings, findingsFileIds: files.map(({ id }) => id), investigatedAt: clock.now() },
      facts: { files: files.map(({ id: fileId, sha256 }) => ({ fileId, sha256 })) },
      personal: { findings },
    };
  });
}

/**
 * Another officer than the investigator, and no party, publishes the outcome; whoever may see the notice reads it.
 * Upheld, it sends the case back.
 * @throws Refusal as `changeObjection`, REQUIRED (`text`)
 */
export function publishObjectionOutcome(
  scope: Scope,
  input: ObjectionReference & { outcome: ObjectionOutcome; text: string },
): Promise<Objection> {
  const { outcome } = input;
  const outcomeText = readLines('text', input.text);
  return changeObjection(scope, input, 'publishObjectionOutcome', () => ({
    values: {
      outcome,
      outcomeText,
      publishedBy: actingUser(scope.actor)?.userId ?? null,
      publishedAt: clock.now(),
    },
    facts: { outcome },
    personal: { text: outcomeText },
  }));
}

function decidedNow({ actor }: Scope): Pick<Objection, 'decidedBy' | 'decidedAt'> {
  return { decidedBy: actingUser(actor)?.userId ?? null, decidedAt: clock.now() };
}

function readLines(field: string, text: string): string {
  const problems = new Problems(field);
  const lines = readReason(text, problems);
  refuseAll(problems.list);
  return lines ?? '';
}
