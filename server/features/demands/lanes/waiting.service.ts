import type { Scope } from '../../../platform/app.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { endOfDaySql, readWaiting, type Waiting, type WaitingSource } from '../../../platform/waiting.ts';
import { hasFreePlaceSql } from './free-place.ts';

export type LanesWaiting =
  | 'LANE_SIGN'
  | 'LANE_COUNTERSIGN'
  | 'LANE_START'
  | 'LANE_MILESTONE'
  | 'LANE_HAND_IN'
  | 'LANE_ANSWER'
  | 'LANE_DECIDE'
  | 'LANE_REPLACE'
  | 'LANE_REVIEW';

/** Days before its day on which a milestone is asked for. */
const NEAR_DAYS = 30;

const from = 'demand_lane lane JOIN demand ON demand.id = lane.demand_id';
const common = {
  from,
  id: 'lane.id',
  caseId: 'demand.id',
  title: 'demand.title',
  reference: 'demand.number',
  since: 'lane.changed_at',
};
const forLead = { ...common, organizationId: 'demand.organization_id' };
const forPoster = { ...common, organizationId: 'lane.organization_id' };
const isLead = 'lane.organization_id = me.unit';
const isPoster = 'demand.organization_id = me.unit';
/** Not lapsed: the same as `laneStateAt`. */
const isAwarded = `lane.state = 'AWARDED' AND (lane.lead_signed_at IS NOT NULL OR lane.sign_by > me.now)`;
/** The whole work of a race is handed in when all its gates are closed. */
const gatesAreClosed = `(demand.mode <> 'RACE' OR jsonb_array_length(demand.content -> 'race' -> 'gates')
  <= (SELECT count(*) FROM demand_gate_closing closing WHERE closing.demand_id = demand.id))`;
const milestone = `${from} JOIN demand_milestone milestone ON milestone.lane_id = lane.id`;

const LEAD: readonly WaitingSource<LanesWaiting>[] = [
  {
    ...forLead,
    kind: 'LANE_SIGN',
    where: `${isLead} AND ${isAwarded} AND lane.lead_signed_at IS NULL`,
    until: 'lane.sign_by',
  },
  { ...forLead, kind: 'LANE_START', where: `${isLead} AND lane.state = 'PLEDGED'` },
];

const TEAM: readonly WaitingSource<LanesWaiting>[] = [
  {
    ...forLead,
    kind: 'LANE_MILESTONE',
    from: milestone,
    id: 'milestone.id',
    where: `${isLead} AND lane.state = 'IN_PROGRESS' AND milestone.state IN ('PLANNED', 'RETURNED')
      AND milestone.due_on <= me.today + ${NEAR_DAYS}`,
    until: endOfDaySql('milestone.due_on'),
    detail: 'milestone.name',
  },
  {
    ...forLead,
    kind: 'LANE_HAND_IN',
    where: `${isLead} AND lane.state = 'IN_PROGRESS' AND NOT EXISTS (
      SELECT FROM demand_milestone open WHERE open.lane_id = lane.id AND open.state <> 'ACCEPTED')
      AND ${gatesAreClosed}`,
  },
];

const POSTER: readonly WaitingSource<LanesWaiting>[] = [
  {
    ...forPoster,
    kind: 'LANE_COUNTERSIGN',
    from: `${from} JOIN demand_pledge pledge ON pledge.lane_id = lane.id`,
    where: `${isPoster} AND ${isAwarded} AND pledge.poster_signed_at IS NULL`,
  },
  {
    ...forPoster,
    kind: 'LANE_ANSWER',
    from: milestone,
    id: 'milestone.id',
    where: `${isPoster} AND lane.state = 'IN_PROGRESS' AND milestone.state = 'HANDED_IN'`,
    since: 'milestone.handed_in_at',
    detail: 'milestone.name',
  },
  { ...forPoster, kind: 'LANE_DECIDE', where: `${isPoster} AND lane.state = 'SUBMITTED'` },
  {
    ...forPoster,
    kind: 'LANE_REPLACE',
    where: `${isPoster} AND demand.state IN ('AWARDED', 'PLEDGED', 'IN_PROGRESS')
      AND (lane.state IN ('DECLINED', 'FAILED') OR lane.state = 'AWARDED' AND NOT (${isAwarded}))
      AND NOT EXISTS (SELECT FROM demand_lane next WHERE next.replaces_lane_id = lane.id)
      AND ${hasFreePlaceSql('me.now')}`,
  },
];

const OPERATOR: readonly WaitingSource<LanesWaiting>[] = [
  {
    ...forPoster,
    kind: 'LANE_REVIEW',
    from: `${from} JOIN demand_finding finding ON finding.lane_id = lane.id`,
    where: 'finding.contested_at IS NOT NULL AND finding.reviewed_at IS NULL',
    since: 'finding.contested_at',
  },
];

/**
 * Pledges to sign, work to begin and hand in, for the winner; what the poster answers, decides and replaces; contested
 * findings, for operators.
 */
export function lanesWaiting(scope: Scope): Promise<Waiting<LanesWaiting>[]> {
  const { actor } = scope;
  return readWaiting(scope, [
    ...(hasRole(actor, ['OFFICER', 'ENTERPRISE_MEMBER']) ? [...LEAD, ...TEAM] : []),
    ...(hasRole(actor, ['ENTERPRISE_MEMBER']) ? POSTER : []),
    ...(hasRole(actor, ['OPERATOR']) ? OPERATOR : []),
  ]);
}
