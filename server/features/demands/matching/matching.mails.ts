import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { sendMail } from '../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../platform/mail/templates.ts';

interface Words {
  title: string;
  paragraphs: readonly string[];
  action: string;
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
const MAILS = {
  toUnit: {
    zh: {
      title: '需求方就榜单“{demand}”联系贵单位',
      paragraphs: ['需求方认为贵单位的“{subject}”与榜单相符，并留言：', '{message}'],
      action: '查看匹配需求',
    },
    en: {
      title: 'A poster writes to you about “{demand}”',
      paragraphs: [
        'The poster finds that “{subject}” of your unit fits its demand, and writes:',
        '{message}',
      ],
      action: 'See matching demands',
    },
  },
  toPoster: {
    zh: {
      title: '{unit} 就榜单“{demand}”联系贵单位',
      paragraphs: ['对方认为其成果“{subject}”与您的榜单相符，并留言：', '{message}'],
      action: '查看匹配结果',
    },
    en: {
      title: '{unit} writes to you about “{demand}”',
      paragraphs: ['The unit finds that its result “{subject}” fits your demand, and writes:', '{message}'],
      action: 'See matches',
    },
  },
  digestOfUnit: {
    zh: {
      title: '本周有 {count} 条需求与贵单位成果相符',
      paragraphs: ['{lines}', '不想再收到此类邮件，可在“匹配需求”页面关闭。'],
      action: '查看匹配需求',
    },
    en: {
      title: '{count} demands fit your results this week',
      paragraphs: ['{lines}', 'You can turn these mails off on the page of matching demands.'],
      action: 'See matching demands',
    },
  },
  digestOfPoster: {
    zh: {
      title: '本周有 {count} 项成果与贵单位榜单相符',
      paragraphs: ['{lines}', '不想再收到此类邮件，可在“匹配结果”页面关闭。'],
      action: '查看我的榜单',
    },
    en: {
      title: '{count} results fit your demands this week',
      paragraphs: ['{lines}', 'You can turn these mails off on the page of matches.'],
      action: 'See my demands',
    },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

export type MatchMail = keyof typeof MAILS;

/** Sends a mail if the transaction commits. @param path of the client's page, from its root */
export async function writeMatchMail(
  tx: Transaction,
  app: App,
  reader: { email: string; locale: string },
  mail: MatchMail,
  values: Readonly<Record<string, string>>,
  path: string,
): Promise<void> {
  const locale: MailLocale = reader.locale.startsWith('en') ? 'en' : 'zh';
  const words: Words = MAILS[mail][locale];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const title = fill(words.title);
  const layout = mailLayout(locale, {
    title,
    paragraphs: words.paragraphs.map(fill),
    action: { label: words.action, url: `${app.config.publicUrl}${path}` },
  });
  await sendMail(tx, { to: reader.email, subject: title, ...layout });
}
