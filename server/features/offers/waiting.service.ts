import type { Scope } from '../../platform/app.ts';
import { hasRole } from '../../platform/auth/actor.ts';
import { endOfDaySql, readWaiting, type Waiting, type WaitingSource } from '../../platform/waiting.ts';
import { isBeingDecidedSql } from '../decisions/decision-condition.ts';
import { isAnnouncedSql } from '../notices/notice-condition.ts';
import { isCompleterSql } from '../results/completers/completer-condition.ts';

export type OffersWaiting = 'OFFER_DRAFT' | 'OFFER_ANNOUNCE' | 'OFFER_OPEN';

const ofUnit = 'offer.organization_id = me.unit';
const isCompleter = isCompleterSql('offer.result_id', 'me.user_id');
const undecided = `offer.state = 'DRAFT' AND NOT ${isBeingDecidedSql('Offer', 'offer.id')}`;

const offer = (kind: OffersWaiting, where: string): WaitingSource<OffersWaiting> => ({
  kind,
  from: 'offer',
  where: `${ofUnit} AND ${where}`,
  caseId: 'offer.id',
  title: 'offer.title',
  since: 'offer.updated_at',
  until: endOfDaySql('offer.closes_on'),
  organizationId: 'offer.directed_to_id',
});

/** Completers clear and open nothing of their own result; who wrote a standing offer does not open it. */
const BY_OFFICE = [
  offer('OFFER_DRAFT', `${undecided} AND NOT ${isCompleter}`),
  offer('OFFER_ANNOUNCE', `offer.state = 'DECIDED' AND NOT ${isCompleter}`),
  offer(
    'OFFER_OPEN',
    `offer.state = 'ON_NOTICE' AND offer.written_by IS DISTINCT FROM me.user_id AND NOT ${isCompleter}
      AND ${isAnnouncedSql('Offer', 'offer.id', 'me.now')}`,
  ),
];

const OWN_DRAFTS = offer('OFFER_DRAFT', `${undecided} AND offer.created_by = me.user_id`);

/** Offers to be written, announced and opened: for the office, and drafts for the team that wrote them under a grant. */
export function offersWaiting(scope: Scope): Promise<Waiting<OffersWaiting>[]> {
  if (hasRole(scope.actor, ['OFFICER'])) return readWaiting(scope, BY_OFFICE);
  return readWaiting(scope, hasRole(scope.actor, ['RESEARCHER']) ? [OWN_DRAFTS] : []);
}
