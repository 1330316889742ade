import { actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';

type RulebookAction = 'see' | 'adopt';

/** What may be done with a unit's rulebook, by the unit's id. The rulebooks of provinces are public. */
export const rulebookPolicy: Policy<RulebookAction, { id: string }> = {
  see: (actor, { id }) =>
    actingUser(actor)?.organizationId === id || hasRole(actor, ['OPERATOR', 'REGULATOR']),
  adopt: (actor, { id }) => hasRole(actor, ['ADMINISTRATOR'], id),
};

/** What may be done with what all rulebooks share: days of effect of documents, the platform's rules, calendars. */
export const documentPolicy: Policy<'setDates' | 'amend' | 'loadCalendar', null> = {
  setDates: (actor) => hasRole(actor, ['OPERATOR']),
  amend: (actor) => hasRole(actor, ['OPERATOR']),
  loadCalendar: (actor) => hasRole(actor, ['OPERATOR']),
};
