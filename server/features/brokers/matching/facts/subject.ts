import type { App } from '../../../../platform/app.ts';
import { type Actor, hasRole } from '../../../../platform/auth/actor.ts';
import type { Role } from '../../../../platform/auth/roles.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import type { DealState } from '../../../deals/deal.enums.ts';
import { dealById } from '../../../deals/deal.loaders.ts';
import { OVER } from '../../../deals/deal.states.ts';
import { ENDED_DEMANDS } from '../../../demands/demand.enums.ts';
import { demandById } from '../../../demands/demand.loaders.ts';
import { resultById } from '../../../results/result.loaders.ts';
import type { EngagementSide } from '../../engagements/engagement.enums.ts';
import { CLIENT_ACTS } from '../../engagements/engagement.policy.ts';
import type { BrokerSubjectKind } from '../matching.enums.ts';
import type { BrokerTask } from '../signals/judge-broker.ts';

/** What a broker is looked for, with the sides that may engage one. */
export interface BrokerSubject extends BrokerTask {
  kind: BrokerSubjectKind;
  id: string;
  title: string;
  /** Number by which people know a demand or a deal. */
  reference: string | null;
  /** The organisation of each side, as far as there is one. */
  sides: Readonly<Record<EngagementSide, string | null>>;
  /** The result whose completers are nobody's broker for it. */
  resultId: string | null;
  /** Whether a demand's poster does not show its name. */
  isAnonymous: boolean;
  /** Whether brokers who are not engaged may know of it. */
  isPublic: boolean;
  /** Whether there is still something to broker. */
  isOpen: boolean;
}

/** Who of a side sees brokers and what was written to them; who acts is what engagements say. */
const SEES: Readonly<Record<EngagementSide, readonly Role[]>> = {
  OWNER: ['OFFICER', 'ADMINISTRATOR', 'SUPERVISOR'],
  ENTERPRISE: ['ENTERPRISE_MEMBER', 'ADMINISTRATOR', 'SUPERVISOR'],
};

const OVER_DEALS: readonly DealState[] = OVER;
const OPEN_RESULTS: readonly string[] = ['REGISTERED', 'PUBLISHED'];

/** A result, a demand or a deal as brokers are looked for; null for none. At most two statements. */
export async function readSubject(
  app: App,
  kind: BrokerSubjectKind,
  id: string,
): Promise<BrokerSubject | null> {
  if (!isId(id)) return null;
  switch (kind) {
    case 'RESULT':
      return resultSubject(app, id);
    case 'DEMAND':
      return demandSubject(app, id);
    case 'DEAL':
      return dealSubject(app, id);
  }
}

/**
 * The side of the subject on which the actor sees or acts.
 * @throws Refusal NOT_FOUND for who may not know of it, FORBIDDEN for who only reads and wants to act
 */
export function sideOfClient(
  actor: Actor,
  { sides }: Pick<BrokerSubject, 'sides'>,
  does: 'sees' | 'acts',
): { side: EngagementSide; organizationId: string } {
  for (const side of ['OWNER', 'ENTERPRISE'] as const) {
    const organizationId = sides[side];
    if (organizationId === null || !hasRole(actor, SEES[side], organizationId)) continue;
    if (does === 'acts' && !hasRole(actor, CLIENT_ACTS[side], organizationId)) throw new Refusal('FORBIDDEN');
    return { side, organizationId };
  }
  throw noSubject();
}

/** The roles with which an organisation answers offers of brokers, and those with which it reads them. */
export const ANSWERS_BROKERS: readonly Role[] = Object.values(CLIENT_ACTS).flat();
export const SEES_BROKERS: readonly Role[] = [...new Set(Object.values(SEES).flat())];

/** The refusal for subjects that are not there, and equally for those that the actor may not know of. */
export function noSubject(): Refusal {
  return new Refusal('NOT_FOUND', { field: 'subjectId' });
}

async function resultSubject(app: App, id: string): Promise<BrokerSubject | null> {
  const result = (await resultById.batch(app, [id])).get(id);
  if (!result) return null;
  const { title, sector, provinceCode, cityCode, organizationId, state } = result;
  return {
    kind: 'RESULT',
    id,
    title,
    reference: null,
    ...{ sector, provinceCode, cityCode },
    sides: { OWNER: organizationId, ENTERPRISE: null },
    resultId: id,
    isAnonymous: false,
    isPublic: state === 'PUBLISHED',
    isOpen: OPEN_RESULTS.includes(state),
  };
}

async function demandSubject(app: App, id: string): Promise<BrokerSubject | null> {
  const demand = (await demandById.batch(app, [id])).get(id);
  if (!demand) return null;
  const { title, number, sector, provinceCode, organizationId, isAnonymous, publishedAt, state } = demand;
  return {
    kind: 'DEMAND',
    id,
    title,
    reference: number,
    ...{ sector, provinceCode, cityCode: null },
    sides: { OWNER: null, ENTERPRISE: organizationId },
    resultId: null,
    isAnonymous,
    isPublic: publishedAt !== null,
    isOpen: !ENDED_DEMANDS.includes(state),
  };
}

async function dealSubject(app: App, id: string): Promise<BrokerSubject | null> {
  const deal = (await dealById.batch(app, [id])).get(id);
  const result = deal ? (await resultById.batch(app, [deal.resultId])).get(deal.resultId) : null;
  if (!deal || !result) return null;
  return {
    kind: 'DEAL',
    id,
    title: deal.title,
    reference: deal.number,
    sector: result.sector,
    provinceCode: result.provinceCode,
    cityCode: result.cityCode,
    sides: { OWNER: deal.organizationId, ENTERPRISE: deal.enterpriseId },
    resultId: deal.resultId,
    isAnonymous: false,
    isPublic: false,
    isOpen: !OVER_DEALS.includes(deal.state),
  };
}
