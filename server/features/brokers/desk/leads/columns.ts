import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { BrokerLead } from '../data/broker-lead.entity.ts';
import type { BrokerStage } from '../desk.enums.ts';
import { placedAt } from './place.ts';

/** Puts a card into a column, at a place; the others of both columns close up. The desk is locked. */
export async function putInColumn(
  tx: Transaction,
  lead: BrokerLead,
  stage: BrokerStage,
  place: number,
): Promise<void> {
  if (lead.stage !== stage) {
    await closeUp(tx, lead);
    lead.stageSince = clock.now();
    lead.stage = stage;
  }
  const ids = placedAt(await columnOf(tx, lead), lead.id, place);
  lead.position = ids.indexOf(lead.id);
  if (stage !== 'LOST') lead.lostReason = null;
  await number(tx, ids);
}

/** Lets the cards of a card's column close up as if it were not there. */
export async function closeUp(tx: Transaction, lead: BrokerLead): Promise<void> {
  const ids = await columnOf(tx, lead);
  await number(
    tx,
    ids.filter((id) => id !== lead.id),
  );
}

async function columnOf(
  tx: Transaction,
  { brokerId, stage }: Pick<BrokerLead, 'brokerId' | 'stage'>,
): Promise<string[]> {
  const column = await tx.find(BrokerLead, {
    select: { id: true },
    where: { brokerId, stage },
    order: { position: 'ASC', id: 'ASC' },
  });
  return column.map(({ id }) => id);
}

async function number(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE broker_lead SET position = placed.place - 1
     FROM unnest(CAST($1 AS uuid[])) WITH ORDINALITY AS placed(id, place)
     WHERE broker_lead.id = placed.id AND broker_lead.position <> placed.place - 1`,
    [[...ids]],
  );
}
