import type { Scope } from '../../platform/app.ts';
import { actingUser } from '../../platform/auth/actor.ts';
import { clock, dayOf } from '../../platform/clock.ts';
import { Refusal } from '../../platform/errors.ts';
import { attachFiles } from '../../platform/files/files.service.ts';
import { Problems, refuseAll } from '../../platform/input/problems.ts';
import { readReason, readText } from '../../platform/input/texts.ts';
import { ruleOf } from '../rulebook/unit.ts';
import { changeDecision, decisionStates } from './change-decision.ts';
import { CollectiveDecision } from './collective-decision.entity.ts';
import { memberOf } from './decision.policy.ts';
import { countVotes, outcomeOf } from './votes.ts';

/** Kind of record under which the minutes of decisions are kept. */
export const MINUTES_FILES = 'decision-minutes';

export interface CloseDecision {
  decisionId: string;
  expectedVersion: number;
  minutesFileId: string;
  /** Day on which the leadership met; from the day of the call to today. */
  meetingOn: string;
  note?: string | null;
}

/**
 * An officer closes a decision with its minutes: approved by more than half of all voting members, rejected by more
 * than half or when a majority is out of reach.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE (reason VOTES_MISSING while the votes decide nothing),
 *   FOUR_EYES for a recused completer or related person, INVALID (`meetingOn`), NOT_FOUND (`minutesFileId`)
 */
export function closeDecision(scope: Scope, input: CloseDecision): Promise<CollectiveDecision> {
  return changeDecision(scope, input, 'close', async ({ tx, decision, members, unit }) => {
    decisionStates.next(decision.state, 'approve');
    const rule = ruleOf(unit, 'PRC-6');
    const own = memberOf(scope.actor, { members });
    if (own?.recusedReason && own.recusedReason !== 'CALLER') throw new Refusal('FOUR_EYES', rule);
    const problems = new Problems('');
    const note = readText(input.note, 2000, problems.at('note'));
    const { meetingOn } = input;
    const [first, last] = [dayOf(decision.calledAt), clock.today()];
    if (meetingOn < first || meetingOn > last)
      problems.at('meetingOn').add('INVALID', { reason: 'DAY_ORDER', from: first, to: last });
    refuseAll(problems.list);
    const count = countVotes(members);
    const outcome = outcomeOf(count);
    if (outcome === null) {
      const { voting, approve, reject, waiting } = count;
      const params = { reason: 'VOTES_MISSING', voting, approve, reject, waiting };
      throw new Refusal('STATE', { params, ...rule });
    }
    const owner = { kind: MINUTES_FILES, id: decision.id };
    const [minutes] = await attachFiles(tx, [input.minutesFileId], owner, scope.actor, {
      field: 'minutesFileId',
    }).catch(withoutPlace);
    const change = {
      state: outcome,
      version: decision.version + 1,
      meetingOn,
      minutesFileId: input.minutesFileId,
      decidedBy: actingUser(scope.actor)?.userId ?? null,
      decidedAt: clock.now(),
      reason: note,
    };
    const before = decision.state;
    await tx.update(CollectiveDecision, decision.id, change);
    Object.assign(decision, change);
    return {
      action: 'closeDecision',
      facts: {
        before,
        after: outcome,
        termsDigest: decision.termsDigest,
        meetingOn,
        count: { ...count },
        votes: members.map(({ userId, vote, recusedReason }) => ({ userId, vote, recusedReason })),
        minutes: { fileId: input.minutesFileId, sha256: minutes?.sha256 },
      },
      ...(note === null ? {} : { personal: { note } }),
      concernsCase: true,
    };
  });
}

/**
 * An officer calls off a decision that is not closed.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, REQUIRED (`reason`)
 */
export function cancelDecision(
  scope: Scope,
  input: { decisionId: string; expectedVersion: number; reason: string },
): Promise<CollectiveDecision> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return changeDecision(scope, input, 'close', async ({ tx, decision }) => {
    const { state: before, termsDigest } = decision;
    const change = {
      state: decisionStates.next(before, 'cancelDecision'),
      version: decision.version + 1,
      reason,
      decidedBy: actingUser(scope.actor)?.userId ?? null,
      decidedAt: clock.now(),
    };
    await tx.update(CollectiveDecision, decision.id, change);
    Object.assign(decision, change);
    return {
      action: 'cancelDecision',
      facts: { before, after: change.state, termsDigest },
      personal: { reason },
      concernsCase: true,
    };
  });
}

/** One file has no place in a list. */
function withoutPlace(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  throw Refusal.all(
    error.errors.map((each) => ({ ...each, field: each.field?.replace(/\.\d+$/, '') ?? null })),
  );
}
