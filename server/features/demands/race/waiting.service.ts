import type { Scope } from '../../../platform/app.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { endOfDaySql, readWaiting, type Waiting, type WaitingSource } from '../../../platform/waiting.ts';
import { SILENCE_DAYS } from './gate-times.ts';

export type RaceWaiting = 'RACE_HAND_IN' | 'RACE_JUDGE' | 'RACE_CLOSE';

/** Days before its day on which results for a gate are asked for. */
const NEAR_DAYS = 30;

/** Races with the gate that is to be closed next. */
const race = `demand
  JOIN LATERAL (
    SELECT CAST(count(*) AS integer) + 1 AS number FROM demand_gate_closing WHERE demand_id = demand.id
  ) next ON demand.mode = 'RACE' AND demand.state = 'IN_PROGRESS'
  JOIN LATERAL (
    SELECT gate ->> 'name' AS name, CAST(gate ->> 'dueOn' AS date) AS due_on
    FROM (SELECT demand.content -> 'race' -> 'gates' -> (next.number - 1) AS gate) AS found
    WHERE gate IS NOT NULL
  ) gate ON true`;
const lanes = `${race} JOIN demand_lane lane ON lane.demand_id = demand.id AND lane.state = 'IN_PROGRESS'`;
/** When the last of the values without a verdict counts as confirmed, the same as `silenceEnds`; null for none. */
const silenceEnds = `(SELECT max(GREATEST(${endOfDaySql(`gate.due_on + ${SILENCE_DAYS}`)},
    CASE WHEN CAST(value ->> 'isAnswer' AS boolean)
      THEN CAST(value ->> 'shownAt' AS timestamptz) + make_interval(hours => 24 * ${SILENCE_DAYS}) END))
  FROM jsonb_array_elements(report.measured) value WHERE value ->> 'verdict' = 'PENDING')`;

const common = {
  caseId: 'demand.id',
  title: 'demand.title',
  reference: 'demand.number',
  detail: 'gate.name',
};

const TEAM: readonly WaitingSource<RaceWaiting>[] = [
  {
    ...common,
    kind: 'RACE_HAND_IN',
    from: lanes,
    id: 'lane.id',
    where: `lane.organization_id = me.unit AND me.today BETWEEN gate.due_on - ${NEAR_DAYS} AND gate.due_on
      AND NOT EXISTS (SELECT FROM demand_gate_report WHERE lane_id = lane.id AND gate = next.number)`,
    since: 'lane.changed_at',
    until: endOfDaySql('gate.due_on'),
    organizationId: 'demand.organization_id',
  },
];

const POSTER: readonly WaitingSource<RaceWaiting>[] = [
  {
    ...common,
    kind: 'RACE_JUDGE',
    from: `${lanes} JOIN demand_gate_report report ON report.lane_id = lane.id AND report.gate = next.number`,
    id: 'report.id',
    where: `demand.organization_id = me.unit AND me.now < ${silenceEnds}`,
    since: 'report.handed_in_at',
    until: silenceEnds,
    organizationId: 'lane.organization_id',
  },
  {
    ...common,
    kind: 'RACE_CLOSE',
    from: race,
    where: `demand.organization_id = me.unit AND me.today > gate.due_on AND NOT EXISTS (
      SELECT FROM demand_gate_report report
      WHERE report.demand_id = demand.id AND report.gate = next.number AND me.now < ${silenceEnds})`,
    since: endOfDaySql('gate.due_on'),
  },
];

/** Results to hand in, for the winners' teams; values to judge and gates to close, for the poster. */
export function raceWaiting(scope: Scope): Promise<Waiting<RaceWaiting>[]> {
  const { actor } = scope;
  return readWaiting(scope, [
    ...(hasRole(actor, ['OFFICER', 'RESEARCHER', 'ENTERPRISE_MEMBER']) ? TEAM : []),
    ...(hasRole(actor, ['ENTERPRISE_MEMBER']) ? POSTER : []),
  ]);
}
