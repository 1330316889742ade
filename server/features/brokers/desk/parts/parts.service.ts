import type { App, Scope } from '../../../../platform/app.ts';
import type { Actor } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import type { FileAccess } from '../../../../platform/files/file-access.ts';
import { attachFiles, discardFiles } from '../../../../platform/files/files.service.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { checkDays, readReason, readText } from '../../../../platform/input/texts.ts';
import type { BrokerLead } from '../data/broker-lead.entity.ts';
import { BrokerNote } from '../data/lead-parts.entity.ts';
import { leadPolicy } from '../desk.policy.ts';
import { changeLead, findLead } from '../leads/change-lead.ts';
import { LEAD_FILES } from '../leads/leads.service.ts';

export interface AddNote {
  leadId: string;
  text: string;
  withParty?: string | null;
  /** Today unless told. */
  happenedOn?: string | null;
  isPrivate?: boolean | null;
}

/** Notes what was said with a party. @throws Refusal NOT_FOUND, FORBIDDEN, REQUIRED, TOO_LONG, INVALID */
export async function addNote(scope: Scope, input: AddNote): Promise<BrokerLead> {
  const problems = new Problems('');
  const text = readReason(input.text, problems.at('text')) ?? '';
  const withParty = readText(input.withParty, 100, problems.at('withParty'));
  const happenedOn = input.happenedOn ?? clock.today();
  checkDays([{ field: 'happenedOn', day: happenedOn, latest: clock.today() }], problems);
  refuseAll(problems.list);
  return changeLead(scope, { leadId: input.leadId }, async (tx, lead) => {
    await tx.insert(BrokerNote, {
      id: newId(),
      leadId: lead.id,
      withParty,
      happenedOn,
      text,
      isPrivate: input.isPrivate ?? false,
      createdAt: clock.now(),
    });
    return { action: 'addBrokerNote', beside: true };
  });
}

/** Deletes a note. @throws Refusal NOT_FOUND, FORBIDDEN */
export function removeNote(
  scope: Scope,
  { leadId, noteId }: { leadId: string; noteId: string },
): Promise<BrokerLead> {
  return changeLead(scope, { leadId }, async (tx, lead) => {
    const { affected } = isId(noteId)
      ? await tx.delete(BrokerNote, { id: noteId, leadId: lead.id })
      : { affected: 0 };
    if (affected !== 1) throw new Refusal('NOT_FOUND', { field: 'noteId' });
    return { action: 'removeBrokerNote', beside: true };
  });
}

/** Adds documents to a card. @throws Refusal NOT_FOUND, FORBIDDEN, REQUIRED, INVALID */
export async function attachLeadFiles(
  scope: Scope,
  { leadId, fileIds }: { leadId: string; fileIds: readonly string[] },
): Promise<BrokerLead> {
  if (fileIds.length === 0) throw new Refusal('REQUIRED', { field: 'fileIds' });
  return changeLead(scope, { leadId }, async (tx, lead) => {
    const files = await attachFiles(tx, fileIds, { kind: LEAD_FILES, id: lead.id }, scope.actor);
    return {
      action: 'attachBrokerLeadFiles',
      beside: true,
      facts: { sha256: files.map((file) => file.sha256) },
    };
  });
}

/** Takes a document off a card; harmless where it is gone. @throws Refusal NOT_FOUND, FORBIDDEN */
export function removeLeadFile(
  scope: Scope,
  { leadId, fileId }: { leadId: string; fileId: string },
): Promise<BrokerLead> {
  return changeLead(scope, { leadId }, async (tx, lead) => {
    await discardFiles(tx, [fileId], { kind: LEAD_FILES, id: lead.id });
    return { action: 'removeBrokerLeadFile', beside: true };
  });
}

/** Documents are read by who reads the card. */
export const leadFileAccess: Readonly<Record<string, FileAccess>> = {
  [LEAD_FILES]: async (app: App, actor: Actor, { attachedId }) => {
    const lead = await findLead(app.db.manager, attachedId ?? '');
    return lead !== null && leadPolicy.see(actor, lead);
  },
};
