import { In } from 'typeorm';
import type { App } from '../../../../platform/app.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { sendMail } from '../../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../../platform/mail/templates.ts';
import { User } from '../../../accounts/accounts.types.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
const WORDS: Readonly<Record<MailLocale, { title: string; text: string; action: string }>> = {
  zh: {
    title: '请您担任路演评委：{number}',
    text: '“{title}”的主办方请您担任评委。请先申报利益冲突，再为各项目评分。',
    action: '打开评分',
  },
  en: {
    title: 'Asked to judge a contest: {number}',
    text: 'The organiser of “{title}” asks you to judge its contest. Please declare conflicts of interest first.',
    action: 'Open the scores',
  },
};

/** Asks people to judge, each in their own language. */
export async function mailJudges(
  tx: Transaction,
  app: App,
  { id, number, title: name }: Pick<Roadshow, 'id' | 'number' | 'title'>,
  userIds: readonly string[],
): Promise<void> {
  const users = await tx.find(User, { where: { id: In([...userIds]) }, order: { id: 'ASC' } });
  for (const { email, locale: chosen } of users) {
    const locale: MailLocale = chosen.startsWith('en') ? 'en' : 'zh';
    const { title, text, action } = WORDS[locale];
    const fill = (words: string) => words.replace('{number}', number).replace('{title}', name);
    const url = `${app.config.publicUrl}/roadshows/${id}/contest`;
    const content = { title: fill(title), paragraphs: [fill(text)], action: { label: action, url } };
    await sendMail(tx, { to: email, subject: content.title, ...mailLayout(locale, content) });
  }
}
