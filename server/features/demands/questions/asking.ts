import type { Actor } from '../../../platform/auth/actor.ts';
import { actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import type { Demand } from '../data/demand.entity.ts';
import { stateAt } from '../demand.enums.ts';
import { actsForPoster } from '../demand.policy.ts';
import { type Ineligibility, ineligibility } from '../eligible.ts';
import type { DemandQuestion } from './demand-question.entity.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Questions end so long before the deadline for bids, so that everybody has time for the answers. */
const QUIET_MS = 48 * HOUR_MS;

/** First moment at which nobody asks any more; null where only the end of the demand ends questions. */
export function questionsCloseAt({ bidsCloseAt }: Pick<Demand, 'bidsCloseAt'>): Date | null {
  return bidsCloseAt === null ? null : new Date(bidsCloseAt.getTime() - QUIET_MS);
}

/** Whether questions are taken at a moment. */
export function takesQuestions(demand: Demand, now: Date): boolean {
  const until = questionsCloseAt(demand);
  return stateAt(demand, now) === 'OPEN' && (until === null || now < until);
}

/** Why an organisation may not ask, or null: its members ask where it may bid or answer. */
export function whyNotAsk(
  demand: Demand,
  organization: Pick<Organization, 'id' | 'kind' | 'status' | 'provinceCode'>,
  isInvited: boolean,
): Ineligibility | 'NOT_CONFIRMED' | 'NOT_INVITED' | null {
  if (organization.status !== 'CONFIRMED') return 'NOT_CONFIRMED';
  const reason = ineligibility(demand, organization);
  return reason === null && demand.mode === 'DIRECTED' && !isInvited ? 'NOT_INVITED' : reason;
}

/** Whether the actor may answer: for the poster, until the bids are open or a plain demand ends. */
export function mayAnswer(actor: Actor, demand: Demand, now: Date): boolean {
  return actsForPoster(actor, demand) && ['OPEN', 'CLOSED_FOR_BIDS'].includes(stateAt(demand, now));
}

/** Whether the actor may know for whom a question was asked: all after the award, before it itself and the operators. */
export function seesAsker(actor: Actor, demand: Demand, question: DemandQuestion): boolean {
  return demand.awardedAt !== null || isMine(actor, question) || hasRole(actor, ['OPERATOR']);
}

/** Whether the question was asked for the organisation that is acted for. */
export function isMine(actor: Actor, { organizationId }: DemandQuestion): boolean {
  return actingUser(actor)?.organizationId === organizationId;
}

/** Whether the actor may read the words of a question: all but of one that an operator hid. */
export function seesBody(actor: Actor, question: DemandQuestion): boolean {
  return question.hiddenAt === null || isMine(actor, question) || hasRole(actor, ['OPERATOR']);
}
