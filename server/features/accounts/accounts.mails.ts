import type { App } from '../../platform/app.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { sendMail } from '../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../platform/mail/templates.ts';
import { ACCOUNT_MAILS, type AccountMail } from './accounts.mail-texts.ts';
import type { Delegation } from './delegations/delegation.entity.ts';
import { membersWithRole } from './members/members-with-role.ts';
import type { Membership } from './members/membership.entity.ts';
import { User } from './members/user.entity.ts';
import type { Organization } from './organizations/organization.entity.ts';

type Reader = Pick<User, 'email' | 'locale'>;

/** To who signed up: the request arrived and waits. */
export function mailReceived(
  tx: Transaction,
  app: App,
  user: User,
  organization: Organization,
): Promise<void> {
  return write(tx, app, user, 'received', { organization: organization.name }, '/');
}

/** To the operators: a new organisation waits. */
export async function mailOrganizationAsked(
  tx: Transaction,
  app: App,
  organization: Organization,
  user: User,
): Promise<void> {
  const values = { organization: organization.name, person: user.name };
  for (const operator of await membersWithRole(tx, null, 'OPERATOR')) {
    await write(tx, app, operator, 'organizationAsked', values, '/admin/organizations');
  }
}

/** To the administrators of an organisation: somebody asks to join. */
export async function mailMembershipAsked(
  tx: Transaction,
  app: App,
  organization: Organization,
  user: User,
): Promise<void> {
  const values = { organization: organization.name, person: user.name };
  for (const administrator of await membersWithRole(tx, organization.id, 'ADMINISTRATOR')) {
    await write(tx, app, administrator, 'membershipAsked', values, '/desk/members');
  }
}

/** To a member of a new organisation: confirmed, or turned down with the reason. */
export async function mailOrganizationDecided(
  tx: Transaction,
  app: App,
  organization: Organization,
  userId: string,
  reason: string | null,
): Promise<void> {
  const mail = reason === null ? 'organizationConfirmed' : 'organizationRejected';
  const user = await tx.findOneByOrFail(User, { id: userId });
  await write(tx, app, user, mail, { organization: organization.name, reason: reason ?? '' }, '/sign-in');
}

/** To who asked to join: confirmed, or turned down with the reason. */
export async function mailMembershipDecided(
  tx: Transaction,
  app: App,
  organization: Organization,
  membership: Membership,
  reason: string | null,
): Promise<void> {
  const mail = reason === null ? 'membershipConfirmed' : 'membershipRejected';
  const user = await tx.findOneByOrFail(User, { id: membership.userId });
  await write(tx, app, user, mail, { organization: organization.name, reason: reason ?? '' }, '/sign-in');
}

/** To a member: the membership is over. */
export async function mailMembershipEnded(
  tx: Transaction,
  app: App,
  organization: Organization,
  membership: Membership,
  reason: string,
): Promise<void> {
  const user = await tx.findOneByOrFail(User, { id: membership.userId });
  await write(tx, app, user, 'membershipEnded', { organization: organization.name, reason }, '/account');
}

/** To the colleague: roles are lent to them. */
export async function mailDelegated(
  tx: Transaction,
  app: App,
  from: Membership,
  to: Membership,
  { startsOn, endsOn }: Delegation,
): Promise<void> {
  const lender = await tx.findOneByOrFail(User, { id: from.userId });
  const colleague = await tx.findOneByOrFail(User, { id: to.userId });
  await write(tx, app, colleague, 'delegated', { person: lender.name, startsOn, endsOn }, '/account');
}

/** To the owner of an account: the link that sets a new password. */
export function mailPasswordReset(tx: Transaction, app: App, user: User, token: string): Promise<void> {
  // Behind the hash sign, so that the token stands in no log of a server and in no referrer.
  return write(tx, app, user, 'passwordReset', {}, `/reset#token=${token}`);
}

/** To the owner of an account: its password was changed. */
export function mailPasswordChanged(tx: Transaction, app: App, user: User): Promise<void> {
  return write(tx, app, user, 'passwordChanged', {}, '/reset');
}

async function write(
  tx: Transaction,
  app: App,
  to: Reader,
  mail: AccountMail,
  values: Readonly<Record<string, string>>,
  path: string,
): Promise<void> {
  const locale: MailLocale = to.locale.startsWith('en') ? 'en' : 'zh';
  const words = ACCOUNT_MAILS[mail][locale];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? '');
  const title = fill(words.title);
  const content = {
    title,
    paragraphs: words.paragraphs.map(fill),
    action: { label: words.action, url: `${app.config.publicUrl}${path}` },
  };
  await sendMail(tx, { to: to.email, subject: title, ...mailLayout(locale, content) });
}
