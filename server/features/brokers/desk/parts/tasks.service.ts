import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { checkDays, readName, readText } from '../../../../platform/input/texts.ts';
import type { BrokerLead } from '../data/broker-lead.entity.ts';
import { BrokerTask } from '../data/lead-parts.entity.ts';
import { changeLead } from '../leads/change-lead.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export interface TaskFields {
  title: string;
  dueOn: string;
  /** `HH:MM`. */
  atTime?: string | null;
  place?: string | null;
}

export interface TaskReference {
  leadId: string;
  taskId: string;
  expectedVersion?: number | null;
}

/** Notes a next step with its day. @throws Refusal NOT_FOUND, FORBIDDEN, REQUIRED, TOO_LONG, INVALID */
export async function addTask(scope: Scope, input: TaskFields & { leadId: string }): Promise<BrokerLead> {
  const fields = readTask(input);
  return changeLead(scope, { leadId: input.leadId }, async (tx, lead) => {
    await tx.insert(BrokerTask, {
      id: newId(),
      leadId: lead.id,
      brokerId: lead.brokerId,
      version: 1,
      ...fields,
      doneAt: null,
      createdAt: clock.now(),
    });
    return { action: 'addBrokerTask', beside: true };
  });
}

/** Changes a next step. @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, REQUIRED, TOO_LONG, INVALID */
export async function saveTask(scope: Scope, input: TaskReference & TaskFields): Promise<BrokerLead> {
  const fields = readTask(input);
  return changeTask(scope, input, 'saveBrokerTask', (task) => {
    Object.assign(task, fields);
  });
}

/** Marks a next step as done, or as not done after all. @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT */
export function finishTask(scope: Scope, input: TaskReference & { done: boolean }): Promise<BrokerLead> {
  return changeTask(scope, input, input.done ? 'finishBrokerTask' : 'reopenBrokerTask', (task) => {
    task.doneAt = input.done ? (task.doneAt ?? clock.now()) : null;
  });
}

/** Deletes a next step. @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT */
export function removeTask(scope: Scope, input: TaskReference): Promise<BrokerLead> {
  return changeLead(scope, { leadId: input.leadId }, async (tx, lead) => {
    const task = await lockTask(tx, lead, input);
    await tx.delete(BrokerTask, { id: task.id });
    return { action: 'removeBrokerTask', beside: true };
  });
}

function changeTask(
  scope: Scope,
  reference: TaskReference,
  action: string,
  change: (task: BrokerTask) => void,
): Promise<BrokerLead> {
  return changeLead(scope, { leadId: reference.leadId }, async (tx, lead) => {
    const task = await lockTask(tx, lead, reference);
    change(task);
    task.version += 1;
    await tx.save(task);
    return { action, beside: true };
  });
}

async function lockTask(
  tx: Transaction,
  lead: BrokerLead,
  { taskId, expectedVersion = null }: TaskReference,
): Promise<BrokerTask> {
  const task = isId(taskId)
    ? await tx.findOne(BrokerTask, {
        where: { id: taskId, leadId: lead.id },
        lock: { mode: 'pessimistic_write' },
      })
    : null;
  if (!task) throw new Refusal('NOT_FOUND', { field: 'taskId' });
  if (expectedVersion !== null && expectedVersion !== task.version) {
    const params = { expected: expectedVersion, present: task.version };
    throw new Refusal('CONFLICT', { field: 'expectedVersion', params });
  }
  return task;
}

function readTask(input: TaskFields): Pick<BrokerTask, 'title' | 'dueOn' | 'atTime' | 'place'> {
  const problems = new Problems('');
  const title = readName(input.title, 200, problems.at('title'));
  checkDays([{ field: 'dueOn', day: input.dueOn }], problems);
  const atTime = readText(input.atTime, 5, problems.at('atTime'));
  if (atTime !== null && !TIME.test(atTime)) problems.at('atTime').add('INVALID', { reason: 'NO_TIME' });
  const place = readText(input.place, 200, problems.at('place'));
  refuseAll(problems.list);
  return { title, dueOn: input.dueOn, atTime, place };
}
