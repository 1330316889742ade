import type { App, Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readText } from '../../../../platform/input/texts.ts';
import { Organization } from '../../../accounts/accounts.types.ts';
import { changeDemand, notNow, presentState } from '../../change-demand.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { DemandInvitation } from '../../data/demand-parts.entity.ts';
import { refuseIneligible } from '../../eligible.ts';
import { mailDemand } from '../demand-mails.ts';
import { byPoster } from '../write/save-demand.service.ts';

export interface InviteToBid {
  demandId: string;
  organizationId: string;
  message?: string | null;
}

/**
 * The poster invites an organisation to bid, or to answer a plain demand. Before the publication nobody is written to
 * yet. An invitation of a DIRECTED demand is what lets an organisation bid at all.
 * @throws Refusal NOT_FOUND for demand or organisation, FORBIDDEN, STATE once no bids are taken, INVALID for who may not
 *   bid, ALREADY_EXISTS
 */
export async function inviteToBid(scope: Scope, input: InviteToBid): Promise<DemandInvitation> {
  const message = readMessage(input.message);
  let invitation: DemandInvitation | undefined;
  await changeDemand(scope, { demandId: input.demandId }, byPoster, async ({ tx, demand }) => {
    refuseOver(demand);
    const invited = isId(input.organizationId)
      ? await tx.findOneBy(Organization, { id: input.organizationId, status: 'CONFIRMED' })
      : null;
    if (!invited) throw new Refusal('NOT_FOUND', { field: 'organizationId' });
    refuseIneligible(demand, invited, 'organizationId');
    const key = { demandId: demand.id, organizationId: invited.id };
    if (await tx.existsBy(DemandInvitation, key)) throw new Refusal('ALREADY_EXISTS');
    invitation = Object.assign(new DemandInvitation(), {
      id: newId(),
      ...key,
      message,
      byUser: actingUser(scope.actor)?.userId ?? null,
      at: clock.now(),
    });
    await tx.insert(DemandInvitation, invitation);
    if (demand.publishedAt !== null) await mailInvitation(tx, scope.app, demand, invitation);
    return { action: 'inviteToBid', beside: true, facts: { organizationId: invited.id } };
  });
  if (!invitation) throw new Error('demands: an invitation was not written');
  return invitation;
}

/**
 * Takes an invitation back while the demand is not published yet.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE once it is published
 */
export function withdrawInvitation(
  scope: Scope,
  input: { demandId: string; organizationId: string },
): Promise<Demand> {
  return changeDemand(scope, { demandId: input.demandId }, byPoster, async ({ tx, demand }) => {
    if (demand.publishedAt !== null) throw notNow(presentState(demand), 'withdrawInvitation');
    const key = { demandId: demand.id, organizationId: input.organizationId };
    const found = isId(input.organizationId) ? await tx.findOneBy(DemandInvitation, key) : null;
    if (!found) throw new Refusal('NOT_FOUND', { field: 'organizationId' });
    await tx.delete(DemandInvitation, { id: found.id });
    return {
      action: 'withdrawInvitation',
      beside: true,
      facts: { organizationId: found.organizationId },
    };
  });
}

/** Whether an organisation was invited. */
export function isInvited(tx: Transaction, demandId: string, organizationId: string): Promise<boolean> {
  return tx.existsBy(DemandInvitation, { demandId, organizationId });
}

/** Writes to everybody who was invited before the publication. */
export async function mailInvited(tx: Transaction, app: App, demand: Demand): Promise<void> {
  for (const invitation of await tx.findBy(DemandInvitation, { demandId: demand.id }))
    await mailInvitation(tx, app, demand, invitation);
}

function mailInvitation(
  tx: Transaction,
  app: App,
  demand: Demand,
  { organizationId, message }: DemandInvitation,
): Promise<void> {
  return mailDemand(tx, app, demand, {
    mail: 'invited',
    organizationIds: [organizationId],
    values: { message: message ?? '' },
  });
}

function refuseOver(demand: Demand): void {
  const state = presentState(demand);
  if (['DRAFT', 'RETURNED', 'UNDER_REVIEW', 'OPEN'].includes(state)) return;
  throw notNow(state, 'inviteToBid');
}

function readMessage(text: string | null | undefined): string | null {
  const problems = new Problems('message');
  const message = readText(text, 2000, problems);
  refuseAll(problems.list);
  return message;
}
