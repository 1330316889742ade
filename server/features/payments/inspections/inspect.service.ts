import { Not } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { clock, dayOf } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readName, readReason, readText } from '../../../platform/input/texts.ts';
import { addDays } from '../../../platform/standards/calendar.ts';
import { mailSides } from '../mails/mail-sides.ts';
import { changeRunning, type RunningChange, userIdOf } from '../running/change-running.ts';
import { runningPolicy } from '../running/running.policy.ts';
import { RunningContract } from '../running/running-contract.entity.ts';
import { attachEvidence, checkFiles } from '../running/running-files.ts';
import { Inspection, InspectionEntry } from './inspection.entity.ts';
import type { Inspector } from './inspection.enums.ts';
import { inspectionStates } from './inspection.states.ts';

/** Days by which an inspection is announced ahead, as the contract says. */
export const ANNOUNCED_DAYS = 10;

export interface AnnounceInspection {
  dealId: string;
  plannedOn: string;
  inspector: Inspector;
  inspectorName: string;
  subject: string;
}

/**
 * An officer announces an inspection of the licensee's accounts: once a calendar year, ten days ahead.
 * @throws Refusal INVALID (`plannedOn`), REQUIRED, LIMIT for a second one in a year, ALREADY_EXISTS while one is open, STATE
 *   where nothing is reported
 */
export async function announceInspection(scope: Scope, input: AnnounceInspection): Promise<Inspection> {
  const problems = new Problems('');
  const inspectorName = readName(input.inspectorName, 200, problems.at('inspectorName'));
  const subject = readText(input.subject, 2000, problems.at('subject')) ?? '';
  if (subject === '') problems.at('subject').add('REQUIRED');
  const earliest = addDays(clock.today(), ANNOUNCED_DAYS);
  if (input.plannedOn < earliest)
    problems.at('plannedOn').add('INVALID', { reason: 'TOO_SOON', earliest, days: ANNOUNCED_DAYS });
  refuseAll(problems.list);
  return changeRunning(scope, { dealId: input.dealId }, 'OWNER', async ({ tx, running }) => {
    if (running.state === 'AWAITING_OPENING')
      throw new Refusal('STATE', { params: { state: running.state, action: 'announceInspection' } });
    const others = await tx.findBy(Inspection, { runningId: running.id, state: Not('CANCELLED') });
    if (others.some(({ state }) => state !== 'CONCLUDED')) throw new Refusal('ALREADY_EXISTS');
    const year = input.plannedOn.slice(0, 4);
    if (others.some(({ plannedOn }) => plannedOn.startsWith(year)))
      throw new Refusal('LIMIT', { field: 'plannedOn', params: { year, max: 1 } });
    const inspection = Object.assign(new Inspection(), {
      id: newId(),
      runningId: running.id,
      state: 'ANNOUNCED',
      version: 1,
      plannedOn: input.plannedOn,
      inspector: input.inspector,
      inspectorName,
      subject,
      announcedBy: userIdOf(scope),
      announcedAt: clock.now(),
      conclusion: null,
      concludedBy: null,
      concludedAt: null,
      dueAsReported: null,
      dueAsFound: null,
      cost: null,
      costBearer: null,
    } satisfies Inspection);
    await tx.insert(Inspection, inspection as object);
    const { id, plannedOn, inspector } = inspection;
    await mailSides(tx, scope.app, running, 'inspectionAnnounced', ['LICENSEE', 'LICENSEE_ADMINISTRATOR'], {
      day: plannedOn,
    });
    return {
      action: 'announceInspection',
      facts: { inspectionId: id, plannedOn, inspector },
      personal: { inspectorName, subject },
      answer: inspection,
    };
  });
}

export interface LogInspection {
  inspectionId: string;
  lookedAt: string;
  finding?: string | null;
  fileIds: readonly string[];
}

/**
 * A side adds a line to the log, from the announced day on: what was looked at, and what was seen.
 * @throws Refusal NOT_FOUND, STATE before its day and after its end, REQUIRED, TOO_LONG
 */
export async function logInspection(scope: Scope, input: LogInspection): Promise<Inspection> {
  const problems = new Problems('');
  const lookedAt = readText(input.lookedAt, 1000, problems.at('lookedAt')) ?? '';
  if (lookedAt === '') problems.at('lookedAt').add('REQUIRED');
  const finding = readText(input.finding, 2000, problems.at('finding'));
  checkFiles(input.fileIds, problems.at('fileIds'));
  refuseAll(problems.list);
  return changeInspection(scope, input.inspectionId, 'EITHER', async (change, inspection) => {
    const { tx, side } = change;
    if (side === null) throw new Refusal('FORBIDDEN');
    const state = inspectionStates.next(inspection.state, 'log');
    if (clock.today() < inspection.plannedOn)
      throw new Refusal('STATE', { params: { action: 'logInspection', from: inspection.plannedOn } });
    const files = await attachEvidence(change, input.fileIds);
    const entry = Object.assign(new InspectionEntry(), {
      id: newId(),
      inspectionId: inspection.id,
      lookedAt,
      finding,
      fileIds: files.map(({ fileId }) => fileId),
      side,
      byUser: userIdOf(scope),
      at: clock.now(),
    } satisfies InspectionEntry);
    await tx.insert(InspectionEntry, entry as object);
    Object.assign(inspection, { state });
    return { action: 'logInspection', facts: { entryId: entry.id, files }, personal: { lookedAt, finding } };
  });
}

/** The unit calls an announced inspection off. @throws Refusal NOT_FOUND, REQUIRED, STATE once it has begun */
export async function cancelInspection(
  scope: Scope,
  input: { inspectionId: string; reason: string },
): Promise<Inspection> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return changeInspection(scope, input.inspectionId, 'OWNER', async (_change, inspection) => {
    const state = inspectionStates.next(inspection.state, 'cancel');
    Object.assign(inspection, {
      state,
      conclusion: reason,
      concludedBy: userIdOf(scope),
      concludedAt: clock.now(),
    });
    return { action: 'cancelInspection', personal: { reason } };
  });
}

/** Changes one inspection under the lock of its contract; the changed record is written with the audit event. */
export async function changeInspection(
  scope: Scope,
  inspectionId: string,
  who: 'OWNER' | 'EITHER',
  work: (
    change: RunningChange,
    inspection: Inspection,
  ) => Promise<{ action: string; facts?: Record<string, unknown>; personal?: Record<string, unknown> }>,
): Promise<Inspection> {
  const dealId = await dealIdOfInspection(scope, inspectionId);
  return changeRunning(scope, { dealId }, who, async (change) => {
    const inspection = await change.tx.findOneByOrFail(Inspection, { id: inspectionId });
    const { action, facts, personal } = await work(change, inspection);
    inspection.version += 1;
    await change.tx.save(inspection);
    const all = { inspectionId, inspectionState: inspection.state, on: dayOf(clock.now()), ...facts };
    return { action, facts: all, ...(personal ? { personal } : {}), answer: inspection };
  });
}

async function dealIdOfInspection({ app, actor }: Scope, inspectionId: string): Promise<string> {
  const { manager } = app.db;
  const found = isId(inspectionId) ? await manager.findOneBy(Inspection, { id: inspectionId }) : null;
  const running = found && (await manager.findOneBy(RunningContract, { id: found.runningId }));
  if (!running || !runningPolicy.see(actor, running))
    throw new Refusal('NOT_FOUND', { field: 'inspectionId' });
  return running.dealId;
}
