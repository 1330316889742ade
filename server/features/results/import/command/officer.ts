import { type App, jobScope, type Scope } from '../../../../platform/app.ts';
import { normalizeCreditCode } from '../../../../platform/standards/credit-code.ts';
import { memberActor } from '../../../accounts/authenticate.ts';
import { membersWithRole, type RoleHolder } from '../../../accounts/members/members-with-role.ts';
import { findOrganizations } from '../../../accounts/organizations/find-organizations.service.ts';
import { BadCall, type Options } from './options.ts';

/**
 * The scope of the officer who is named, or who is the only one that can be meant.
 * @throws BadCall where nobody or several can be meant
 */
export async function scopeOfOfficer(
  app: App,
  options: Pick<Options, 'organization' | 'user'>,
): Promise<Scope> {
  const { organization, user } = options;
  const organizationId = organization === null ? null : await organizationWith(app, organization);
  const officers = await membersWithRole(app.db.manager, organizationId, 'OFFICER');
  const meant = officers.filter(({ email }) => user === null || email === user.trim().toLowerCase());
  const [officer, ...others] = meant;
  if (!officer) {
    throw new BadCall(
      `没有这样的管理人员 there is no such officer: ${[user, organization].filter(Boolean).join(' @ ') || '-'}`,
    );
  }
  if (others.length > 0) throw new BadCall(severalOfficers(meant, user !== null));
  const actor = await memberActor(app, officer);
  if (!actor) throw new BadCall(`${officer.email}: 成员资格已结束 the membership is over`);
  return { app, actor, address: null };
}

function severalOfficers(officers: readonly RoleHolder[], isNamed: boolean): string {
  if (isNamed) return '此人在多个单位任职，请用 --organization 指明。 Name the unit with --organization.';
  const known = officers.slice(0, 5).map(({ email }) => email);
  return `请用 --user 指明是谁，例如 Name the officer with --user, such as: ${known.join(' ')}`;
}

async function organizationWith(app: App, creditCode: string): Promise<string> {
  const code = normalizeCreditCode(creditCode);
  const page = await findOrganizations(jobScope(app, 'import'), {
    text: creditCode,
    first: 100,
    after: null,
  });
  const found = page.edges.find(({ node }) => node.creditCode === code);
  if (!found) throw new BadCall(`没有已确认的单位 there is no confirmed organisation with ${creditCode}`);
  return found.node.id;
}
