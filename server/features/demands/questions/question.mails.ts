import { In } from 'typeorm';
import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { sendMail } from '../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../platform/mail/templates.ts';
import { User } from '../../accounts/accounts.types.ts';
import { membersWithRole } from '../../accounts/members/members-with-role.ts';
import { Bid } from '../data/bid.entity.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { DemandQuestion } from './demand-question.entity.ts';

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
const MAILS = {
  asked: {
    zh: {
      title: '榜单收到提问：{number}',
      paragraphs: ['“{title}”收到第 {question} 个提问：', '{text}', '请在榜单页面公开答复。'],
      button: '去答复',
    },
    en: {
      title: 'A question about your demand: {number}',
      paragraphs: [
        'Question {question} about “{title}”:',
        '{text}',
        'Please answer it on the page of the demand.',
      ],
      button: 'Answer it',
    },
  },
  answered: {
    zh: {
      title: '榜单答疑：{number}',
      paragraphs: ['“{title}”的第 {question} 个提问已有答复：', '{text}'],
      button: '打开榜单',
    },
    en: {
      title: 'Answer of the poster: {number}',
      paragraphs: ['Question {question} about “{title}” was answered:', '{text}'],
      button: 'Open the demand',
    },
  },
} as const satisfies Record<
  string,
  Record<MailLocale, { title: string; paragraphs: readonly string[]; button: string }>
>;

interface Recipient {
  email: string;
  locale: string;
}

/** Tells the poster of a question; not who asked. */
export async function mailQuestion(
  tx: Transaction,
  app: App,
  demand: Demand,
  question: DemandQuestion,
): Promise<void> {
  const posters = await membersWithRole(tx, demand.organizationId, 'ENTERPRISE_MEMBER');
  await write(tx, app, demand, question, { to: posters, mail: 'asked', text: question.body });
}

/** Tells who asked, and those who write or handed in a bid, of an answer. */
export async function mailAnswer(
  tx: Transaction,
  app: App,
  demand: Demand,
  question: DemandQuestion,
): Promise<void> {
  const bids = await tx.find(Bid, {
    select: { id: true, createdBy: true, sealedBy: true },
    where: { demandId: demand.id, state: In(['DRAFT', 'SEALED']) },
  });
  const ids = new Set([
    question.askedBy,
    ...bids.flatMap(({ createdBy, sealedBy }) => [createdBy, sealedBy]),
  ]);
  const users = await tx.find(User, {
    where: { id: In([...ids].filter((id) => id !== null)) },
    order: { id: 'ASC' },
  });
  await write(tx, app, demand, question, { to: users, mail: 'answered', text: question.answer ?? '' });
}

async function write(
  tx: Transaction,
  app: App,
  demand: Demand,
  question: DemandQuestion,
  { to, mail, text }: { to: readonly Recipient[]; mail: keyof typeof MAILS; text: string },
): Promise<void> {
  const values: Readonly<Record<string, string>> = {
    number: demand.number,
    title: demand.title,
    question: String(question.number),
    text,
  };
  const fill = (words: string) => words.replace(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? '');
  for (const { email, locale: chosen } of to) {
    const locale: MailLocale = chosen.startsWith('en') ? 'en' : 'zh';
    const words = MAILS[mail][locale];
    const title = fill(words.title);
    const action = { label: words.button, url: `${app.config.publicUrl}/demands/${demand.id}#questions` };
    const content = { title, paragraphs: words.paragraphs.map(fill), action };
    await sendMail(tx, { to: email, subject: title, ...mailLayout(locale, content) });
  }
}
