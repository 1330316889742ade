import type { Scope } from '../../../platform/app.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { readWaiting, type Waiting, type WaitingSource } from '../../../platform/waiting.ts';

export type HallWaiting = 'ROADSHOW_APPROVE_GUESTS' | 'ROADSHOW_FOLLOW_CARD' | 'ROADSHOW_JUDGE';

/** A roadshow at which somebody waits for approval, until it begins. */
const approve: WaitingSource<HallWaiting> = {
  kind: 'ROADSHOW_APPROVE_GUESTS',
  from: `(SELECT roadshow_id, min(registered_at) AS since FROM roadshow_guest WHERE state = 'REGISTERED'
      GROUP BY roadshow_id) AS asking JOIN roadshow ON roadshow.id = asking.roadshow_id`,
  where: `roadshow.organization_id = me.unit AND roadshow.state IN ('OPEN_FOR_ENTRIES', 'PROGRAMME_PUBLISHED', 'RUNNING')`,
  caseId: 'roadshow.id',
  title: 'roadshow.title',
  reference: 'roadshow.number',
  since: 'asking.since',
  until: 'roadshow.starts_at',
};

/** Entries whose interest cards the unit has not followed, from the end of the roadshow on. */
const follow: WaitingSource<HallWaiting> = {
  kind: 'ROADSHOW_FOLLOW_CARD',
  from: `(SELECT entry_id, min(at) AS since FROM interest_card
      WHERE withdrawn_at IS NULL AND contacted_at IS NULL AND shares_contact GROUP BY entry_id) AS card
    JOIN roadshow_entry entry ON entry.id = card.entry_id
    JOIN roadshow ON roadshow.id = entry.roadshow_id
    JOIN tech_result result ON result.id = entry.result_id`,
  where: `entry.organization_id = me.unit AND roadshow.state = 'CLOSED'`,
  id: 'entry.id',
  caseId: 'roadshow.id',
  title: 'result.title',
  reference: 'roadshow.number',
  since: 'card.since',
};

const judge: WaitingSource<HallWaiting> = {
  kind: 'ROADSHOW_JUDGE',
  from: `contest_judge seat JOIN roadshow ON roadshow.id = seat.roadshow_id
    LEFT JOIN roadshow_hall hall ON hall.roadshow_id = roadshow.id`,
  where: `seat.user_id = me.user_id AND seat.state IN ('INVITED', 'READY')
    AND roadshow.state IN ('PROGRAMME_PUBLISHED', 'RUNNING', 'CLOSED') AND hall.scores_closed_at IS NULL`,
  id: 'seat.id',
  caseId: 'roadshow.id',
  title: 'roadshow.title',
  reference: 'roadshow.number',
  since: 'seat.appointed_at',
  until: 'roadshow.ends_at',
};

/** What of roadshows waits once guests are asked in: for organisers, units of entries, and judges. */
export function hallWaiting(scope: Scope): Promise<Waiting<HallWaiting>[]> {
  return readWaiting(scope, [
    ...(hasRole(scope.actor, ['ORGANISER']) ? [approve] : []),
    ...(hasRole(scope.actor, ['OFFICER']) ? [follow] : []),
    ...(hasRole(scope.actor, ['EXPERT']) ? [judge] : []),
  ]);
}
