import type { Role } from '../../../platform/auth/roles.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { membershipsOfUser } from '../accounts.loaders.ts';
import type { Viewer } from './viewer.types.ts';

/** Roles that move money. */
const MONEY_ROLES: readonly Role[] = ['FINANCE_OFFICER'];

/** Whether a role acted in, also a lent one, or a role of any active membership asks for a second factor. */
export async function isSecondFactorRequired(context: RequestContext, viewer: Viewer): Promise<boolean> {
  const memberships = await context.load(membershipsOfUser, viewer.userId);
  const own = memberships.filter(({ status }) => status === 'ACTIVE').flatMap(({ roles }) => roles);
  return [...viewer.actingRoles, ...own].some((role) => MONEY_ROLES.includes(role));
}
