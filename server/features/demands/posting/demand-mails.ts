import { In, Not } from 'typeorm';
import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { sendMail } from '../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../platform/mail/templates.ts';
import { membersWithRole, type RoleHolder } from '../../accounts/members/members-with-role.ts';
import { Bid } from '../data/bid.entity.ts';
import type { Demand } from '../data/demand.entity.ts';

interface Words {
  title: string;
  paragraphs: readonly string[];
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
const MAILS = {
  invited: {
    zh: {
      title: '邀请揭榜：{number}',
      paragraphs: ['您所在的单位受邀参与榜单“{title}”。', '{message}'],
    },
    en: {
      title: 'Invited to bid: {number}',
      paragraphs: ['Your organisation is invited to the demand “{title}”.', '{message}'],
    },
  },
  changed: {
    zh: {
      title: '榜单已变更：{number}',
      paragraphs: [
        '“{title}”有第 {change} 次变更，原因：{reason}',
        '已提交的揭榜材料仍然有效，也可在截止前重新提交。',
      ],
    },
    en: {
      title: 'Demand changed: {number}',
      paragraphs: [
        '“{title}” has its change no. {change}. The reason: {reason}',
        'What you handed in stays valid; you can hand it in anew until the deadline.',
      ],
    },
  },
  cancelled: {
    zh: { title: '榜单已取消：{number}', paragraphs: ['“{title}”已由发榜方取消，原因：{reason}'] },
    en: {
      title: 'Demand called off: {number}',
      paragraphs: ['“{title}” was called off. The reason: {reason}'],
    },
  },
  returned: {
    zh: { title: '榜单需修改：{number}', paragraphs: ['“{title}”被退回修改，原因：{reason}'] },
    en: { title: 'Demand returned: {number}', paragraphs: ['“{title}” was returned. The reason: {reason}'] },
  },
  published: {
    zh: { title: '榜单已发布：{number}', paragraphs: ['“{title}”已通过审核并发布。'] },
    en: { title: 'Demand published: {number}', paragraphs: ['“{title}” was reviewed and published.'] },
  },
  answered: {
    zh: { title: '需求收到应答：{number}', paragraphs: ['有单位以科技成果应答“{title}”，可在案件中洽谈。'] },
    en: {
      title: 'Demand answered: {number}',
      paragraphs: ['A unit answered “{title}” with a result. You can negotiate in the case.'],
    },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

export type DemandMail = keyof typeof MAILS;

const OPEN: Readonly<Record<MailLocale, string>> = { zh: '打开榜单', en: 'Open the demand' };

export interface DemandMailing {
  mail: DemandMail;
  organizationIds: readonly string[];
  values?: Readonly<Record<string, string>>;
}

/** Writes to those who act for organisations: officers of units, members of enterprises. */
export async function mailDemand(
  tx: Transaction,
  app: App,
  demand: Pick<Demand, 'id' | 'number' | 'title'>,
  { mail, organizationIds, values = {} }: DemandMailing,
): Promise<void> {
  const all: Readonly<Record<string, string>> = { number: demand.number, title: demand.title, ...values };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_match, name: string) => all[name] ?? '');
  for (const organizationId of new Set(organizationIds)) {
    for (const { email, locale: chosen } of await actingFor(tx, organizationId)) {
      const locale: MailLocale = chosen.startsWith('en') ? 'en' : 'zh';
      const words: Words = MAILS[mail][locale];
      const title = fill(words.title);
      const content = {
        title,
        paragraphs: words.paragraphs.map(fill).filter((text) => text !== ''),
        action: { label: OPEN[locale], url: `${app.config.publicUrl}/demands/${demand.id}` },
      };
      await sendMail(tx, { to: email, subject: title, ...mailLayout(locale, content) });
    }
  }
}

/** Organisations that write or have handed in a bid; nobody but them is ever told of it. */
export async function biddersOf(tx: Transaction, { id }: Pick<Demand, 'id'>): Promise<string[]> {
  const bids = await tx.find(Bid, {
    select: { id: true, leadOrganizationId: true },
    where: { demandId: id, state: Not(In(['WITHDRAWN'])) },
  });
  return bids.map(({ leadOrganizationId }) => leadOrganizationId);
}

async function actingFor(tx: Transaction, organizationId: string): Promise<RoleHolder[]> {
  const officers = await membersWithRole(tx, organizationId, 'OFFICER');
  return officers.length > 0 ? officers : membersWithRole(tx, organizationId, 'ENTERPRISE_MEMBER');
}
