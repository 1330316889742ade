import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { noRoadshow } from '../change-roadshow.ts';
import type { RoadshowGuest } from '../data/guest.entity.ts';
import { InterestCard } from '../data/interest-card.entity.ts';
import { RoadshowQuestion, RoadshowVote } from '../data/question.entity.ts';
import { findOwnGuest } from '../guests/own-guest.ts';
import { findHall } from '../hall.ts';
import { type HallEntry, shownEntries } from '../hall-entries.ts';
import { mayEnter, readsFor } from '../hall-sides.ts';
import { WITH_PROGRAMME } from '../roadshow.enums.ts';
import { presentRoadshow } from '../roadshow.loaders.ts';
import { roadshowPolicy } from '../roadshow.policy.ts';
import type { RoadshowLive, RoadshowLiveEntry } from './live.types.ts';
import { stageOf } from './stage.ts';

/** Questions that one look has; the most wanted ones. */
const MOST_QUESTIONS = 100;

/**
 * A roadshow on its day: what is on, what is next, the questions, and the viewer's own cards. Null before its programme is
 * public. Eight statements at most, whatever the number of entries.
 */
export async function findLive(scope: Scope, roadshowId: string): Promise<RoadshowLive | null> {
  const { app, actor } = scope;
  const tx = app.db.manager;
  const roadshow = await presentRoadshow(tx, roadshowId);
  if (!roadshow || !roadshowPolicy.see(actor, roadshow) || !WITH_PROGRAMME.includes(roadshow.state))
    return null;
  const guest = actingUser(actor) ? await findOwnGuest(tx, scope, roadshow.id) : null;
  const hall = await findHall(tx, roadshow.id);
  const entries = await shownEntries(tx, roadshow.id);
  const isOrganiser = roadshowPolicy.seePrivate(actor, roadshow);
  const now = clock.now();
  const stage = stageOf(entries, roadshow.state === 'RUNNING' ? (hall?.onStageId ?? null) : null, now);
  const cards = guest ? await tx.findBy(InterestCard, { guestId: guest.id }) : [];
  const counts = await cardCounts(tx, roadshow.id);
  const seesCount = (entry: HallEntry) => isOrganiser || readsFor(actor, sideOf(entry));
  const questions = await questionsOf(tx, roadshow.id, guest, isOrganiser);
  const mayOrganise = roadshowPolicy.organise(actor, roadshow);
  return {
    id: roadshow.id,
    title: roadshow.title,
    state: roadshow.state,
    readAt: now,
    entries: entries.map(
      (entry): RoadshowLiveEntry => ({
        ...viewOf(entry),
        stage: stage.get(entry.id) ?? 'AHEAD',
        card: cards.find(({ entryId, withdrawnAt }) => entryId === entry.id && withdrawnAt === null) ?? null,
        cards: seesCount(entry) ? (counts.get(entry.id) ?? 0) : null,
        mayAnswer: mayOrganise || mayEnter(actor, sideOf(entry)),
      }),
    ),
    calledId: hall?.onStageId ?? null,
    questions,
    votedIds: guest ? await votesOf(tx, guest, questions) : [],
    askedIds: questions.filter(({ guestId }) => guestId === guest?.id).map(({ id }) => id),
    hasSeat: guest?.state === 'APPROVED',
    checkedInAt: guest?.checkedInAt ?? null,
    mayOrganise,
    isContest: roadshow.isContest,
  };
}

/** The live view of a roadshow that has to be there. @throws Refusal NOT_FOUND */
export async function existingLive(scope: Scope, roadshowId: string): Promise<RoadshowLive> {
  const live = await findLive(scope, roadshowId);
  if (!live) throw noRoadshow();
  return live;
}

function viewOf({ id, resultId, title, unit, speakerName, room, startsAt, minutes }: HallEntry) {
  return { id, resultId, title, unit, speaker: speakerName, room, startsAt, minutes };
}

function sideOf({ unitId, speakerUserId }: HallEntry) {
  return { organizationId: unitId, speakerUserId };
}

async function cardCounts(tx: Transaction, roadshowId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: string; count: number }[]>(
    `SELECT entry_id AS id, CAST(count(*) AS integer) AS count FROM interest_card
     WHERE roadshow_id = $1 AND withdrawn_at IS NULL GROUP BY entry_id`,
    [roadshowId],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

function questionsOf(
  tx: Transaction,
  roadshowId: string,
  guest: RoadshowGuest | null,
  isOrganiser: boolean,
): Promise<RoadshowQuestion[]> {
  const query = tx
    .createQueryBuilder(RoadshowQuestion, 'question')
    .where('question.roadshowId = :roadshowId', { roadshowId });
  if (!isOrganiser)
    query.andWhere(`(question.state IN ('SHOWN', 'ANSWERED') OR question.guestId = :guestId)`, {
      guestId: guest?.id ?? null,
    });
  return query.orderBy('question.votes', 'DESC').addOrderBy('question.id').limit(MOST_QUESTIONS).getMany();
}

async function votesOf(
  tx: Transaction,
  { id: guestId }: RoadshowGuest,
  questions: readonly RoadshowQuestion[],
): Promise<string[]> {
  const votes = await tx.findBy(RoadshowVote, { guestId, questionId: In(questions.map(({ id }) => id)) });
  return votes.map(({ questionId }) => questionId);
}
