import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { noRoadshow, notNow } from '../change-roadshow.ts';
import type { RoadshowGuest } from '../data/guest.entity.ts';
import { InterestCard } from '../data/interest-card.entity.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import { GUEST_CASE } from '../guests/check-in.service.ts';
import { requireSeat } from '../guests/own-guest.ts';
import type { InterestStrength } from '../hall.enums.ts';
import { WITH_PROGRAMME } from '../roadshow.enums.ts';
import { presentRoadshow } from '../roadshow.loaders.ts';
import { roadshowPolicy } from '../roadshow.policy.ts';

const MOST_AT_ONCE = 100;

/** A card as a phone noted it. */
export interface CardItem {
  entryId: string;
  strength: InterestStrength;
  note?: string | null;
  sharesContact: boolean;
  /** Whether the card is taken back. */
  withdrawn?: boolean | null;
  /** By the clock of the phone. */
  at: Date;
}

/**
 * A guest with a seat gives, changes and takes back interest cards, also long after they were written: phones without a
 * network send later, perhaps twice and in any order. Of several for one entry the latest moment counts.
 * @returns the guest's cards for these entries as they stand
 * @throws Refusal NOT_FOUND, FORBIDDEN with reason NO_SEAT, STATE before the programme is public, LIMIT, INVALID
 */
export async function giveCards(
  scope: Scope,
  input: { roadshowId: string; items: readonly CardItem[] },
): Promise<InterestCard[]> {
  requireUser(scope.actor);
  if (input.items.length > MOST_AT_ONCE)
    throw new Refusal('LIMIT', { field: 'items', params: { max: MOST_AT_ONCE } });
  return inTransaction(scope.app.db, async (tx) => {
    const roadshow = await presentRoadshow(tx, input.roadshowId);
    if (!roadshow || !roadshowPolicy.see(scope.actor, roadshow)) throw noRoadshow();
    if (!WITH_PROGRAMME.includes(roadshow.state)) throw notNow(roadshow, 'giveInterestCards');
    const guest = await requireSeat(tx, scope, roadshow.id);
    const items = readItems(input.items);
    const entries = await entriesOf(tx, roadshow.id, items);
    const entryIds = [...entries.keys()];
    const known = await tx.findBy(InterestCard, { guestId: guest.id, entryId: In(entryIds) });
    const cards = new Map(known.map((card) => [card.entryId, card]));
    const changed = new Set<InterestCard>();
    for (const item of items.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
      const present = cards.get(item.entryId);
      if (present && item.at <= present.at) continue;
      const unitId = entries.get(item.entryId)?.organizationId ?? '';
      const card = fill(present ?? newCard(guest, item.entryId, unitId), item);
      cards.set(item.entryId, card);
      changed.add(card);
    }
    await tx.save(InterestCard, [...changed]);
    if (changed.size > 0) await record(tx, scope, guest, [...changed]);
    return [...cards.values()];
  });
}

function readItems(items: readonly CardItem[]): CardItem[] {
  const problems = new Problems('items');
  const now = clock.now();
  const read = items.map((item, index) => ({
    ...item,
    note: readText(item.note, 1000, problems.at(index, 'note')) ?? '',
    at: item.at < now ? item.at : now,
  }));
  refuseAll(problems.list);
  return read;
}

async function entriesOf(
  tx: Transaction,
  roadshowId: string,
  items: readonly CardItem[],
): Promise<ReadonlyMap<string, RoadshowEntry>> {
  const ids = [...new Set(items.map(({ entryId }) => entryId))];
  const found = await tx.findBy(RoadshowEntry, { id: In(ids), roadshowId, state: 'CHOSEN' });
  const entries = new Map(found.map((entry) => [entry.id, entry]));
  const wrong = items.findIndex(({ entryId }) => !entries.has(entryId));
  if (wrong >= 0) throw new Refusal('INVALID', { field: `items.${wrong}.entryId` });
  return entries;
}

function newCard(guest: RoadshowGuest, entryId: string, unitId: string): InterestCard {
  return Object.assign(new InterestCard(), {
    id: newId(),
    roadshowId: guest.roadshowId,
    entryId,
    unitId,
    guestId: guest.id,
    organizationId: guest.organizationId,
    contactedAt: null,
    contactedBy: null,
  });
}

function fill(card: InterestCard, { strength, note, sharesContact, withdrawn, at }: CardItem): InterestCard {
  return Object.assign(card, {
    strength,
    note: note ?? '',
    sharesContact,
    at,
    withdrawnAt: withdrawn === true ? at : null,
  });
}

async function record(
  tx: Transaction,
  scope: Scope,
  guest: RoadshowGuest,
  cards: readonly InterestCard[],
): Promise<void> {
  await audit(tx, scope, {
    caseType: GUEST_CASE,
    caseId: guest.id,
    action: 'giveInterestCards',
    facts: {
      roadshowId: guest.roadshowId,
      cards: cards.map(({ entryId, strength, sharesContact, withdrawnAt }) => ({
        entryId,
        strength,
        sharesContact,
        withdrawn: withdrawnAt !== null,
      })),
    },
    personal: { notes: cards.map(({ entryId, note }) => ({ entryId, note })) },
  });
}
