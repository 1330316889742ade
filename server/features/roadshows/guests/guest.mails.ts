import { In } from 'typeorm';
import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { sendMail } from '../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../platform/mail/templates.ts';
import { User } from '../../accounts/accounts.types.ts';
import type { RoadshowGuest } from '../data/guest.entity.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';

interface Words {
  title: string;
  text: string;
  action: string;
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
const MAILS = {
  registered: {
    zh: {
      title: '已收到路演报名：{number}',
      text: '“{title}”的主办方将审核您的报名，结果会另行通知。',
      action: '查看报名',
    },
    en: {
      title: 'Your registration was received: {number}',
      text: 'The organiser of “{title}” looks at your registration and will let you know.',
      action: 'Open the registration',
    },
  },
  seated: {
    zh: {
      title: '路演入场券：{number}',
      text: '您已获得“{title}”的席位。请在入场时出示二维码或入场码。',
      action: '打开入场券',
    },
    en: {
      title: 'Your ticket: {number}',
      text: 'You have a seat at “{title}”. Please show the code at the door.',
      action: 'Open the ticket',
    },
  },
  queued: {
    zh: {
      title: '路演候补：{number}',
      text: '“{title}”席位已满，您已进入候补名单；有人退出时将自动递补并通知您。',
      action: '查看候补',
    },
    en: {
      title: 'You are on the waiting list: {number}',
      text: '“{title}” is full. You move up by yourself as soon as a seat is free, and we write to you.',
      action: 'Open the registration',
    },
  },
  declined: {
    zh: {
      title: '路演报名未通过：{number}',
      text: '“{title}”的主办方未通过您的报名：{reason}',
      action: '查看路演',
    },
    en: {
      title: 'Your registration was declined: {number}',
      text: 'The organiser of “{title}” declined your registration: {reason}',
      action: 'Open the roadshow',
    },
  },
  tables: {
    zh: {
      title: '对接洽谈安排：{number}',
      text: '“{title}”的对接洽谈已排定，请查看您的日程。',
      action: '查看日程',
    },
    en: {
      title: 'Your talks at the tables: {number}',
      text: 'The talks at the tables of “{title}” are arranged. Please look at your timetable.',
      action: 'Open the timetable',
    },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

export type GuestMail = keyof typeof MAILS;

/** Writes to guests, each in their own language; one statement for all of them. */
export async function mailGuests(
  tx: Transaction,
  app: App,
  roadshow: Pick<Roadshow, 'id' | 'number' | 'title'>,
  mail: GuestMail,
  guests: readonly Pick<RoadshowGuest, 'userId' | 'reason'>[],
): Promise<void> {
  if (guests.length === 0) return;
  const users = await tx.findBy(User, { id: In(guests.map(({ userId }) => userId)) });
  const people = new Map(users.map((user) => [user.id, user]));
  for (const { userId, reason } of guests) {
    const person = people.get(userId);
    if (!person) continue;
    const values: Readonly<Record<string, string>> = {
      number: roadshow.number,
      title: roadshow.title,
      reason: reason ?? '',
    };
    const fill = (words: string) => words.replace(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? '');
    const locale: MailLocale = person.locale.startsWith('en') ? 'en' : 'zh';
    const { title, text, action } = MAILS[mail][locale];
    const url = `${app.config.publicUrl}/roadshows/${roadshow.id}/${PAGES[mail]}`;
    const content = { title: fill(title), paragraphs: [fill(text)], action: { label: action, url } };
    await sendMail(tx, { to: person.email, subject: content.title, ...mailLayout(locale, content) });
  }
}

const PAGES: Readonly<Record<GuestMail, string>> = {
  registered: 'ticket',
  seated: 'ticket',
  queued: 'ticket',
  declined: '',
  tables: 'tables',
};
