import type { Request, Response } from 'express';
import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import { Membership } from '../../server/features/accounts/members/membership.entity.ts';
import { User } from '../../server/features/accounts/members/user.entity.ts';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import type { App } from '../../server/platform/app.ts';
import { type Actor, VISITOR } from '../../server/platform/auth/actor.ts';
import type { Role } from '../../server/platform/auth/roles.ts';
import { clock } from '../../server/platform/clock.ts';
import { RequestContext } from '../../server/platform/graphql/context.ts';
import { newId } from '../../server/platform/ids.ts';

/** Asks the schema as an actor, without the HTTP in front of it. */
export function ask(
  app: App,
  schema: GraphQLSchema,
  source: string,
  variableValues: Record<string, unknown> = {},
  actor: Actor = VISITOR,
): Promise<ExecutionResult<Record<string, unknown>>> {
  const contextValue = new RequestContext(
    app,
    { ip: '127.0.0.1' } as Request,
    {} as Response,
    async () => actor,
  );
  return graphql({ schema, source, variableValues, contextValue }) as Promise<
    ExecutionResult<Record<string, unknown>>
  >;
}

/** A confirmed institute of the province, unless told. */
export async function addOrganization(app: App, values: Partial<Organization> = {}): Promise<Organization> {
  const id = newId();
  const organization = app.db.manager.create(Organization, {
    id,
    name: `松花农业研究院 ${id.slice(-4)}`,
    nameEn: null,
    shortName: null,
    kind: 'INSTITUTE',
    creditCode: id.slice(-18),
    provinceCode: '230000',
    cityCode: '230100',
    industryDivision: null,
    sizeClass: null,
    intro: null,
    website: null,
    status: 'CONFIRMED',
    employees: null,
    revenue: null,
    assets: null,
    stateFunded: true,
    subordination: 'PROVINCIAL',
    secrecyOffice: null,
    noticeToEveryone: false,
    createdAt: clock.now(),
    decidedAt: clock.now(),
    version: 1,
    ...values,
  });
  await app.db.manager.insert(Organization, organization);
  return organization;
}

/** A user with one membership, acting as it. */
export async function addActor(
  app: App,
  organizationId: string,
  role: Role,
): Promise<Actor & { membershipId: string }> {
  const userId = newId();
  const membershipId = newId();
  await app.db.manager.insert(User, {
    id: userId,
    name: '王敏',
    email: `${userId}@example.org`,
    locale: 'zh-CN',
    passwordHash: 'none',
    totpSecret: null,
    totpLastStep: null,
    lastMembershipId: null,
    createdAt: clock.now(),
  });
  await app.db.manager.insert(Membership, {
    id: membershipId,
    userId,
    organizationId,
    roles: [role],
    title: null,
    department: null,
    status: 'ACTIVE',
    requestedAt: clock.now(),
    decidedAt: clock.now(),
    version: 1,
  });
  const roles = new Set([role]);
  return {
    kind: 'user',
    userId,
    sessionId: newId(),
    membershipId,
    organizationId,
    roles,
    secondFactor: false,
    consentGiven: true,
  };
}
