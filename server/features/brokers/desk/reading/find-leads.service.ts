import type { SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { BrokerLead } from '../data/broker-lead.entity.ts';
import { BrokerTask } from '../data/lead-parts.entity.ts';
import { type BrokerLeadSort, type BrokerStage, STAGES } from '../desk.enums.ts';
import { leadPolicy } from '../desk.policy.ts';
import { findLead } from '../leads/change-lead.ts';
import { ownDesk } from '../own-desk.ts';

export interface LeadFilter {
  stages?: readonly BrokerStage[] | null;
  /** Part of the title or of the client's name. */
  text?: string | null;
  /** Cards that brokers of the agency share with its administrator, instead of the own ones. */
  ofAgency?: boolean | null;
}

/** A column of the board. */
export interface BoardColumn {
  stage: BrokerStage;
  leads: BrokerLead[];
  /** How many there are, also those that are not shown. */
  total: number;
}

/** Cards of a column that the board shows; the list has the rest. */
const MOST_OF_COLUMN = 100;
const MAX_TEXT = 100;
const NO_DAY = '9999-12-31';

export const LEAD_SORTS: Readonly<Record<BrokerLeadSort, SortKey<BrokerLead>>> = {
  CHANGED: {
    expression: 'lead.updated_at',
    direction: 'DESC',
    value: ({ updatedAt }) => updatedAt.toISOString(),
    type: 'timestamptz',
  },
  EXPECTED: {
    expression: `COALESCE(lead.expected_on, DATE '${NO_DAY}')`,
    direction: 'ASC',
    value: ({ expectedOn }) => expectedOn ?? NO_DAY,
    type: 'date',
  },
  AMOUNT: {
    expression: 'COALESCE(lead.expected_amount, 0)',
    direction: 'DESC',
    value: ({ expectedAmount }) => String(expectedAmount ?? 0n),
    type: 'bigint',
  },
};

export const TASK_ORDER: SortKey<BrokerTask> = {
  expression: 'task.due_on',
  direction: 'ASC',
  value: ({ dueOn }) => dueOn,
  type: 'date',
};

/** The own board, column by column. Two statements. @throws Refusal FORBIDDEN, STATE */
export async function findBoard(scope: Scope): Promise<BoardColumn[]> {
  const { broker } = await ownDesk(scope.app.db.manager, scope);
  const [leads, totals] = await Promise.all([
    scope.app.db
      .createQueryBuilder(BrokerLead, 'lead')
      .where('lead.brokerId = :id AND lead.position < :most', { id: broker.id, most: MOST_OF_COLUMN })
      .orderBy('lead.position')
      .addOrderBy('lead.id')
      .getMany(),
    scope.app.db.query<{ stage: BrokerStage; total: number }[]>(
      'SELECT stage, CAST(count(*) AS integer) AS total FROM broker_lead WHERE broker_id = $1 GROUP BY stage',
      [broker.id],
    ),
  ]);
  return STAGES.map((stage) => ({
    stage,
    leads: leads.filter((lead) => lead.stage === stage),
    total: totals.find((row) => row.stage === stage)?.total ?? 0,
  }));
}

/** One card; null for none that the actor may see. */
export async function seeLead({ app, actor }: Scope, leadId: string): Promise<BrokerLead | null> {
  const lead = await findLead(app.db.manager, leadId);
  return lead && leadPolicy.see(actor, lead) ? lead : null;
}

/** Cards as a list. @throws Refusal FORBIDDEN, STATE, TOO_LONG */
export async function findLeads(
  scope: Scope,
  filter: LeadFilter,
  sort: BrokerLeadSort,
  page: PageArgs,
): Promise<Page<BrokerLead>> {
  return keysetPage(await ownLeads(scope, filter), page, LEAD_SORTS[sort]);
}

/** The same as a query, for exports. */
export async function ownLeads(scope: Scope, filter: LeadFilter): Promise<SelectQueryBuilder<BrokerLead>> {
  const query = scope.app.db.createQueryBuilder(BrokerLead, 'lead');
  if (filter.ofAgency) {
    const { organizationId } = requireUser(scope.actor);
    if (!organizationId || !hasRole(scope.actor, ['ADMINISTRATOR'])) throw new Refusal('FORBIDDEN');
    query.where('lead.agencyId = :organizationId AND lead.isShared', { organizationId });
  } else {
    const { broker } = await ownDesk(scope.app.db.manager, scope);
    query.where('lead.brokerId = :id', { id: broker.id });
  }
  if (filter.stages?.length) query.andWhere('lead.stage IN (:...stages)', { stages: filter.stages });
  const text = filter.text?.trim() ?? '';
  if (text.length > MAX_TEXT) throw new Refusal('TOO_LONG', { field: 'text', params: { max: MAX_TEXT } });
  if (text !== '') {
    query.andWhere(
      `(lead.title ILIKE :text
        OR EXISTS (SELECT FROM broker_client c WHERE c.id = lead.client_id AND c.name ILIKE :text))`,
      { text: `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` },
    );
  }
  return query;
}

/** Next steps of all own cards that are not done, the nearest first. @throws Refusal FORBIDDEN, STATE */
export async function findOpenTasks(scope: Scope, page: PageArgs): Promise<Page<BrokerTask>> {
  return keysetPage(await openTasks(scope), page, TASK_ORDER);
}

/** The same as a query. */
export async function openTasks(scope: Scope): Promise<SelectQueryBuilder<BrokerTask>> {
  const { broker } = await ownDesk(scope.app.db.manager, scope);
  return scope.app.db
    .createQueryBuilder(BrokerTask, 'task')
    .where('task.brokerId = :id AND task.doneAt IS NULL', { id: broker.id });
}
