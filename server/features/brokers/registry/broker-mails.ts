import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { sendMail } from '../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../platform/mail/templates.ts';
import { User } from '../../accounts/accounts.types.ts';
import { membersWithRole } from '../../accounts/members/members-with-role.ts';
import type { BrokerProfile } from '../data/broker-profile.entity.ts';
import { confirmerOf } from './review/confirmer.ts';

interface Words {
  title: string;
  paragraphs: readonly string[];
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
const MAILS = {
  handedIn: {
    zh: {
      title: '技术经理人资料待确认：{number}',
      paragraphs: ['{name}提交了技术经理人资料，请核对等级与证书后确认或退回。'],
    },
    en: {
      title: 'Broker profile to be confirmed: {number}',
      paragraphs: ['{name} handed in a broker profile. Please check level and certificates.'],
    },
  },
  confirmed: {
    zh: {
      title: '技术经理人资料已确认：{number}',
      paragraphs: ['您的资料已确认，现已在技术经理人名录中公开。'],
    },
    en: {
      title: 'Broker profile confirmed: {number}',
      paragraphs: ['Your profile is confirmed and public in the registry.'],
    },
  },
  returned: {
    zh: {
      title: '技术经理人资料需修改：{number}',
      paragraphs: ['您的资料被退回，原因：{reason}'],
    },
    en: {
      title: 'Broker profile returned: {number}',
      paragraphs: ['Your profile was returned. The reason: {reason}'],
    },
  },
  suspended: {
    zh: {
      title: '技术经理人资格已暂停：{number}',
      paragraphs: [
        '您的资料已从名录中撤下，暂不能以技术经理人身份办理事项，原因：{reason}',
        '已签署的委托协议及其佣金不受影响。',
      ],
    },
    en: {
      title: 'Broker suspended: {number}',
      paragraphs: [
        'Your profile is out of the registry, and you take no steps as broker for now. The reason: {reason}',
        'Engagements that are signed, and their commissions, stay as they are.',
      ],
    },
  },
  resumed: {
    zh: { title: '技术经理人资格已恢复：{number}', paragraphs: ['您的资料已重新公开。'] },
    en: { title: 'Broker reinstated: {number}', paragraphs: ['Your profile is public again.'] },
  },
  reviewed: {
    zh: {
      title: '收到委托方评价：{number}',
      paragraphs: ['委托方对已结束的委托作出了评价，您可以答复一次。'],
    },
    en: {
      title: 'A client reviewed you: {number}',
      paragraphs: ['The client of a finished engagement reviewed your work. You can answer once.'],
    },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

type BrokerMail = keyof typeof MAILS;

const OPEN: Readonly<Record<MailLocale, string>> = { zh: '打开', en: 'Open' };

interface Reader {
  email: string;
  locale: string;
}

/** To the broker. */
export async function mailBroker(
  tx: Transaction,
  app: App,
  broker: BrokerProfile,
  mail: Exclude<BrokerMail, 'handedIn'>,
  values: Readonly<Record<string, string>> = {},
): Promise<void> {
  const user = await tx.findOneByOrFail(User, { id: broker.userId });
  const path = mail === 'reviewed' ? `/brokers/${broker.id}` : '/desk/broker-profile';
  await write(tx, app, user, { mail, path, values: { ...values, number: broker.number } });
}

/** To those who decide on the profile: something was handed in. */
export async function mailDeciders(tx: Transaction, app: App, broker: BrokerProfile): Promise<void> {
  const user = await tx.findOneByOrFail(User, { id: broker.userId });
  const isOwn = (await confirmerOf(tx, broker)) === 'ORGANIZATION';
  const deciders = isOwn
    ? await membersWithRole(tx, broker.organizationId, 'ADMINISTRATOR')
    : await membersWithRole(tx, null, 'OPERATOR');
  for (const decider of deciders) {
    if (decider.userId === broker.userId) continue;
    await write(tx, app, decider, {
      mail: 'handedIn',
      path: isOwn ? '/desk/agency' : '/admin/brokers',
      values: { number: broker.number, name: user.name },
    });
  }
}

async function write(
  tx: Transaction,
  app: App,
  { email, locale: chosen }: Reader,
  { mail, path, values }: { mail: BrokerMail; path: string; values: Readonly<Record<string, string>> },
): Promise<void> {
  const locale: MailLocale = chosen.startsWith('en') ? 'en' : 'zh';
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? '');
  const words: Words = MAILS[mail][locale];
  const title = fill(words.title);
  const content = {
    title,
    paragraphs: words.paragraphs.map(fill),
    action: { label: OPEN[locale], url: `${app.config.publicUrl}${path}` },
  };
  await sendMail(tx, { to: email, subject: title, ...mailLayout(locale, content) });
}
