import type { Scope } from '../../../../platform/app.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { discardFiles, filesOfRecords } from '../../../../platform/files/files.service.ts';
import { BrokerLead } from '../data/broker-lead.entity.ts';
import type { BrokerStage } from '../desk.enums.ts';
import { lockDesk, ownDesk } from '../own-desk.ts';
import { changeLead, type LeadReference, storeLead } from './change-lead.ts';
import { closeUp, putInColumn } from './columns.ts';
import { newLead } from './new-lead.ts';
import { type LeadFields, writeFields } from './read-lead.ts';

/** Kind of record under which the documents of cards are kept. */
export const LEAD_FILES = 'BrokerLead';

export type AddLead = LeadFields & { title: string; stage?: BrokerStage | null };

export interface MoveLead extends LeadReference {
  stage: BrokerStage;
  /** Place in the column, from 0; behind the last one it is the last. */
  position: number;
}

/** A broker puts a card on the own board, at the top of a column. @throws Refusal FORBIDDEN, STATE, and of its fields */
export function addLead(scope: Scope, input: AddLead): Promise<BrokerLead> {
  return inTransaction(scope.app.db, async (tx) => {
    const { broker, agencyId } = await ownDesk(tx, scope);
    await lockDesk(tx, broker.id);
    const lead = newLead(broker, agencyId, 'OWN', input.title);
    lead.stage = input.stage ?? 'LEAD';
    await writeFields(tx, lead, input);
    await putInColumn(tx, lead, lead.stage, 0);
    await storeLead(tx, scope, lead, { action: 'addBrokerLead' });
    return lead;
  });
}

/** Changes what stands on a card. @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, and of its fields */
export function saveLead(scope: Scope, input: LeadReference & LeadFields): Promise<BrokerLead> {
  return changeLead(scope, input, async (tx, lead) => {
    await writeFields(tx, lead, input);
    return { action: 'saveBrokerLead' };
  });
}

/** Moves a card to a place in a column, its own or another. @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT */
export function moveLead(scope: Scope, input: MoveLead): Promise<BrokerLead> {
  return changeLead(scope, input, async (tx, lead) => {
    const before = lead.stage;
    await putInColumn(tx, lead, input.stage, input.position);
    return { action: 'moveBrokerLead', facts: { from: before } };
  });
}

/** Takes a card off the board for good, with its steps, notes and documents. @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT */
export async function removeLead(scope: Scope, input: LeadReference): Promise<void> {
  await changeLead(scope, input, async (tx, lead) => {
    const files = (await filesOfRecords(LEAD_FILES).batch(scope.app, [lead.id])).get(lead.id) ?? [];
    await discardFiles(
      tx,
      files.map(({ id }) => id),
      { kind: LEAD_FILES, id: lead.id },
    );
    await closeUp(tx, lead);
    await tx.delete(BrokerLead, { id: lead.id });
    return { action: 'removeBrokerLead', beside: true };
  });
}
