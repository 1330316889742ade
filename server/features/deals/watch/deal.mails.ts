import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { sendMail } from '../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../platform/mail/templates.ts';
import { membersWithRole } from '../../accounts/members/members-with-role.ts';
import type { Deal } from '../data/deal.entity.ts';

interface Words {
  title: string;
  paragraphs: readonly string[];
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
const MAILS = {
  noticeOver: {
    zh: { title: '公示期满：{number}', paragraphs: ['“{title}”的公示已满规定天数，请办理下一步。'] },
    en: {
      title: 'Notice over: {number}',
      paragraphs: ['The notice of “{title}” has run its full days. Please take the next step.'],
    },
  },
  filingNear: {
    zh: {
      title: '备案期限临近：{number}',
      paragraphs: ['“{title}”的批准须于 {day} 前（含当日）报财政部门备案。'],
    },
    en: {
      title: 'Filing due soon: {number}',
      paragraphs: ['The approval of “{title}” is to be filed with the finance department by {day}.'],
    },
  },
  contractEnds: {
    zh: {
      title: '合同即将到期：{number}',
      paragraphs: ['“{title}”的合同将于 {day} 到期，可以续签或者办结。'],
    },
    en: {
      title: 'Contract ends soon: {number}',
      paragraphs: ['The contract on “{title}” ends on {day}. It can be renewed or closed.'],
    },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

export type DealMail = keyof typeof MAILS;

const OPEN: Readonly<Record<MailLocale, string>> = { zh: '打开案件', en: 'Open the case' };

/** Writes to the negotiator of a deal, or to every officer of the unit where nobody took it up. */
export async function mailDeal(
  tx: Transaction,
  app: App,
  deal: Pick<Deal, 'id' | 'number' | 'title' | 'organizationId' | 'negotiatorUserId'>,
  mail: DealMail,
  values: Readonly<Record<string, string>> = {},
): Promise<void> {
  const officers = await membersWithRole(tx, deal.organizationId, 'OFFICER');
  const negotiator = officers.filter(({ userId }) => userId === deal.negotiatorUserId);
  for (const { email, locale: chosen } of negotiator.length > 0 ? negotiator : officers) {
    const locale: MailLocale = chosen.startsWith('en') ? 'en' : 'zh';
    const words: Words = MAILS[mail][locale];
    const all: Readonly<Record<string, string>> = { number: deal.number, title: deal.title, ...values };
    const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_match, name: string) => all[name] ?? '');
    const title = fill(words.title);
    const content = {
      title,
      paragraphs: words.paragraphs.map(fill),
      action: { label: OPEN[locale], url: `${app.config.publicUrl}/deals/${deal.id}` },
    };
    await sendMail(tx, { to: email, subject: title, ...mailLayout(locale, content) });
  }
}
