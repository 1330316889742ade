import type { Scope } from '../../platform/app.ts';
import { hasRole } from '../../platform/auth/actor.ts';
import { endOfDaySql, readWaiting, type Waiting, type WaitingSource } from '../../platform/waiting.ts';

export type DecisionsWaiting = 'DECISION_VOTE' | 'DECISION_CLOSE' | 'DECISION_OPEN';

const called = `decision.organization_id = me.unit AND decision.state = 'CALLED'`;
const toVote = 'member.decision_id = decision.id AND member.vote IS NULL AND member.recused_reason IS NULL';

const open: WaitingSource<DecisionsWaiting> = {
  kind: 'DECISION_OPEN',
  from: 'collective_decision decision',
  where: called,
  caseId: 'decision.id',
  title: 'decision.title',
  since: 'decision.called_at',
  until: endOfDaySql('decision.meeting_on'),
};

const vote: WaitingSource<DecisionsWaiting> = {
  ...open,
  kind: 'DECISION_VOTE',
  where: `${called} AND EXISTS (SELECT FROM decision_member member WHERE ${toVote} AND member.user_id = me.user_id)`,
};

/** Everybody has voted, or the day of the meeting is there: the minutes can be put in. */
const close: WaitingSource<DecisionsWaiting> = {
  ...open,
  kind: 'DECISION_CLOSE',
  where: `${called} AND (decision.meeting_on <= me.today
    OR NOT EXISTS (SELECT FROM decision_member member WHERE ${toVote}))`,
};

/** Decisions to vote on, for the leadership; to close, for officers; that are open, for those who only oversee them. */
export function decisionsWaiting(scope: Scope): Promise<Waiting<DecisionsWaiting>[]> {
  const { actor } = scope;
  const votes = hasRole(actor, ['LEADERSHIP_MEMBER']);
  const closes = hasRole(actor, ['OFFICER']);
  const oversees = hasRole(actor, ['SUPERVISOR', 'ADMINISTRATOR']) && !votes && !closes;
  return readWaiting(scope, [
    ...(votes ? [vote] : []),
    ...(closes ? [close] : []),
    ...(oversees ? [open] : []),
  ]);
}
