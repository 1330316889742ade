import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { App, Scope } from '../../../platform/app.ts';
import type { Actor } from '../../../platform/auth/actor.ts';
import { hasRole, requireUser } from '../../../platform/auth/actor.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { FileAccess } from '../../../platform/files/file-access.ts';
import { isId } from '../../../platform/ids.ts';
import type { DealSide } from '../../deals/deal.enums.ts';
import type { RunningSort, RunningState } from './running.enums.ts';
import { ENTERPRISE_SEES_MONEY, runningPolicy, UNIT_SEES_MONEY } from './running.policy.ts';
import { RunningContract } from './running-contract.entity.ts';
import { RUNNING_FILES } from './running-files.ts';
import { runningOf } from './running-of.service.ts';

export interface RunningFilter {
  side?: DealSide | null;
  states?: readonly RunningState[] | null;
  overdue?: boolean | null;
  text?: string | null;
}

const MAX_TEXT = 100;
const NEVER = 'infinity';
const NEAREST = `LEAST(COALESCE(running.next_due_on, CAST('${NEVER}' AS date)), COALESCE(running.next_report_due_on, CAST('${NEVER}' AS date)))`;

const SORTS: Readonly<Record<RunningSort, SortKey<RunningContract>>> = {
  DEADLINE: {
    expression: NEAREST,
    direction: 'ASC',
    value: ({ nextDueOn, nextReportDueOn }) =>
      [nextDueOn, nextReportDueOn].filter((day) => day !== null).sort()[0] ?? NEVER,
    type: 'date',
  },
  NEWEST: {
    expression: 'running.signed_on',
    direction: 'DESC',
    value: ({ signedOn }) => signedOn,
    type: 'date',
  },
  NUMBER: { expression: 'running.number', direction: 'ASC', value: ({ number }) => number, type: 'text' },
};

/** The running contract of a deal, if the actor may see its money; null for none. */
export async function findRunning({ app, actor }: Scope, dealId: string): Promise<RunningContract | null> {
  const running = isId(dealId) ? await runningOf(app.db.manager, dealId) : null;
  return running && runningPolicy.see(actor, running) ? running : null;
}

/** The same for those who need it. @throws Refusal NOT_FOUND */
export async function requireRunning(scope: Scope, dealId: string): Promise<RunningContract> {
  const running = await findRunning(scope, dealId);
  if (!running) throw new Refusal('NOT_FOUND', { field: 'dealId' });
  return running;
}

/**
 * A page of the running contracts of the organisation acted for, on either side, as far as the actor sees their money.
 * One statement, and one more for the count.
 */
export async function findRunningContracts(
  scope: Scope,
  filter: RunningFilter,
  sort: RunningSort,
  page: PageArgs,
): Promise<Page<RunningContract>> {
  return keysetPage(visible(scope, filter), page, SORTS[sort]);
}

function visible({ app, actor }: Scope, filter: RunningFilter): SelectQueryBuilder<RunningContract> {
  const user = requireUser(actor);
  const { side, states, overdue } = filter;
  const query = app.db
    .createQueryBuilder(RunningContract, 'running')
    .where(
      new Brackets((where) => {
        where.where('false');
        if (hasRole(user, UNIT_SEES_MONEY)) where.orWhere('running.organizationId = :acting');
        if (hasRole(user, ENTERPRISE_SEES_MONEY)) where.orWhere('running.enterpriseId = :acting');
      }),
    )
    .setParameters({ acting: user.organizationId });
  if (side === 'OWNER') query.andWhere('running.organizationId = :acting');
  if (side === 'ENTERPRISE') query.andWhere('running.enterpriseId = :acting');
  if (states && states.length > 0) query.andWhere('running.state IN (:...states)', { states });
  if (overdue) query.andWhere('running.overdueSince IS NOT NULL');
  applyText(query, filter.text?.trim() ?? '');
  return query;
}

function applyText(query: SelectQueryBuilder<RunningContract>, text: string): void {
  if (text === '') return;
  if (text.length > MAX_TEXT)
    throw new Refusal('TOO_LONG', { field: 'filter.text', params: { max: MAX_TEXT } });
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  query.andWhere('(running.title ILIKE :pattern OR running.number ILIKE :pattern)', { pattern });
}

/** Who may read evidence of reports, events and inspections: whoever sees the money of the contract. */
export const runningFileAccess: Readonly<Record<string, FileAccess>> = {
  [RUNNING_FILES]: async (app: App, actor: Actor, { attachedId }) => {
    const running = await app.db.manager.findOneBy(RunningContract, { id: attachedId ?? '' });
    return running !== null && runningPolicy.see(actor, running);
  },
};
