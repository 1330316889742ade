import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock, DAY_MS } from '../../../../platform/clock.ts';
import {
  brokenConstraint,
  inTransaction,
  type Transaction,
} from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason, readText } from '../../../../platform/input/texts.ts';
import { organizationById } from '../../../accounts/accounts.loaders.ts';
import { presentBroker } from '../../broker.loaders.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { requireBroker } from '../../require-broker.ts';
import { BrokerInvitation } from '../data/broker-invitation.entity.ts';
import { BrokerWish } from '../data/broker-wish.entity.ts';
import { knownBrokers } from '../facts/known-brokers.ts';
import { type BrokerSubject, noSubject, readSubject, sideOfClient } from '../facts/subject.ts';
import { isWantedSql } from '../facts/wanted-condition.ts';
import type { BrokerInvitationWay, BrokerSubjectKind, WantedKind } from '../matching.enums.ts';
import { mailBroker, mailClient } from '../matching.mails.ts';
import { invitationStates } from '../matching.states.ts';
import { storeInvitation } from './change-invitation.ts';

interface Approach {
  subjectId: string;
  message: string;
  terms?: string | null;
  /** Days in which it can be answered; 14 unless told. */
  days?: number | null;
}

export type InviteBroker = Approach & { kind: BrokerSubjectKind; brokerId: string };
export type OfferToBroker = Approach & { kind: WantedKind };

const USUAL_DAYS = 14;
const MOST_DAYS = 60;

/**
 * The client invites a confirmed broker to be engaged for a result, a demand or a deal.
 * @throws Refusal NOT_FOUND for subject or broker, FORBIDDEN, STATE for what is over, INVALID (reason BARRED) for a broker
 *   with a conflict of interest or without time, ALREADY_EXISTS while one waits, REQUIRED, TOO_LONG, LIMIT
 */
export async function inviteBroker(scope: Scope, input: InviteBroker): Promise<BrokerInvitation> {
  const content = readApproach(input);
  const subject = await openSubject(scope, input.kind, input.subjectId);
  const { organizationId } = sideOfClient(scope.actor, subject, 'acts');
  return inTransaction(scope.app.db, async (tx) => {
    const broker = await presentBroker(tx, input.brokerId, 'SHARE');
    if (broker?.state !== 'CONFIRMED') throw new Refusal('NOT_FOUND', { field: 'brokerId' });
    const invitation = await send(
      tx,
      scope,
      'INVITATION',
      { broker, subject, clientId: organizationId },
      content,
    );
    await mailBroker(tx, scope.app, 'invited', broker, subject, { message: content.message });
    return invitation;
  });
}

/**
 * A confirmed broker offers the work to a client whose result or demand wants one.
 * @throws Refusal as `inviteBroker`; STATE (reason NOT_WANTED) where no broker is wanted
 */
export async function offerToBroker(scope: Scope, input: OfferToBroker): Promise<BrokerInvitation> {
  const content = readApproach(input);
  const subject = await openSubject(scope, input.kind, input.subjectId);
  return inTransaction(scope.app.db, async (tx) => {
    const broker = await requireBroker(tx, scope);
    const clientId = await wantingClient(tx, input.kind, subject);
    const invitation = await send(tx, scope, 'OFFER', { broker, subject, clientId }, content);
    await mailClient(tx, scope.app, 'offered', invitation, broker, subject, { message: content.message });
    return invitation;
  });
}

async function openSubject(
  { app }: Scope,
  kind: BrokerSubjectKind,
  subjectId: string,
): Promise<BrokerSubject> {
  const subject = await readSubject(app, kind, subjectId);
  if (!subject) throw noSubject();
  if (subject.isOpen) return subject;
  throw new Refusal('STATE', { field: 'subjectId', params: { action: 'approach', reason: 'OVER' } });
}

/** The client of a subject that stands on the wanted board today. */
async function wantingClient(tx: Transaction, kind: WantedKind, { id }: BrokerSubject): Promise<string> {
  const wish = await tx
    .createQueryBuilder(BrokerWish, 'wish')
    .where('wish.kind = :kind AND wish.subjectId = :id', { kind, id })
    .andWhere(isWantedSql('wish'), { today: clock.today(), now: clock.now() })
    .getOne();
  if (wish) return wish.organizationId;
  throw new Refusal('STATE', { field: 'subjectId', params: { action: 'approach', reason: 'NOT_WANTED' } });
}

async function send(
  tx: Transaction,
  scope: Scope,
  way: BrokerInvitationWay,
  { broker, subject, clientId }: { broker: BrokerProfile; subject: BrokerSubject; clientId: string },
  content: Pick<BrokerInvitation, 'message' | 'terms' | 'expiresAt'>,
): Promise<BrokerInvitation> {
  await refuseBarred(tx, broker, subject, clientId);
  const place = {
    brokerId: broker.id,
    clientOrganizationId: clientId,
    subjectKind: subject.kind,
    subjectId: subject.id,
  };
  await tidyExpired(tx, scope, place);
  const organization = (await organizationById.batch(scope.app, [broker.organizationId])).get(
    broker.organizationId,
  );
  const invitation = Object.assign(new BrokerInvitation(), {
    id: newId(),
    way,
    lastState: 'SENT' as const,
    version: 1,
    ...place,
    agencyId: organization?.kind === 'AGENCY' ? organization.id : null,
    ...content,
    sentBy: requireUser(scope.actor).userId,
    sentAt: clock.now(),
    answeredBy: null,
    answeredAt: null,
    reason: null,
    note: null,
    engagementId: null,
  });
  try {
    await storeInvitation(tx, scope, invitation, way === 'OFFER' ? 'offerToBroker' : 'inviteBroker');
  } catch (error) {
    if (brokenConstraint(error) === 'broker_invitation_open') {
      throw new Refusal('ALREADY_EXISTS', { field: 'subjectId' });
    }
    throw error;
  }
  return invitation;
}

async function refuseBarred(
  tx: Transaction,
  { id }: BrokerProfile,
  subject: BrokerSubject,
  clientId: string,
): Promise<void> {
  const [candidate] = await knownBrokers(tx, subject, clientId, clock.now(), id);
  const bar = candidate?.bars[0];
  if (bar) throw new Refusal('INVALID', { field: 'brokerId', params: { reason: 'BARRED', bar } });
}

/** Writes down that an earlier one was not answered in time, so that the same can be asked again. */
async function tidyExpired(
  tx: Transaction,
  scope: Scope,
  place: Pick<BrokerInvitation, 'brokerId' | 'clientOrganizationId' | 'subjectKind' | 'subjectId'>,
): Promise<void> {
  const earlier = await tx.findOne(BrokerInvitation, {
    where: { ...place, lastState: 'SENT' },
    lock: { mode: 'pessimistic_write' },
  });
  if (earlier?.state !== 'EXPIRED') return;
  earlier.lastState = invitationStates.next(earlier.lastState, 'expire');
  earlier.version += 1;
  await storeInvitation(tx, scope, earlier, 'expireInvitation');
}

function readApproach(input: Approach): Pick<BrokerInvitation, 'message' | 'terms' | 'expiresAt'> {
  const problems = new Problems('');
  const message = readReason(input.message, problems.at('message')) ?? '';
  const terms = readText(input.terms, 500, problems.at('terms'));
  const days = input.days ?? USUAL_DAYS;
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    problems.at('days').add('INVALID', { reason: 'RANGE', min: 1, max: MOST_DAYS });
  }
  refuseAll(problems.list);
  return { message, terms, expiresAt: clock.in(days * DAY_MS) };
}
