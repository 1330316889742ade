import type { OrganizationKind } from '../../server/features/accounts/accounts.enums.ts';
import { memberActor } from '../../server/features/accounts/authenticate.ts';
import {
  CONSENT_DOCUMENT_NAMES,
  CURRENT_VERSIONS,
} from '../../server/features/accounts/consents/documents.ts';
import { confirmMembership } from '../../server/features/accounts/members/decide-membership.service.ts';
import { Membership } from '../../server/features/accounts/members/membership.entity.ts';
import { confirmOrganization } from '../../server/features/accounts/organizations/decide-organization.service.ts';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { foundPlatform } from '../../server/features/accounts/sign-up/found-platform.service.ts';
import { foundOrJoin, join, type NewOrganization } from '../../server/features/accounts/sign-up/place.ts';
import { type NewPerson, signUp } from '../../server/features/accounts/sign-up/sign-up.service.ts';
import { type App, jobScope, type Scope } from '../../server/platform/app.ts';
import type { Role } from '../../server/platform/auth/roles.ts';
import {
  creditCodeCheckCharacter,
  organizationCheckCharacter,
} from '../../server/platform/standards/credit-code.ts';
import type { ApiClient, ServedApi } from './api.ts';

export const PASSWORD = 'Gleis-7-Birke';

/** A person in a test, as one membership. */
export interface Member {
  email: string;
  userId: string;
  membershipId: string;
  organizationId: string;
}

let made = 0;

/** The consents that every sign-up needs. */
export const CONSENTS = CONSENT_DOCUMENT_NAMES.map((document) => ({
  document,
  documentVersion: CURRENT_VERSIONS[document],
}));

/** A valid credit code that no other call gives. */
export function newCreditCode(): string {
  const number = String(++made).padStart(8, '0');
  const first17 = `91230100${number}${organizationCheckCharacter(number)}`;
  return `${first17}${creditCodeCheckCharacter(first17)}`;
}

/** Somebody with an address that no other call gives. */
export function newPerson(values: Partial<NewPerson> = {}): NewPerson {
  const number = ++made;
  return {
    email: `person${number}@example.cn`,
    password: PASSWORD,
    name: `成员${number}`,
    consents: CONSENTS,
    ...values,
  };
}

/** An organisation that nobody has signed up yet. */
export function newOrganization(
  kind: OrganizationKind,
  values: Partial<NewOrganization> = {},
): NewOrganization {
  return {
    kind,
    creditCode: newCreditCode(),
    name: `单位${++made}`,
    provinceCode: '230000',
    cityCode: '230100',
    ...(kind === 'ENTERPRISE' ? { industryDivision: 'C29' } : {}),
    ...values,
  };
}

/** The platform's own organisation with its first operator, who is its administrator too. */
export async function makeOperator(app: App): Promise<Member> {
  const person = newPerson();
  const membership = await foundPlatform(jobScope(app, 'test'), person, newOrganization('PLATFORM'));
  return memberOf(person, membership);
}

/** A confirmed organisation with its administrator. */
export async function makeOrganization(
  app: App,
  operator: Member,
  kind: OrganizationKind,
  values: Partial<NewOrganization> = {},
): Promise<{ organization: Organization; administrator: Member }> {
  const person = newPerson();
  const place = foundOrJoin(newOrganization(kind, values), [kind]);
  const membership = await signUp(jobScope(app, 'test'), person, place);
  const organization = await confirmOrganization(await scopeOf(app, operator), {
    organizationId: membership.organizationId,
    expectedVersion: 1,
  });
  return { organization, administrator: memberOf(person, membership) };
}

/** A member in force with these roles. */
export async function makeMember(
  app: App,
  administrator: Member,
  roles: readonly Role[],
  values: Partial<NewPerson> = {},
): Promise<Member> {
  const waiting = await askToJoin(app, administrator.organizationId, roles, values);
  await confirmMembership(await scopeOf(app, administrator), { ...waiting, expectedVersion: 1, roles });
  return waiting;
}

/** A member who waits for confirmation. */
export async function askToJoin(
  app: App,
  organizationId: string,
  roles: readonly Role[],
  values: Partial<NewPerson> = {},
): Promise<Member> {
  const person = newPerson(values);
  const { kind } = await app.db.manager.findOneByOrFail(Organization, { id: organizationId });
  return memberOf(person, await signUp(jobScope(app, 'test'), person, join(organizationId, [kind]), roles));
}

/** What a service works in when this member acts, with the roles of today. */
export async function scopeOf(app: App, member: Member): Promise<Scope> {
  const actor = await memberActor(app, member);
  if (!actor) throw new Error('This membership is not in force');
  return { app, actor, address: null };
}

/** A browser in which the member is signed in and acts as this membership. */
export async function signedIn(api: ServedApi, member: Member): Promise<ApiClient> {
  const client = api.visitor();
  const { viewer } = await client.mutate<{ viewer: { acting: { id: string } | null } | null }>(
    'signIn',
    { email: member.email, password: PASSWORD },
    '{ viewer { acting { id } } }',
  );
  if (!viewer) throw new Error(`${member.email} could not sign in`);
  if (viewer.acting && viewer.acting.id !== member.membershipId) {
    await client.mutate('actAs', { membershipId: member.membershipId }, '{ userErrors { code } }');
  }
  return client;
}

/** The row of a membership as it is now. */
export function membershipRow(app: App, { membershipId }: { membershipId: string }): Promise<Membership> {
  return app.db.manager.findOneByOrFail(Membership, { id: membershipId });
}

function memberOf({ email }: NewPerson, membership: Membership): Member {
  const { id, userId, organizationId } = membership;
  return { email, userId, membershipId: id, organizationId };
}
