import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { sendMail } from '../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../platform/mail/templates.ts';
import { userById } from '../../accounts/accounts.loaders.ts';
import { membersWithRole } from '../../accounts/members/members-with-role.ts';
import type { BrokerProfile } from '../data/broker-profile.entity.ts';
import type { BrokerInvitation } from './data/broker-invitation.entity.ts';
import type { BrokerSubject } from './facts/subject.ts';

interface Words {
  title: string;
  paragraphs: readonly string[];
  action: string;
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
const MAILS = {
  invited: {
    zh: { title: '邀请您担任“{subject}”的技术经理人', paragraphs: ['{message}'], action: '查看并答复' },
    en: {
      title: 'You are invited to broker “{subject}”',
      paragraphs: ['{message}'],
      action: 'Read and answer',
    },
  },
  offered: {
    zh: {
      title: '{broker} 愿意承接“{subject}”的经纪服务',
      paragraphs: ['{message}'],
      action: '查看并答复',
    },
    en: {
      title: '{broker} offers to broker “{subject}”',
      paragraphs: ['{message}'],
      action: 'Read and answer',
    },
  },
  'invitation-accepted': {
    zh: {
      title: '{broker} 接受了“{subject}”的邀请',
      paragraphs: ['委托协议草案已经生成，请核对后继续商定。'],
      action: '查看',
    },
    en: {
      title: '{broker} accepted your invitation about “{subject}”',
      paragraphs: ['A draft of the engagement was made. Please look at its terms.'],
      action: 'Open',
    },
  },
  'invitation-declined': {
    zh: { title: '{broker} 未能接受“{subject}”的邀请', paragraphs: ['{message}'], action: '查看' },
    en: {
      title: '{broker} declined your invitation about “{subject}”',
      paragraphs: ['{message}'],
      action: 'Open',
    },
  },
  'offer-accepted': {
    zh: {
      title: '您就“{subject}”提出的服务已被接受',
      paragraphs: ['委托协议草案已经生成，请核对后继续商定。'],
      action: '查看',
    },
    en: {
      title: 'Your offer about “{subject}” was accepted',
      paragraphs: ['A draft of the engagement was made. Please look at its terms.'],
      action: 'Open',
    },
  },
  'offer-declined': {
    zh: { title: '您就“{subject}”提出的服务未被接受', paragraphs: ['{message}'], action: '查看' },
    en: { title: 'Your offer about “{subject}” was declined', paragraphs: ['{message}'], action: 'Open' },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

export type MatchingMail = keyof typeof MAILS;

/** The page on which both sides read and answer. */
const PATH = '/desk/broker-invitations';

/** Writes to the broker; nothing of an anonymous poster stands in it. */
export async function mailBroker(
  tx: Transaction,
  app: App,
  mail: MatchingMail,
  broker: BrokerProfile,
  subject: BrokerSubject,
  { message }: { message: string },
): Promise<void> {
  const user = (await userById.batch(app, [broker.userId])).get(broker.userId);
  if (user) await write(tx, app, user, mail, { subject: subject.title, broker: user.name, message });
}

/** Writes to those of the client who answer brokers. */
export async function mailClient(
  tx: Transaction,
  app: App,
  mail: MatchingMail,
  { clientOrganizationId }: Pick<BrokerInvitation, 'clientOrganizationId'>,
  broker: BrokerProfile,
  subject: BrokerSubject,
  { message }: { message: string },
): Promise<void> {
  const user = (await userById.batch(app, [broker.userId])).get(broker.userId);
  const role = subject.sides.OWNER === clientOrganizationId ? 'OFFICER' : 'ENTERPRISE_MEMBER';
  for (const reader of await membersWithRole(tx, clientOrganizationId, role)) {
    await write(tx, app, reader, mail, { subject: subject.title, broker: user?.name ?? '', message });
  }
}

async function write(
  tx: Transaction,
  app: App,
  reader: { email: string; locale: string },
  mail: MatchingMail,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const locale: MailLocale = reader.locale.startsWith('en') ? 'en' : 'zh';
  const words: Words = MAILS[mail][locale];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const title = fill(words.title);
  const layout = mailLayout(locale, {
    title,
    paragraphs: words.paragraphs.map(fill).filter((paragraph) => paragraph !== ''),
    action: { label: words.action, url: `${app.config.publicUrl}${PATH}` },
  });
  await sendMail(tx, { to: reader.email, subject: title, ...layout });
}
