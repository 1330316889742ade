import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { tell } from '../../../platform/outbox/outbox.service.ts';
import { Delegation } from '../delegations/delegation.entity.ts';
import { Form } from '../form.ts';
import { Membership } from '../members/membership.entity.ts';
import { MEMBERSHIP_TOPIC } from '../members/membership.topic.ts';
import { User } from '../members/user.entity.ts';
import { Session } from '../sessions/session.entity.ts';
import { MAX_NAME } from '../text-limits.ts';
import { Viewer } from './viewer.types.ts';

const LOCALES = ['zh-CN', 'en'];
const MOST_DELEGATIONS = 100;

/** Who is signed in, or null. */
export async function viewer({ actor }: Scope): Promise<Viewer | null> {
  return actor.kind === 'user' ? new Viewer(actor) : null;
}

/** One's own sessions that are not over, the one used last first. */
export function ownSessions(scope: Scope): Promise<Session[]> {
  const { userId } = requireUser(scope.actor);
  return scope.app.db
    .createQueryBuilder(Session, 'session')
    .where('session.userId = :userId AND session.expiresAt > :now', { userId, now: clock.now() })
    .orderBy('session.lastSeenAt', 'DESC')
    .addOrderBy('session.id', 'DESC')
    .limit(100)
    .getMany();
}

/** What is lent to one's own memberships today. */
export function delegationsToday(scope: Scope): Promise<Delegation[]> {
  const { userId } = requireUser(scope.actor);
  return scope.app.db
    .createQueryBuilder(Delegation, 'delegation')
    .innerJoin(Membership, 'own', 'own.id = delegation.toMembershipId')
    .where(`own.userId = :userId AND own.status = 'ACTIVE' AND delegation.revokedAt IS NULL`, { userId })
    .andWhere('CAST(:today AS date) BETWEEN delegation.startsOn AND delegation.endsOn', {
      today: clock.today(),
    })
    .orderBy('delegation.startsOn')
    .addOrderBy('delegation.id')
    .limit(MOST_DELEGATIONS)
    .getMany();
}

/** What one's own memberships lent, also what is over, the newest first. */
export function delegationsGiven(scope: Scope): Promise<Delegation[]> {
  const { userId } = requireUser(scope.actor);
  return scope.app.db
    .createQueryBuilder(Delegation, 'delegation')
    .innerJoin(Membership, 'own', 'own.id = delegation.fromMembershipId')
    .where('own.userId = :userId', { userId })
    .orderBy('delegation.startsOn', 'DESC')
    .addOrderBy('delegation.id', 'DESC')
    .limit(MOST_DELEGATIONS)
    .getMany();
}

/** Changes one's own name or language; what is absent stays. */
export async function editProfile(
  scope: Scope,
  input: { name?: string | null; locale?: string | null },
): Promise<void> {
  const { userId } = requireUser(scope.actor);
  const form = new Form();
  const changes: Partial<Pick<User, 'name' | 'locale'>> = {};
  if (input.name != null) changes.name = form.required('name', input.name, MAX_NAME);
  if (input.locale != null) {
    if (!LOCALES.includes(input.locale)) form.refuse('INVALID', 'locale', { possible: LOCALES.join(' ') });
    changes.locale = input.locale;
  }
  Form.check(form);
  if (Object.keys(changes).length === 0) return;
  await inTransaction(scope.app.db, async (tx) => {
    await tx.update(User, { id: userId }, changes);
    await audit(tx, scope, {
      caseType: 'User',
      caseId: userId,
      action: 'editProfile',
      facts: { fields: Object.keys(changes).sort() },
      personal: changes,
    });
    if (changes.name === undefined) return;
    const memberships = await tx.findBy(Membership, { userId, status: 'ACTIVE' });
    await tell(
      tx,
      MEMBERSHIP_TOPIC,
      memberships.map(({ id }) => id),
    );
  });
}
