import { In } from 'typeorm';
import type { App } from '../../platform/app.ts';
import type { Role } from '../../platform/auth/roles.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isMailAddress, sendMail } from '../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../platform/mail/templates.ts';
import { User } from '../accounts/accounts.types.ts';
import { membersWithRole } from '../accounts/members/members-with-role.ts';

import type { Roadshow } from './data/roadshow.entity.ts';
import type { RoadshowEntry } from './data/roadshow-entry.entity.ts';
import { MAILS, type RoadshowMail } from './mail-words.ts';
import { localSpan } from './time-span.ts';

/** Somebody who is written to. */
export interface Recipient {
  name: string;
  email: string;
  locale: string;
}

export interface Mailing {
  mail: RoadshowMail;
  to: readonly Recipient[];
  /** What is filled in beside number, title, time and place of the roadshow. */
  values?: Readonly<Record<string, string>>;
  /** Page that the mail leads to; the public page of the roadshow unless told. */
  path?: string;
}

/** Writes to people about a roadshow, each in their own language, nobody twice. */
export async function mailAbout(
  tx: Transaction,
  app: App,
  roadshow: Roadshow,
  { mail, to, values = {}, path = `/roadshows/${roadshow.id}` }: Mailing,
): Promise<void> {
  const all: Readonly<Record<string, string>> = {
    number: roadshow.number,
    title: roadshow.title,
    time: localSpan(roadshow.startsAt, roadshow.endsAt),
    place: [roadshow.address, roadshow.hall].filter(Boolean).join(' '),
    ...values,
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_match, name: string) => all[name] ?? '');
  for (const { email, locale: chosen } of new Map(to.map((person) => [person.email, person])).values()) {
    const locale: MailLocale = chosen.startsWith('en') ? 'en' : 'zh';
    const { title, paragraphs, button } = MAILS[mail][locale];
    const content = {
      title: fill(title),
      paragraphs: paragraphs.map(fill).filter((text) => text !== ''),
      action: { label: button, url: `${app.config.publicUrl}${path}` },
    };
    await sendMail(tx, { to: email, subject: content.title, ...mailLayout(locale, content) });
  }
}

/** Those who hold a role in one of the organisations: officers of units, organisers. */
export async function holdersOf(
  tx: Transaction,
  organizationIds: readonly string[],
  role: Role,
): Promise<Recipient[]> {
  const holders: Recipient[] = [];
  for (const organizationId of new Set(organizationIds))
    holders.push(...(await membersWithRole(tx, organizationId, role)));
  return holders;
}

/** Users by their ids; one statement, none for nobody. */
export async function usersToTell(tx: Transaction, userIds: readonly string[]): Promise<Recipient[]> {
  return userIds.length === 0 ? [] : tx.findBy(User, { id: In([...new Set(userIds)]) });
}

/** The speakers of entries by entry, by their account or by the address that the unit gave; one statement. */
export async function speakersOf(
  tx: Transaction,
  entries: readonly RoadshowEntry[],
): Promise<Map<string, Recipient>> {
  const ids = entries.flatMap(({ speakerUserId }) => speakerUserId ?? []);
  const users = ids.length === 0 ? [] : await tx.findBy(User, { id: In([...new Set(ids)]) });
  const accounts = new Map(users.map((user) => [user.id, user]));
  return new Map(
    entries.flatMap((entry): [string, Recipient][] => {
      const account = entry.speakerUserId === null ? undefined : accounts.get(entry.speakerUserId);
      if (account) return [[entry.id, account]];
      const email = entry.speakerEmail;
      if (email === null || !isMailAddress(email)) return [];
      return [[entry.id, { name: entry.speakerName ?? '', email, locale: 'zh-CN' }]];
    }),
  );
}
