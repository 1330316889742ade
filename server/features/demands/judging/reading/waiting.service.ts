import type { Scope } from '../../../../platform/app.ts';
import { hasRole } from '../../../../platform/auth/actor.ts';
import { readWaiting, type Waiting, type WaitingSource } from '../../../../platform/waiting.ts';
import { isAnnouncedSql } from '../../../notices/notice-condition.ts';

export type JudgingWaiting =
  | 'JUDGING_SCREEN'
  | 'JUDGING_APPOINT'
  | 'JUDGING_DECIDE'
  | 'JUDGING_CONFIRM'
  | 'JUDGING_DECLARE'
  | 'JUDGING_SCORE';

const unscreened = `EXISTS (SELECT FROM demand_bid bid WHERE bid.demand_id = demand.id AND bid.alias IS NOT NULL
  AND NOT EXISTS (SELECT FROM bid_screening done WHERE done.bid_id = bid.id))`;
const sitting = (condition: string) => `(SELECT count(*) FROM judging_seat sitting
  WHERE sitting.demand_id = demand.id AND sitting.state IN ('INVITED', 'READY', 'HANDED_IN') AND ${condition})`;
const isAnyAdmitted = `EXISTS (SELECT FROM bid_screening kept WHERE kept.demand_id = demand.id AND kept.is_kept)`;
const asked = `CAST(demand.content ->> 'expertsAsked' AS integer)`;
const isScored = `(${sitting('true')} >= ${asked} AND ${sitting(`sitting.state <> 'HANDED_IN'`)} = 0)`;

/** Of the poster; `state` is that of the demand. A deadline that no sweep has followed yet counts as open bids. */
const ofPoster = (kind: JudgingWaiting, where: string, since: string): WaitingSource<JudgingWaiting> => ({
  kind,
  from: 'demand',
  where: `demand.organization_id = me.unit AND ${where}`,
  caseId: 'demand.id',
  title: 'demand.title',
  reference: 'demand.number',
  since,
});

const POSTER: readonly WaitingSource<JudgingWaiting>[] = [
  ofPoster(
    'JUDGING_SCREEN',
    `((demand.state = 'EVALUATING' AND ${unscreened})
      OR (demand.state = 'OPEN' AND demand.mode <> 'PLAIN' AND demand.bids_close_at <= me.now))`,
    'demand.bids_close_at',
  ),
  ofPoster(
    'JUDGING_APPOINT',
    `demand.state = 'EVALUATING' AND NOT ${unscreened} AND ${isAnyAdmitted} AND ${sitting('true')} < ${asked}`,
    'demand.bids_close_at',
  ),
  ofPoster(
    'JUDGING_DECIDE',
    `demand.state = 'EVALUATING' AND NOT ${unscreened} AND (NOT ${isAnyAdmitted} OR ${isScored})`,
    'demand.updated_at',
  ),
  ofPoster(
    'JUDGING_CONFIRM',
    `demand.state = 'ON_NOTICE' AND ${isAnnouncedSql('Demand', 'demand.id', 'me.now')}`,
    'demand.updated_at',
  ),
];

const ofExpert = (kind: JudgingWaiting, where: string): WaitingSource<JudgingWaiting> => ({
  kind,
  from: 'judging_seat seat JOIN demand ON demand.id = seat.demand_id',
  where: `seat.user_id = me.user_id AND demand.state = 'EVALUATING' AND ${where}`,
  id: 'seat.id',
  caseId: 'seat.id',
  title: 'demand.title',
  reference: 'demand.number',
  since: 'seat.appointed_at',
});

const EXPERT: readonly WaitingSource<JudgingWaiting>[] = [
  ofExpert('JUDGING_DECLARE', `seat.state = 'INVITED'`),
  ofExpert('JUDGING_SCORE', `seat.state = 'READY' AND NOT ${unscreened}`),
];

/** What waits in judgings: steps of the poster by its members, seats of an expert. One statement. */
export function judgingWaiting(scope: Scope): Promise<Waiting<JudgingWaiting>[]> {
  return readWaiting(scope, [
    ...(hasRole(scope.actor, ['ENTERPRISE_MEMBER']) ? POSTER : []),
    ...(hasRole(scope.actor, ['EXPERT']) ? EXPERT : []),
  ]);
}
