import type { SelectQueryBuilder } from 'typeorm';
import type { App, Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { type Actor, actingUser, hasRole, requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { loadOne } from '../../../platform/graphql/loaders.ts';
import { isId } from '../../../platform/ids.ts';
import { noRoadshow, notNow } from '../change-roadshow.ts';
import { InterestCard } from '../data/interest-card.entity.ts';
import { GUEST_CASE } from '../guests/check-in.service.ts';
import { mayEnter, readsFor } from '../hall-sides.ts';
import { presentRoadshow } from '../roadshow.loaders.ts';
import { ENTRANT_SEES, roadshowPolicy } from '../roadshow.policy.ts';

export const CARD_ORDER: SortKey<InterestCard> = {
  expression: 'card.at',
  direction: 'DESC',
  value: ({ at }) => at.toISOString(),
  type: 'timestamptz',
};

/** Which cards are looked for; without a roadshow those of all roadshows. */
export interface CardFilter {
  roadshowId?: string | null;
  entryId?: string | null;
  /** Only those after which nobody got in touch. */
  open?: boolean | null;
}

/**
 * The interest cards that stand, the latest first: for the organiser all of a roadshow, for a unit's people and speakers
 * those for their own entries.
 * @throws Refusal SIGN_IN_REQUIRED, NOT_FOUND
 */
export async function findCards(
  scope: Scope,
  filter: CardFilter,
  page: PageArgs,
): Promise<Page<InterestCard>> {
  return keysetPage(await readableCards(scope, filter), page, CARD_ORDER);
}

/** What `findCards` pages through. */
export async function readableCards(
  scope: Scope,
  filter: CardFilter,
): Promise<SelectQueryBuilder<InterestCard>> {
  const { app, actor } = scope;
  const user = requireUser(actor);
  const query = app.db.createQueryBuilder(InterestCard, 'card').where('card.withdrawnAt IS NULL');
  let isOrganiser = false;
  if (filter.roadshowId) {
    const roadshow = await presentRoadshow(app.db.manager, filter.roadshowId);
    if (!roadshow || !roadshowPolicy.see(actor, roadshow)) throw noRoadshow();
    isOrganiser = roadshowPolicy.seePrivate(actor, roadshow);
    query.andWhere('card.roadshowId = :roadshowId', { roadshowId: roadshow.id });
  }
  if (!isOrganiser) {
    const ofUnit = hasRole(actor, ENTRANT_SEES) ? 'card.unitId = :unitId OR ' : '';
    query.andWhere(
      `(${ofUnit}card.entryId IN (SELECT id FROM roadshow_entry WHERE speaker_user_id = :userId))`,
      { unitId: user.organizationId, userId: user.userId },
    );
  }
  if (filter.entryId) {
    if (!isId(filter.entryId)) throw new Refusal('NOT_FOUND', { field: 'entryId' });
    query.andWhere('card.entryId = :entryId', { entryId: filter.entryId });
  }
  if (filter.open === true) query.andWhere('card.contactedAt IS NULL');
  return query;
}

/** What decides who learns of a card whose it is, and what they learn. */
export interface CardSides {
  id: string;
  title: string;
  resultId: string;
  unitId: string;
  speakerUserId: string | null;
  organiserId: string;
  publishedAt: Date | null;
  roadshow: string;
  roadshowNumber: string;
  userId: string;
  name: string;
  email: string;
  organization: string;
}

/** Both sides of cards by card; one statement for any number. */
export const sidesOfCard = loadOne('interestCardSides', cardSides);

/** The same for whoever has the ids. */
export async function cardSides(app: App, cardIds: readonly string[]): Promise<Map<string, CardSides>> {
  const rows = await app.db.query<CardSides[]>(
    `SELECT card.id, result.title, result.id AS "resultId", card.unit_id AS "unitId",
       entry.speaker_user_id AS "speakerUserId", roadshow.organization_id AS "organiserId",
       roadshow.published_at AS "publishedAt", roadshow.title AS roadshow, roadshow.number AS "roadshowNumber",
       person.id AS "userId", person.name, person.email, organization.name AS organization
     FROM interest_card card
     JOIN roadshow_entry entry ON entry.id = card.entry_id
     JOIN tech_result result ON result.id = entry.result_id
     JOIN roadshow ON roadshow.id = card.roadshow_id
     JOIN roadshow_guest guest ON guest.id = card.guest_id
     JOIN user_account person ON person.id = guest.user_id
     JOIN organization ON organization.id = card.organization_id
     WHERE card.id = ANY ($1::uuid[])`,
    [[...cardIds]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether the actor learns who gave a card: the guest, the organiser, and the entry's people where the guest agreed. */
export function seesContact(actor: Actor, { sharesContact }: InterestCard, sides: CardSides): boolean {
  const { userId, organiserId, publishedAt, unitId, speakerUserId } = sides;
  if (actingUser(actor)?.userId === userId) return true;
  if (roadshowPolicy.seePrivate(actor, { organizationId: organiserId, publishedAt })) return true;
  return sharesContact && readsFor(actor, { organizationId: unitId, speakerUserId });
}

/**
 * Whether the actor learns which deal came of a card: the sides of the deal alone. The unit learns it only where the guest
 * agreed to be named: the deal would name the enterprise.
 */
export function seesDeal(actor: Actor, card: InterestCard): boolean {
  return (
    (card.sharesContact && hasRole(actor, ENTRANT_SEES, card.unitId)) ||
    hasRole(actor, ['ENTERPRISE_MEMBER'], card.organizationId)
  );
}

/** Whether the actor learns how far a card was followed: its deal would tell who gave it. */
export function seesFollowed(actor: Actor, card: InterestCard, sides: CardSides): boolean {
  return seesDeal(actor, card) || seesContact(actor, card, sides);
}

/**
 * The people of an entry note that they got in touch with a guest; again it changes nothing.
 * @throws Refusal SIGN_IN_REQUIRED, NOT_FOUND, FORBIDDEN, STATE for a card without consent or one that was taken back
 */
export async function markContacted(scope: Scope, { cardId }: { cardId: string }): Promise<InterestCard> {
  const { userId } = requireUser(scope.actor);
  return inTransaction(scope.app.db, async (tx) => {
    const card = isId(cardId)
      ? await tx.findOne(InterestCard, { where: { id: cardId }, lock: { mode: 'pessimistic_write' } })
      : null;
    const sides = card ? (await cardSides(scope.app, [card.id])).get(card.id) : undefined;
    if (
      !card ||
      !sides ||
      !readsFor(scope.actor, { organizationId: sides.unitId, speakerUserId: sides.speakerUserId })
    )
      throw new Refusal('NOT_FOUND', { field: 'cardId' });
    if (!mayEnter(scope.actor, { organizationId: sides.unitId, speakerUserId: sides.speakerUserId }))
      throw new Refusal('FORBIDDEN', { params: { action: 'markContacted' } });
    const roadshow = await presentRoadshow(tx, card.roadshowId);
    if (!roadshow) throw noRoadshow();
    if (card.withdrawnAt || !card.sharesContact) throw notNow(roadshow, 'markContacted', 'NO_CONSENT');
    if (card.contactedAt) return card;
    Object.assign(card, { contactedAt: clock.now(), contactedBy: userId });
    await tx.save(InterestCard, card);
    await audit(tx, scope, {
      caseType: GUEST_CASE,
      caseId: card.guestId,
      action: 'markContacted',
      facts: { cardId: card.id, entryId: card.entryId },
    });
    return card;
  });
}
