import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock, DAY_MS } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { formatYuan } from '../../../../platform/money.ts';
import {
  changeDemand,
  type DemandChange,
  type DemandDone,
  type DemandReference,
  notNow,
  presentState,
} from '../../change-demand.ts';
import type { DemandContent } from '../../content/demand-content.ts';
import { differencesOf, isMaterial } from '../../content/differences.ts';
import type { DemandContentFields } from '../../content/read-content.ts';
import { applyContent, type Demand } from '../../data/demand.entity.ts';
import { type ContentDifference, DemandAmendment, DemandInvitation } from '../../data/demand-parts.entity.ts';
import { hasBids } from '../../demand.enums.ts';
import { biddersOf, mailDemand } from '../demand-mails.ts';
import { readWhy } from '../review/review-demand.service.ts';
import { takeFiles } from '../write/content-files.ts';
import { completeParts, withoutIdleCriteria } from '../write/require-complete.ts';
import { requireSafeguard } from '../write/require-safeguard.ts';
import { byPoster, readWhole } from '../write/save-demand.service.ts';

/** Days that bidders have at least after a change of what is asked for. */
export const DAYS_AFTER_CHANGE = 3;

export interface ChangePublished extends DemandReference {
  expectedVersion: number;
  reason: string;
  content: DemandContentFields;
}

/**
 * Changes a published demand while bids or answers are taken. Nothing narrows who may bid, lowers the bounty or shortens
 * a deadline, nobody becomes anonymous, and what is asked for changes only while at least three days are left, with an
 * extension if need be. A greater bounty is kept safe before it is offered. The difference is kept, and everybody who
 * writes or has handed in a bid is written to.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE (reason NO_SAFEGUARD for more bounty than is kept safe), REQUIRED,
 *   INVALID with the reason at the field
 */
export function changePublishedDemand(scope: Scope, input: ChangePublished): Promise<Demand> {
  return changeDemand(scope, input, byPoster, (change) => {
    const content = withoutIdleCriteria(readWhole(input.content, change.demand.mode));
    return amend(change, content, input.reason, 'changeDemand');
  });
}

export interface ExtendDemand extends DemandReference {
  expectedVersion: number;
  bidsCloseAt: Date;
  /** Unless told, it stays. */
  wantedBy?: string | null;
  reason: string;
}

/**
 * Gives bidders more time: a change of the deadline alone.
 * @throws Refusal as for every change; STATE (reason NO_BIDS) for plain demands
 */
export function extendDemand(scope: Scope, input: ExtendDemand): Promise<Demand> {
  return changeDemand(scope, input, byPoster, (change) => {
    const { demand } = change;
    if (!hasBids(demand.mode)) throw notNow(presentState(demand), 'extendDemand', 'NO_BIDS');
    const content = {
      ...demand.content,
      bidsCloseAt: input.bidsCloseAt.toISOString(),
      wantedBy: input.wantedBy ?? demand.content.wantedBy,
    };
    return amend(change, content, input.reason, 'extendDemand');
  });
}

async function amend(
  { tx, scope, demand, poster }: DemandChange,
  content: DemandContent,
  why: string,
  action: string,
): Promise<DemandDone> {
  const state = presentState(demand);
  if (state !== 'OPEN') throw notNow(state, action);
  const reason = readWhy(why);
  const differences = differencesOf(demand.content, content);
  if (differences.length === 0)
    throw new Refusal('INVALID', { field: 'content', params: { reason: 'SAME' } });
  const problems = new Problems('content');
  refuseNarrower(demand.content, content, problems);
  refuseTooLate(content, differences, problems);
  refuseAll(problems.list);
  completeParts(poster, content, demand.mode, problems);
  refuseAll(problems.list);
  const isRaised = hasBids(demand.mode) && content.bounty > demand.bounty;
  await takeFiles(tx, scope, demand, content);
  applyContent(demand, content);
  if (isRaised) await requireSafeguard({ tx, demand }, action);
  demand.changeCount += 1;
  const number = demand.changeCount;
  await tx.insert(DemandAmendment, {
    id: newId(),
    demandId: demand.id,
    number,
    reason,
    differences,
    byUser: actingUser(scope.actor)?.userId ?? null,
    at: clock.now(),
  } as object);
  await mailDemand(tx, scope.app, demand, {
    mail: 'changed',
    organizationIds: [...(await biddersOf(tx, demand)), ...(await invitedTo(tx, demand))],
    values: { change: String(number), reason },
  });
  return {
    action,
    facts: { change: number, fields: differences.map(({ field }) => field) },
    personal: { reason },
  };
}

/** What bidders relied on stays: nobody is shut out, nothing is taken away. */
function refuseNarrower(before: DemandContent, after: DemandContent, problems: Problems): void {
  const kinds = before.eligibility.kinds.filter((kind) => !after.eligibility.kinds.includes(kind));
  const refuse = (field: string, params: Record<string, string>) => problems.at(field).add('INVALID', params);
  if (kinds.length > 0) refuse('eligibility.kinds', { reason: 'NARROWER', dropped: kinds.join(' ') });
  if (narrows(before.eligibility.provinces, after.eligibility.provinces))
    refuse('eligibility.provinces', { reason: 'NARROWER' });
  if (after.bounty < before.bounty) refuse('bounty', { reason: 'LOWER', before: formatYuan(before.bounty) });
  if (before.bidsCloseAt !== null && (after.bidsCloseAt === null || after.bidsCloseAt < before.bidsCloseAt))
    refuse('bidsCloseAt', { reason: 'SHORTER', before: before.bidsCloseAt });
  if (before.wantedBy !== null && (after.wantedBy === null || after.wantedBy < before.wantedBy))
    refuse('wantedBy', { reason: 'SHORTER', before: before.wantedBy });
  if (after.isAnonymous && !before.isAnonymous) refuse('isAnonymous', { reason: 'PUBLISHED' });
}

/** An empty list means all provinces. */
function narrows(before: readonly string[], after: readonly string[]): boolean {
  if (after.length === 0) return false;
  return before.length === 0 || before.some((code) => !after.includes(code));
}

function refuseTooLate(
  { bidsCloseAt }: DemandContent,
  differences: readonly ContentDifference[],
  problems: Problems,
): void {
  const first = clock.in(DAYS_AFTER_CHANGE * DAY_MS);
  if (bidsCloseAt === null || new Date(bidsCloseAt) >= first) return;
  const late = differences.find(isMaterial);
  if (late)
    problems.at(late.field).add('INVALID', {
      reason: 'TOO_LATE',
      days: DAYS_AFTER_CHANGE,
      earliest: first.toISOString(),
    });
}

async function invitedTo(tx: DemandChange['tx'], { id }: Demand): Promise<string[]> {
  const invitations = await tx.findBy(DemandInvitation, { demandId: id });
  return invitations.map(({ organizationId }) => organizationId);
}
