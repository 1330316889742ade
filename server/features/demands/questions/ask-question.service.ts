import { IsNull } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { noDemand, notNow, presentState } from '../change-demand.ts';
import type { Demand } from '../data/demand.entity.ts';
import { DemandInvitation } from '../data/demand-parts.entity.ts';
import { presentDemand } from '../demand.loaders.ts';
import { questionsCloseAt, takesQuestions, whyNotAsk } from './asking.ts';
import { DemandQuestion } from './demand-question.entity.ts';
import { mailQuestion } from './question.mails.ts';

/**
 * Kind of case of a question. It has a chain of its own: on the chain of the demand its event would tell the poster who
 * thinks of bidding.
 */
export const QUESTION_CASE = 'DemandQuestion';

const LONGEST = 2000;
/** Questions of one organisation to one demand that may wait for an answer. */
const MOST_WAITING = 10;

/**
 * Asks a question about an open demand, in public and without a name, for the organisation that is acted for; the poster
 * is told by mail.
 * @throws Refusal NOT_FOUND, SIGN_IN_REQUIRED, REQUIRED, TOO_LONG, STATE for a demand that is not open, EXPIRED in the
 *   last 48 hours before the deadline, FORBIDDEN for who may not bid (with the reason), LIMIT
 */
export async function askDemandQuestion(
  scope: Scope,
  input: { demandId: string; body: string },
): Promise<DemandQuestion> {
  const actor = requireUser(scope.actor);
  const body = readWords(input.body, 'body');
  return inTransaction(scope.app.db, async (tx) => {
    const demand = await presentDemand(tx, input.demandId, 'UPDATE');
    if (demand?.publishedAt == null) throw noDemand();
    refuseUntimely(demand);
    await refuseStrangers(tx, demand, actor.organizationId);
    const organizationId = actor.organizationId ?? '';
    const waiting = await tx.countBy(DemandQuestion, {
      ...{ demandId: demand.id, organizationId },
      ...{ answeredAt: IsNull(), hiddenAt: IsNull() },
    });
    if (waiting >= MOST_WAITING) throw new Refusal('LIMIT', { params: { max: MOST_WAITING } });
    const question = Object.assign(new DemandQuestion(), {
      id: newId(),
      demandId: demand.id,
      number: (await tx.countBy(DemandQuestion, { demandId: demand.id })) + 1,
      body,
      organizationId,
      askedBy: actor.userId,
      askedAt: clock.now(),
      answer: null,
      answeredBy: null,
      answeredAt: null,
      hiddenReason: null,
      hiddenAt: null,
    });
    await tx.insert(DemandQuestion, question);
    await audit(tx, scope, {
      caseType: QUESTION_CASE,
      caseId: question.id,
      action: 'askDemandQuestion',
      facts: { demandId: demand.id, number: question.number },
      personal: { body },
    });
    await mailQuestion(tx, scope.app, demand, question);
    return question;
  });
}

/** Reads a text that must be there. @throws Refusal REQUIRED, TOO_LONG */
export function readWords(text: string, field: string): string {
  const problems = new Problems(field);
  const words = readText(text, LONGEST, problems);
  if (words === null) problems.add('REQUIRED');
  refuseAll(problems.list);
  return words ?? '';
}

function refuseUntimely(demand: Demand): void {
  const now = clock.now();
  if (takesQuestions(demand, now)) return;
  const state = presentState(demand);
  const until = questionsCloseAt(demand);
  if (state !== 'OPEN' || until === null) throw notNow(state, 'askDemandQuestion');
  throw new Refusal('EXPIRED', { params: { until: until.toISOString(), now: now.toISOString() } });
}

async function refuseStrangers(
  tx: Transaction,
  demand: Demand,
  organizationId: string | null,
): Promise<void> {
  const organization =
    organizationId === null ? null : await tx.findOneBy(Organization, { id: organizationId });
  if (!organization) throw new Refusal('FORBIDDEN', { params: { action: 'ask' } });
  const isInvited = await tx.existsBy(DemandInvitation, {
    demandId: demand.id,
    organizationId: organization.id,
  });
  const reason = whyNotAsk(demand, organization, isInvited);
  if (reason) throw new Refusal('FORBIDDEN', { params: { action: 'ask', reason } });
}
