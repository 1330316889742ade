import type { Scope } from '../../../platform/app.ts';
import { auditAll } from '../../../platform/audit/audit.service.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import type { OrganizationKind } from '../accounts.enums.ts';
import { mailMembershipAsked, mailOrganizationAsked, mailReceived } from '../accounts.mails.ts';
import { Consent } from '../consents/consent.entity.ts';
import { type ConsentInput, checkAllConsents, consentRows } from '../consents/consents.service.ts';
import { Form } from '../form.ts';
import { readEmail } from '../members/email.ts';
import { Membership } from '../members/membership.entity.ts';
import { User } from '../members/user.entity.ts';
import { checkNewPassword, hashPassword } from '../passwords/password.ts';
import { checkRoles, ROLE_OF_JOINER } from '../role-rules.ts';
import { countAttempt, LIMITS } from '../sessions/attempts.ts';
import { MAX_NAME, MAX_TITLE } from '../text-limits.ts';
import { insertUnlessThere } from './insert-unless-there.ts';
import type { Place, PlaceFinder } from './place.ts';

export interface NewPerson {
  email: string;
  password: string;
  name: string;
  title?: string | null;
  department?: string | null;
  locale?: string;
  consents: readonly ConsentInput[];
}

/** The new account before its password is hashed, and the membership's own fields. */
interface Person {
  user: Omit<User, 'passwordHash'>;
  title: string | null;
  department: string | null;
}

/** What a sign-up made. */
export interface Entry extends Place {
  membership: Membership;
}

/**
 * Makes an account with a membership that waits: as first member of an organisation that waits too, with the role
 * ADMINISTRATOR beside the kind's own, or as one who asks to join with that role or those given.
 * @throws Refusal for everything that is wrong in the form; ALREADY_EXISTS for an address that has an account
 */
export async function signUp(
  scope: Scope,
  input: NewPerson,
  place: PlaceFinder,
  roles?: readonly Role[],
): Promise<Membership> {
  const enter = await prepareSignUp(scope, input, place, roles);
  return inTransaction(scope.app.db, async (tx) => (await enter(tx)).membership);
}

/** Checks the form and hashes the password, which takes long; what it answers writes everything in a transaction. */
export async function prepareSignUp(
  scope: Scope,
  input: NewPerson,
  place: PlaceFinder,
  roles?: readonly Role[],
): Promise<(tx: Transaction) => Promise<Entry>> {
  await countAttempt(scope.app.db, LIMITS.signUpAddress, scope.address);
  const form = new Form();
  const person = readPerson(form, input);
  Form.check(form, place.form);
  const user = Object.assign(new User(), person.user, { passwordHash: await hashPassword(input.password) });
  return async (tx) => {
    if (!(await insertUnlessThere(tx, User, user))) throw new Refusal('ALREADY_EXISTS', { field: 'email' });
    const found = await place.find(tx);
    const { organization, founded } = found;
    const membership = waitingMembership(person, found, roles);
    await tx.insert(Membership, membership);
    await tx.insert(Consent, consentRows(user.id, input.consents));
    await record(tx, scope, found, user, membership, input.consents);
    await mailReceived(tx, scope.app, user, organization);
    const mailDeciders = founded ? mailOrganizationAsked : mailMembershipAsked;
    await mailDeciders(tx, scope.app, organization, user);
    return { organization, founded, membership };
  };
}

function readPerson(form: Form, input: NewPerson): Person {
  const email = readEmail(form, 'email', input.email);
  checkNewPassword(form, 'password', input.password, email);
  checkAllConsents(form, input.consents);
  const user = {
    id: newId(),
    name: form.required('name', input.name, MAX_NAME),
    email,
    locale: input.locale ?? 'zh-CN',
    totpSecret: null,
    totpLastStep: null,
    lastMembershipId: null,
    createdAt: clock.now(),
  };
  const title = form.optional('title', input.title, MAX_TITLE);
  const department = form.optional('department', input.department, MAX_TITLE);
  return { user, title, department };
}

function waitingMembership(person: Person, place: Place, roles: readonly Role[] | undefined): Membership {
  const { kind, id: organizationId } = place.organization;
  const wanted = roles ?? [ROLE_OF_JOINER[kind]];
  return Object.assign(new Membership(), {
    id: newId(),
    userId: person.user.id,
    organizationId,
    roles: checkRoles(kind, place.founded ? ['ADMINISTRATOR', ...wanted] : wanted),
    title: person.title,
    department: person.department,
    status: 'PENDING' as const,
    requestedAt: clock.now(),
    decidedAt: null,
    version: 1,
  });
}

async function record(
  tx: Transaction,
  scope: Scope,
  { organization, founded }: Place,
  user: User,
  membership: Membership,
  consents: readonly ConsentInput[],
): Promise<void> {
  const action = 'signUp';
  await auditAll(tx, scope, [
    ...(founded ? [organizationSignedUp(organization)] : []),
    {
      caseType: 'Membership',
      caseId: membership.id,
      action,
      facts: {
        after: membership.status,
        roles: membership.roles,
        organizationId: organization.id,
        userId: user.id,
      },
    },
    {
      caseType: 'User',
      caseId: user.id,
      action,
      facts: { consents: consents.map(({ document, documentVersion }) => ({ document, documentVersion })) },
      personal: { name: user.name, email: user.email },
    },
  ]);
}

function organizationSignedUp({
  id,
  status,
  kind,
  creditCode,
  name,
}: {
  id: string;
  status: string;
  kind: OrganizationKind;
  creditCode: string;
  name: string;
}) {
  return {
    caseType: 'Organization',
    caseId: id,
    action: 'signUp',
    facts: { after: status, kind, creditCode, name },
  };
}
