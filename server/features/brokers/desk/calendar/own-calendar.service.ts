import { In, IsNull, Not } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { Refusal } from '../../../../platform/errors.ts';
import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import { isId } from '../../../../platform/ids.ts';
import { BrokerLead } from '../data/broker-lead.entity.ts';
import { BrokerTask } from '../data/lead-parts.entity.ts';
import { OVER_STAGES } from '../desk.enums.ts';
import { LIST_WORDS } from '../list-words.ts';
import { ownDesk } from '../own-desk.ts';
import type { CalendarEntry } from './calendar.ts';

/** What a calendar takes at most; the nearest. */
const MOST_ENTRIES = 1000;

/** The own next steps that are not done, and the days on which cards are expected. @throws Refusal FORBIDDEN, STATE */
export async function ownCalendar(scope: Scope, language: FileLanguage): Promise<CalendarEntry[]> {
  const tx = scope.app.db.manager;
  const { broker } = await ownDesk(tx, scope);
  const [tasks, expected] = await Promise.all([
    tx.find(BrokerTask, {
      where: { brokerId: broker.id, doneAt: IsNull() },
      order: { dueOn: 'ASC', id: 'ASC' },
      take: MOST_ENTRIES,
    }),
    tx.find(BrokerLead, {
      where: { brokerId: broker.id, expectedOn: Not(IsNull()), stage: Not(In([...OVER_STAGES, 'SIGNED'])) },
      order: { expectedOn: 'ASC', id: 'ASC' },
      take: MOST_ENTRIES,
    }),
  ]);
  const leads = await tx.findBy(BrokerLead, { id: In([...new Set(tasks.map(({ leadId }) => leadId))]) });
  const titles = new Map(leads.map(({ id, title }) => [id, title]));
  return [
    ...tasks.map((task) => entryOf(scope, task, titles.get(task.leadId) ?? '')),
    ...expected.flatMap((lead) =>
      lead.expectedOn === null
        ? []
        : [
            {
              id: lead.id,
              title: `${LIST_WORDS[language].expected}${lead.title}`,
              day: lead.expectedOn,
              time: null,
              place: null,
              version: lead.version,
              note: null,
              url: pageOf(scope, lead.id),
            },
          ],
    ),
  ];
}

/** One of the own next steps. @throws Refusal FORBIDDEN, STATE, NOT_FOUND */
export async function taskEntry(scope: Scope, taskId: string): Promise<CalendarEntry> {
  const tx = scope.app.db.manager;
  const { broker } = await ownDesk(tx, scope);
  const task = isId(taskId) ? await tx.findOneBy(BrokerTask, { id: taskId, brokerId: broker.id }) : null;
  const lead = task ? await tx.findOneBy(BrokerLead, { id: task.leadId }) : null;
  if (!task || !lead) throw new Refusal('NOT_FOUND', { field: 'id' });
  return entryOf(scope, task, lead.title);
}

function entryOf(scope: Scope, task: BrokerTask, leadTitle: string): CalendarEntry {
  const { id, title, dueOn, atTime, place, version, leadId } = task;
  const url = pageOf(scope, leadId);
  return { id, title, day: dueOn, time: atTime, place, version, note: leadTitle, url };
}

function pageOf({ app }: Scope, leadId: string): string {
  return `${app.config.publicUrl}/desk/pipeline?lead=${leadId}`;
}
