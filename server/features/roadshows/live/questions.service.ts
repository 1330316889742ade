import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { publishEvent } from '../../../platform/graphql/subscriptions-events.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { defineStates } from '../../../platform/states.ts';
import { changeRoadshow, noRoadshow, notNow, ROADSHOW_EVENTS } from '../change-roadshow.ts';
import { RoadshowQuestion, RoadshowVote } from '../data/question.entity.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import { GUEST_CASE } from '../guests/check-in.service.ts';
import { requireSeat } from '../guests/own-guest.ts';
import type { QuestionState } from '../hall.enums.ts';
import { mayEnter } from '../hall-sides.ts';
import { presentRoadshow } from '../roadshow.loaders.ts';
import { roadshowPolicy } from '../roadshow.policy.ts';

const LONGEST = 500;
/** Questions of one guest that may wait to be shown. */
const MOST_WAITING = 10;

/** The only ways between the states of a question; what was answered may get a better answer. */
export const questionStates = defineStates<QuestionState, 'show' | 'hide' | 'answer'>({
  show: { from: ['ASKED', 'HIDDEN'], to: 'SHOWN' },
  hide: { from: ['ASKED', 'SHOWN', 'ANSWERED'], to: 'HIDDEN' },
  answer: { from: ['SHOWN', 'ANSWERED'], to: 'ANSWERED' },
});

/**
 * A guest with a seat asks, about an entry or the whole event; nobody else reads it before the organiser shows it.
 * @throws Refusal NOT_FOUND, FORBIDDEN with reason NO_SEAT, STATE, REQUIRED, TOO_LONG, LIMIT
 */
export async function askRoadshowQuestion(
  scope: Scope,
  input: { roadshowId: string; entryId?: string | null; body: string },
): Promise<RoadshowQuestion> {
  requireUser(scope.actor);
  const body = readBody(input.body);
  return inTransaction(scope.app.db, async (tx) => {
    const roadshow = await presentRoadshow(tx, input.roadshowId);
    if (!roadshow || !roadshowPolicy.see(scope.actor, roadshow)) throw noRoadshow();
    if (!['PROGRAMME_PUBLISHED', 'RUNNING'].includes(roadshow.state))
      throw notNow(roadshow, 'askRoadshowQuestion');
    const guest = await requireSeat(tx, scope, roadshow.id);
    const entryId = await chosenEntry(tx, roadshow.id, input.entryId ?? null);
    const waiting = await tx.countBy(RoadshowQuestion, { guestId: guest.id, state: 'ASKED' });
    if (waiting >= MOST_WAITING) throw new Refusal('LIMIT', { params: { max: MOST_WAITING } });
    const question = Object.assign(new RoadshowQuestion(), {
      id: newId(),
      roadshowId: roadshow.id,
      entryId,
      guestId: guest.id,
      body,
      state: 'ASKED' as const,
      votes: 0,
      askedAt: clock.now(),
      answer: null,
    });
    await tx.insert(RoadshowQuestion, question);
    await audit(tx, scope, {
      caseType: GUEST_CASE,
      caseId: guest.id,
      action: 'askRoadshowQuestion',
      facts: { questionId: question.id, entryId },
      personal: { body },
    });
    await publishEvent(tx, ROADSHOW_EVENTS, roadshow.id);
    return question;
  });
}

/**
 * A guest wants a question that is shown answered too, or does not any more; saying it twice counts once. It leaves no
 * event, and others see the new number with the next change.
 * @throws Refusal NOT_FOUND, FORBIDDEN with reason NO_SEAT, STATE for one's own question (reason OWN) or one not shown
 */
export async function voteRoadshowQuestion(
  scope: Scope,
  input: { questionId: string; wants: boolean },
): Promise<RoadshowQuestion> {
  requireUser(scope.actor);
  return inTransaction(scope.app.db, async (tx) => {
    const question = await presentQuestion(tx, input.questionId);
    const guest = await requireSeat(tx, scope, question.roadshowId);
    if (question.state !== 'SHOWN' || question.guestId === guest.id)
      throw new Refusal('STATE', {
        params: {
          state: question.state,
          action: 'vote',
          ...(question.guestId === guest.id ? { reason: 'OWN' } : {}),
        },
      });
    const key = { questionId: question.id, guestId: guest.id };
    const stood = await tx.existsBy(RoadshowVote, key);
    if (stood === input.wants) return question;
    if (input.wants) await tx.insert(RoadshowVote, key);
    else await tx.delete(RoadshowVote, key);
    question.votes += input.wants ? 1 : -1;
    return tx.save(RoadshowQuestion, question);
  });
}

export interface ModerateQuestion {
  questionId: string;
  step: 'show' | 'hide' | 'answer';
  /** The answer in writing; none where it was given aloud. */
  answer?: string | null;
}

/**
 * The organiser shows a question, takes it away or notes that it was answered; the people of an entry answer questions
 * about it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, TOO_LONG
 */
export async function moderateQuestion(scope: Scope, input: ModerateQuestion): Promise<RoadshowQuestion> {
  const problems = new Problems('answer');
  const answer = readText(input.answer, 2000, problems);
  refuseAll(problems.list);
  const { manager } = scope.app.db;
  const known = isId(input.questionId)
    ? await manager.findOneBy(RoadshowQuestion, { id: input.questionId })
    : null;
  if (!known) throw noQuestion();
  const entry = known.entryId ? await manager.findOneBy(RoadshowEntry, { id: known.entryId }) : null;
  const isOfEntry = entry !== null && known.state !== 'ASKED' && mayEnter(scope.actor, entry);
  let moderated: RoadshowQuestion | undefined;
  await changeRoadshow(
    scope,
    { roadshowId: known.roadshowId },
    (actor, roadshow) => {
      const may = roadshowPolicy.organise(actor, roadshow) || (isOfEntry && input.step === 'answer');
      if (!may) throw new Refusal('FORBIDDEN', { params: { action: 'moderateRoadshowQuestion' } });
    },
    async ({ tx }) => {
      const question = await presentQuestion(tx, known.id);
      const before = question.state;
      question.state = questionStates.next(before, input.step);
      if (input.step === 'answer' && answer !== null) question.answer = answer;
      moderated = await tx.save(RoadshowQuestion, question);
      return {
        action: 'moderateRoadshowQuestion',
        beside: true,
        facts: { questionId: question.id, questionBefore: before, questionAfter: question.state },
        ...(answer ? { personal: { answer } } : {}),
      };
    },
  );
  if (!moderated) throw new Error('roadshows: no question was moderated');
  return moderated;
}

function readBody(text: string): string {
  const problems = new Problems('body');
  const body = readText(text, LONGEST, problems);
  if (body === null) problems.add('REQUIRED');
  refuseAll(problems.list);
  return body ?? '';
}

async function chosenEntry(tx: Transaction, roadshowId: string, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const isChosen = isId(id) && (await tx.existsBy(RoadshowEntry, { id, roadshowId, state: 'CHOSEN' }));
  if (!isChosen) throw new Refusal('NOT_FOUND', { field: 'entryId' });
  return id;
}

async function presentQuestion(tx: Transaction, id: string): Promise<RoadshowQuestion> {
  const question = isId(id)
    ? await tx.findOne(RoadshowQuestion, { where: { id }, lock: { mode: 'pessimistic_write' } })
    : null;
  if (!question) throw noQuestion();
  return question;
}

function noQuestion(): Refusal {
  return new Refusal('NOT_FOUND', { field: 'questionId' });
}
