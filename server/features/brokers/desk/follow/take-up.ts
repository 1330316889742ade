import { type App, jobScope } from '../../../../platform/app.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { organizationById } from '../../../accounts/accounts.loaders.ts';
import { presentBroker } from '../../broker.loaders.ts';
import { BrokerLead } from '../data/broker-lead.entity.ts';
import type { BrokerLeadOrigin, BrokerStage } from '../desk.enums.ts';
import { storeLead } from '../leads/change-lead.ts';
import { putInColumn } from '../leads/columns.ts';
import { newLead } from '../leads/new-lead.ts';
import { lockDesk } from '../own-desk.ts';

/** Name of the reader in the audit trail. */
const JOB = 'broker-desk';

type Links = Pick<BrokerLead, 'resultId' | 'demandId' | 'invitationId' | 'engagementId' | 'introductionId'>;

/** Something elsewhere that belongs on a broker's board. */
export interface TakenUp {
  brokerId: string;
  origin: BrokerLeadOrigin;
  title: string;
  links: Partial<Links>;
  /** Column in which a new card begins. */
  stage: BrokerStage;
  /** Whether nothing can come of it any more: a card on which it is shown is lost then, and none is begun. */
  isOver: boolean;
}

const KEYS = ['invitationId', 'engagementId', 'introductionId'] as const;

/**
 * Puts something on its broker's board: on the card that shows it already, or on a new one. What the broker moved and
 * wrote stays; only a card that leads nowhere any more goes to the last column. Doing it twice changes nothing.
 */
export async function takeUp(
  app: App,
  { brokerId, origin, title, links, stage, isOver }: TakenUp,
): Promise<void> {
  await inTransaction(app.db, async (tx) => {
    const broker = await presentBroker(tx, brokerId);
    if (!broker) return;
    await lockDesk(tx, brokerId);
    const scope = jobScope(app, JOB);
    const found = await findCard(tx, brokerId, links);
    if (!found) {
      if (isOver) return;
      const organization = (await organizationById.batch(app, [broker.organizationId])).get(
        broker.organizationId,
      );
      const lead = newLead(
        broker,
        organization?.kind === 'AGENCY' ? organization.id : null,
        origin,
        title.slice(0, 200),
      );
      Object.assign(lead, links);
      await putInColumn(tx, lead, stage, 0);
      await storeLead(tx, scope, lead, { action: 'takeUpBrokerLead', facts: { origin } });
      return;
    }
    const fresh = Object.entries(links).filter(([key, value]) => value && !found[key as keyof Links]);
    const isLost = isOver && found.stage !== 'SETTLED' && found.stage !== 'LOST';
    if (fresh.length === 0 && !isLost) return;
    Object.assign(found, Object.fromEntries(fresh));
    if (isLost) {
      await putInColumn(tx, found, 'LOST', 0);
      found.lostReason = 'NO_ENGAGEMENT';
    }
    await storeLead(tx, scope, found, { action: isLost ? 'loseBrokerLead' : 'linkBrokerLead' });
  });
}

async function findCard(
  tx: Transaction,
  brokerId: string,
  links: Partial<Links>,
): Promise<BrokerLead | null> {
  for (const key of KEYS) {
    const id = links[key];
    const lead = id ? await tx.findOneBy(BrokerLead, { brokerId, [key]: id }) : null;
    if (lead) return lead;
  }
  return null;
}
