import { In } from 'typeorm';
import { filesOfRecords } from '../../../../platform/files/files.service.ts';
import { groupBy, loadMany, loadOne } from '../../../../platform/graphql/loaders.ts';
import { BrokerClient } from '../data/broker-client.entity.ts';
import { BrokerLead } from '../data/broker-lead.entity.ts';
import { BrokerNote, BrokerTask } from '../data/lead-parts.entity.ts';
import { LEAD_FILES } from '../leads/leads.service.ts';

/** Whoever asks has decided that they may be seen. */
export const leadById = loadOne('brokerLeadById', async (app, ids) => {
  const leads = await app.db.manager.findBy(BrokerLead, { id: In([...ids]) });
  return new Map(leads.map((lead) => [lead.id, lead]));
});

export const clientById = loadOne('brokerClientById', async (app, ids) => {
  const clients = await app.db.manager.findBy(BrokerClient, { id: In([...ids]) });
  return new Map(clients.map((client) => [client.id, client]));
});

/** Open ones first, each by its day. */
export const tasksOfLead = loadMany('brokerTasksOfLead', async (app, leadIds) => {
  const tasks = await app.db.manager.find(BrokerTask, {
    where: { leadId: In([...leadIds]) },
    order: { doneAt: { direction: 'DESC', nulls: 'FIRST' }, dueOn: 'ASC', id: 'ASC' },
  });
  return groupBy(tasks, ({ leadId }) => leadId);
});

/** The last first. */
export const notesOfLead = loadMany('brokerNotesOfLead', async (app, leadIds) => {
  const notes = await app.db.manager.find(BrokerNote, {
    where: { leadId: In([...leadIds]) },
    order: { happenedOn: 'DESC', id: 'DESC' },
  });
  return groupBy(notes, ({ leadId }) => leadId);
});

export const filesOfLead = filesOfRecords(LEAD_FILES);

/** How many cards are about a client. */
export const leadCountOfClient = loadOne('brokerLeadCountOfClient', async (app, clientIds) => {
  const rows = await app.db
    .createQueryBuilder(BrokerLead, 'lead')
    .select('lead.clientId', 'clientId')
    .addSelect('count(*)::int', 'count')
    .where('lead.clientId IN (:...clientIds)', { clientIds: [...clientIds] })
    .groupBy('lead.clientId')
    .getRawMany<{ clientId: string; count: number }>();
  return new Map(rows.map(({ clientId, count }) => [clientId, count]));
});
