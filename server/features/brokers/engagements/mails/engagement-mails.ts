import { In } from 'typeorm';
import type { App } from '../../../../platform/app.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { sendMail } from '../../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../../platform/mail/templates.ts';
import { User } from '../../../accounts/accounts.types.ts';
import { membersWithRole } from '../../../accounts/members/members-with-role.ts';
import { organizationNames } from '../../../accounts/organizations/existing-organizations.service.ts';
import { presentBroker } from '../../broker.loaders.ts';
import type { Engagement } from '../data/engagement.entity.ts';
import { CLIENT_ACTS, ORGANIZATION_SIGNS } from '../engagement.policy.ts';
import { ENGAGEMENT_MAILS, type EngagementMail, OPEN_ENGAGEMENT } from './engagement-mail-words.ts';

export type EngagementReader = 'CLIENT' | 'BROKER' | 'BENEFICIARIES';

interface Reader {
  userId: string;
  email: string;
  locale: string;
}

/** Writes about an engagement to those who act in it, each once and in their language. */
export async function mailEngagement(
  tx: Transaction,
  app: App,
  engagement: Engagement,
  mail: EngagementMail,
  to: readonly EngagementReader[],
  values: Readonly<Record<string, string>> = {},
): Promise<void> {
  const lead = await presentBroker(tx, engagement.leadBrokerId);
  const userIds = [...engagement.partyUserIds, ...(lead ? [lead.userId] : [])];
  const users = new Map((await tx.findBy(User, { id: In(userIds) })).map((user) => [user.id, user]));
  const names = await organizationNames(tx, [engagement.clientOrganizationId]);
  const { number, startsOn, endsOn } = engagement;
  const all: Readonly<Record<string, string>> = {
    ...{ number, startsOn, endsOn },
    client: names.get(engagement.clientOrganizationId) ?? '',
    broker: (lead && users.get(lead.userId)?.name) ?? '',
    ...values,
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_match, name: string) => all[name] ?? '');
  const readers: Reader[] = [];
  if (to.includes('CLIENT')) readers.push(...(await clientReaders(tx, engagement)));
  if (to.includes('BROKER') && lead) readers.push(...persons(users, [lead.userId]));
  if (to.includes('BENEFICIARIES')) {
    readers.push(...persons(users, engagement.partyUserIds));
    readers.push(...(await holders(tx, engagement.partyOrganizationIds)));
  }
  const url = `${app.config.publicUrl}/desk/engagements/${engagement.id}`;
  for (const { email, locale: chosen } of new Map(
    readers.map((reader) => [reader.userId, reader]),
  ).values()) {
    const locale: MailLocale = chosen.startsWith('en') ? 'en' : 'zh';
    const words = ENGAGEMENT_MAILS[mail][locale];
    const subject = fill(words.title);
    const content = {
      title: subject,
      paragraphs: words.paragraphs.map(fill),
      action: { label: OPEN_ENGAGEMENT[locale], url },
    };
    await sendMail(tx, { to: email, subject, ...mailLayout(locale, content) });
  }
}

async function clientReaders(tx: Transaction, engagement: Engagement): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const role of CLIENT_ACTS[engagement.side])
    readers.push(...(await membersWithRole(tx, engagement.clientOrganizationId, role)));
  return readers;
}

async function holders(tx: Transaction, organizationIds: readonly string[]): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const id of organizationIds) {
    for (const role of ORGANIZATION_SIGNS) readers.push(...(await membersWithRole(tx, id, role)));
  }
  return readers;
}

function persons(
  users: ReadonlyMap<string, { id: string; email: string; locale: string }>,
  userIds: readonly string[],
): Reader[] {
  return userIds.flatMap((id) => {
    const user = users.get(id);
    return user ? [{ userId: id, email: user.email, locale: user.locale }] : [];
  });
}
