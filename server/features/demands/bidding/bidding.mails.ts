import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { sendMail } from '../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../platform/mail/templates.ts';
import { membersWithRole, type RoleHolder } from '../../accounts/members/members-with-role.ts';
import { organizationNames } from '../../accounts/organizations/existing-organizations.service.ts';
import type { Bid, BidPartner } from '../data/bid.entity.ts';
import type { Demand } from '../data/demand.entity.ts';
import { BINDS } from './bid.policy.ts';

interface Words {
  title: string;
  paragraphs: readonly string[];
  button: string;
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
const MAILS = {
  partnerAsked: {
    zh: {
      title: '邀请参加联合揭榜：{number}',
      paragraphs: ['{lead}邀请贵单位作为合作单位参加榜单“{title}”的揭榜，分工：{role}。请在截止前确认。'],
      button: '查看并确认',
    },
    en: {
      title: 'Asked to be a partner in a bid: {number}',
      paragraphs: [
        '{lead} asks your organisation to be a partner in its bid for “{title}”, for: {role}. Please answer before the deadline.',
      ],
      button: 'See and answer',
    },
  },
  partnerAnswered: {
    zh: {
      title: '合作单位已答复：{number}',
      paragraphs: ['{partner}{answer}榜单“{title}”的联合揭榜。'],
      button: '打开揭榜书',
    },
    en: {
      title: 'A partner has answered: {number}',
      paragraphs: ['{partner} {answer} the bid for “{title}”.'],
      button: 'Open the bid',
    },
  },
  opened: {
    zh: {
      title: '揭榜已开启：{number}',
      paragraphs: ['榜单“{title}”的揭榜已截止，收到的 {count} 份揭榜书已同时开启。'],
      button: '打开榜单',
    },
    en: {
      title: 'Bids are open: {number}',
      paragraphs: [
        'The deadline for bids for “{title}” is over; the {count} bids received were opened at once.',
      ],
      button: 'Open the demand',
    },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

const ANSWERS = {
  CONSENTED: { zh: '同意参加', en: 'takes part in' },
  DECLINED: { zh: '不参加', en: 'takes no part in' },
} as const;

/** Asks an organisation to be a partner: to those who can bind it. */
export async function mailPartnerAsked(
  tx: Transaction,
  app: App,
  demand: Demand,
  bid: Bid,
  { organizationId, role }: BidPartner,
): Promise<void> {
  const names = await organizationNames(tx, [bid.leadOrganizationId]);
  const values = { lead: names.get(bid.leadOrganizationId) ?? '', role };
  await write(
    tx,
    app,
    demand,
    await binders(tx, organizationId),
    'partnerAsked',
    `/demands/${demand.id}/bid?bid=${bid.id}`,
    () => values,
  );
}

/** Tells the lead what a partner answered. */
export async function mailPartnerAnswered(
  tx: Transaction,
  app: App,
  demand: Demand,
  bid: Bid,
  { organizationId, state }: BidPartner,
): Promise<void> {
  if (state === 'ASKED') return;
  const names = await organizationNames(tx, [organizationId]);
  await write(
    tx,
    app,
    demand,
    await binders(tx, bid.leadOrganizationId),
    'partnerAnswered',
    `/demands/${demand.id}/bid`,
    (locale) => ({
      partner: names.get(organizationId) ?? '',
      answer: ANSWERS[state][locale],
    }),
  );
}

/** Tells the poster that the bids are open, and how many there are. */
export async function mailOpening(tx: Transaction, app: App, demand: Demand, count: number): Promise<void> {
  const posters = await membersWithRole(tx, demand.organizationId, 'ENTERPRISE_MEMBER');
  await write(tx, app, demand, posters, 'opened', `/demands/${demand.id}/judging`, () => ({
    count: String(count),
  }));
}

async function binders(tx: Transaction, organizationId: string): Promise<RoleHolder[]> {
  const people = new Map<string, RoleHolder>();
  for (const role of BINDS) {
    for (const holder of await membersWithRole(tx, organizationId, role)) people.set(holder.userId, holder);
  }
  return [...people.values()];
}

async function write(
  tx: Transaction,
  app: App,
  demand: Demand,
  to: readonly RoleHolder[],
  mail: keyof typeof MAILS,
  path: string,
  valuesIn: (locale: MailLocale) => Readonly<Record<string, string>>,
): Promise<void> {
  for (const { email, locale: chosen } of to) {
    const locale: MailLocale = chosen.startsWith('en') ? 'en' : 'zh';
    const words: Words = MAILS[mail][locale];
    const all: Readonly<Record<string, string>> = {
      number: demand.number,
      title: demand.title,
      ...valuesIn(locale),
    };
    const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_match, name: string) => all[name] ?? '');
    const title = fill(words.title);
    const action = { label: words.button, url: `${app.config.publicUrl}${path}` };
    const content = { title, paragraphs: words.paragraphs.map(fill), action };
    await sendMail(tx, { to: email, subject: title, ...mailLayout(locale, content) });
  }
}
