import type { Scope } from '../../../platform/app.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ResultContentFields } from '../../results/content/content.types.ts';
import { prepareDisclosure } from '../../results/disclosure/start-disclosure.service.ts';
import { resultPolicy } from '../../results/result.policy.ts';
import { resultForCase } from '../../results/result-for-case.service.ts';
import { Bid } from '../data/bid.entity.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { DemandLane } from '../data/lane.entity.ts';
import { changeLane, type LaneChange, type LaneReference, mayOnLane } from '../lanes/change-lane.ts';
import { existingLane } from './existing-lane.ts';
import { WORKED } from './outcome.states.ts';

export interface LinkLaneResult extends LaneReference {
  resultId: string;
}

/**
 * The winner names the result of its own that came of the work, in whatever state that is.
 * @throws Refusal NOT_FOUND for others' results and those that the actor may not know of, FORBIDDEN, STATE before the work
 *   or once the poster has used its option, CONFLICT
 */
export function linkLaneResult(scope: Scope, input: LinkLaneResult): Promise<DemandLane> {
  return changeLane(scope, input, mayOnLane('report'), async (change) => {
    const { tx, lane } = change;
    refuseUntimely(change, 'linkLaneResult');
    const record = await resultForCase(tx, input.resultId);
    if (record?.result.organizationId !== lane.organizationId || !resultPolicy.see(scope.actor, record))
      throw new Refusal('NOT_FOUND', { field: 'resultId' });
    const before = lane.resultId;
    lane.resultId = record.result.id;
    return { action: 'linkLaneResult', facts: { resultId: lane.resultId, before } };
  });
}

export interface DiscloseLaneResult extends LaneReference {
  /** Answer to the first question of a disclosure (REG-0). */
  mayBeStateSecret: boolean;
}

/**
 * Begins the disclosure of what came of the work, filled in from demand and bid, and links it; who acts goes on with it
 * like with any other draft.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, RULE (REG-0), ALREADY_EXISTS where a result is linked, CONFLICT
 */
export async function discloseLaneResult(scope: Scope, input: DiscloseLaneResult): Promise<DemandLane> {
  const { lane: known, demand } = await existingLane(scope, input.laneId);
  const { mayBeStateSecret } = input;
  const bid = await scope.app.db.manager.findOneByOrFail(Bid, { id: known.bidId });
  const begin = await prepareDisclosure(scope, { mayBeStateSecret, content: contentOf(demand, bid) });
  return changeLane(scope, input, mayOnLane('report'), async (change) => {
    refuseUntimely(change, 'discloseLaneResult');
    const { tx, lane } = change;
    if (lane.resultId !== null) throw new Refusal('ALREADY_EXISTS', { field: 'resultId' });
    const result = await begin(tx);
    // Somebody of a partner cannot begin a disclosure of the lead.
    if (result.organizationId !== lane.organizationId)
      throw new Refusal('FORBIDDEN', { params: { action: 'discloseLaneResult' } });
    lane.resultId = result.id;
    return { action: 'discloseLaneResult', facts: { resultId: result.id } };
  });
}

function refuseUntimely({ lane }: LaneChange, action: string): void {
  if (!WORKED.includes(lane.state)) throw new Refusal('STATE', { params: { state: lane.state, action } });
  if (lane.dealId !== null)
    throw new Refusal('STATE', { params: { state: lane.state, action, reason: 'OPTION_USED' } });
}

/** What of a demand and the bid that won it belongs into a disclosure; nothing of the poster's confidential part. */
export function contentOf({ content }: Demand, { content: bid }: Bid): ResultContentFields {
  const team = bid?.team ?? [];
  const responsible = bid?.responsiblePerson;
  const isOf = (name: string) => name === responsible?.name;
  const people = responsible && !team.some(({ name }) => isOf(name)) ? [responsible, ...team] : team;
  return {
    title: content.title.slice(0, 200),
    summary: bid?.summary.slice(0, 2000) ?? '',
    keywords: content.keywords,
    sector: content.sector === '' ? null : content.sector,
    strategicIndustry: content.strategicIndustry,
    modes: content.option ? [content.option.mode] : [],
    advantagesTechnical: content.targets
      .map(({ name, value, upper, unit }) =>
        `${name} ${[value, upper].filter(Boolean).join('–')} ${unit}`.trim(),
      )
      .join('\n'),
    completers: people.map(({ name, userId }) => ({ name, userId, representative: isOf(name) })),
  };
}
