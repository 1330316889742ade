import type { Scope } from '../../platform/app.ts';
import { audit } from '../../platform/audit/audit.service.ts';
import { actingUser } from '../../platform/auth/actor.ts';
import { type CaseLine, type CaseRef, caseTopic } from '../../platform/cases.ts';
import { clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { tell } from '../../platform/outbox/outbox.service.ts';
import { membersWithRole, type RoleHolder } from '../accounts/members/members-with-role.ts';
import { completerUsers } from '../results/completers/completer-users.service.ts';
import { ruleOf, type Unit } from '../rulebook/unit.ts';
import { CollectiveDecision, DecisionMember } from './collective-decision.entity.ts';
import type { RecusalReason } from './decisions.enums.ts';

/** The fewest members who vote in a collective decision. */
export const FEWEST_VOTERS = 3;

export interface DecisionCall extends CaseRef {
  /** The unit that decides, with today's rulebook. */
  unit: Unit;
  /** SHA-256, hex, of the canonical JSON of the terms that are decided. */
  termsDigest: string;
  /** Its completers do not vote; null where the case has no result. */
  resultId: string | null;
  /** One line that names the case to the leaders. */
  title: string;
  /** The terms in question, as the leaders read them. */
  content: readonly CaseLine[];
  /** Members of the leadership who do not vote, beside the completers and whoever calls, who are found here. */
  recused: readonly { userId: string; reason: RecusalReason }[];
  /** Users who take part; null for the whole leadership. */
  memberIds: readonly string[] | null;
  /** Day of the meeting, where it is known. */
  meetingOn: string | null;
}

/**
 * Calls a collective decision on a case, within the caller's transaction; the caller has decided that the actor may.
 * The event goes onto the chain of the case.
 * @throws Refusal ALREADY_EXISTS while another decision of the case is called; NOT_FOUND (`memberIds.n`) for users who
 *   are not of the leadership; LIMIT (`memberIds`, params min and present) with fewer than three voting members
 */
export async function callDecision(
  tx: Transaction,
  scope: Scope,
  call: DecisionCall,
): Promise<CollectiveDecision> {
  const { caseType, caseId, unit, termsDigest, resultId, title, meetingOn } = call;
  if (await tx.existsBy(CollectiveDecision, { caseType, caseId, state: 'CALLED' }))
    throw new Refusal('ALREADY_EXISTS', { params: { action: 'callDecision' } });
  const decision = Object.assign(new CollectiveDecision(), {
    id: newId(),
    organizationId: unit.organization.id,
    caseType,
    caseId,
    termsDigest,
    resultId,
    title,
    content: call.content.map(({ label, value }) => ({ label, value })),
    state: 'CALLED' as const,
    version: 1,
    calledBy: actingUser(scope.actor)?.userId ?? null,
    calledAt: clock.now(),
    meetingOn,
    minutesFileId: null,
    decidedBy: null,
    decidedAt: null,
    reason: null,
  });
  const members = await membersOf(tx, call, decision);
  await tx.insert(CollectiveDecision, decision as object);
  await tx.insert(DecisionMember, members as object[]);
  await audit(tx, scope, {
    caseType,
    caseId,
    action: 'callDecision',
    facts: {
      decisionId: decision.id,
      termsDigest,
      meetingOn,
      members: members.map(({ userId, recusedReason }) => ({ userId, recusedReason })),
    },
    personal: { members: members.map(({ userId, name }) => ({ userId, name })) },
    rulebookVersion: unit.rulebook.version,
  });
  await tell(tx, caseTopic(caseType), [caseId]);
  return decision;
}

async function membersOf(
  tx: Transaction,
  { unit, memberIds, resultId, recused }: DecisionCall,
  { id, calledBy }: CollectiveDecision,
): Promise<DecisionMember[]> {
  const leadership = await membersWithRole(tx, unit.organization.id, 'LEADERSHIP_MEMBER');
  const chosen = memberIds
    ? memberIds.map((userId, index) => memberIn(leadership, userId, index))
    : leadership;
  const completers = resultId ? await completerUsers(tx, resultId) : [];
  const reasons = new Map<string | null, RecusalReason>([
    [calledBy, 'CALLER'],
    ...recused.map(({ userId, reason }) => [userId, reason] as const),
    ...[...completers].map((userId) => [userId, 'COMPLETER'] as const),
  ]);
  const members = [...new Map(chosen.map((member) => [member.userId, member])).values()].map((member) =>
    Object.assign(new DecisionMember(), {
      decisionId: id,
      userId: member.userId,
      membershipId: member.membershipId,
      name: member.name,
      vote: null,
      votedAt: null,
      recusedReason: reasons.get(member.userId) ?? null,
    }),
  );
  const voting = members.filter(({ recusedReason }) => recusedReason === null);
  if (voting.length < FEWEST_VOTERS) {
    const params = { min: FEWEST_VOTERS, present: voting.length };
    throw new Refusal('LIMIT', { field: 'memberIds', params, ...ruleOf(unit, 'PRC-6') });
  }
  return members;
}

function memberIn(leadership: readonly RoleHolder[], userId: string, index: number): RoleHolder {
  const member = leadership.find((each) => each.userId === userId);
  if (!member) throw new Refusal('NOT_FOUND', { field: `memberIds.${index}` });
  return member;
}
