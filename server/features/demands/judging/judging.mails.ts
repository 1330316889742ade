import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { sendMail } from '../../../platform/mail/mail.service.ts';
import { type MailLocale, mailLayout } from '../../../platform/mail/templates.ts';
import { membersWithRole, type RoleHolder } from '../../accounts/members/members-with-role.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { JudgingSeat } from './data/judging-seat.entity.ts';

interface Words {
  title: string;
  text: string;
  action: string;
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
const MAILS = {
  invited: {
    zh: {
      title: '请您评审揭榜方案：{number}',
      text: '榜单“{title}”的出题方请您担任评审专家。请先申报利益冲突，再查看揭榜方案。',
      action: '打开评审',
    },
    en: {
      title: 'Asked to judge bids: {number}',
      text: 'The poster of the demand “{title}” asks you to judge its bids. Please declare conflicts of interest first.',
      action: 'Open the judging',
    },
  },
  scored: {
    zh: {
      title: '评审打分已全部提交：{number}',
      text: '榜单“{title}”的专家均已提交评分，排序已生成，请确定拟中榜单位。',
      action: '打开评审室',
    },
    en: {
      title: 'All scores are in: {number}',
      text: 'All experts have handed in their scores for “{title}”. The ranking is there; please decide.',
      action: 'Open the judging room',
    },
  },
  decided: {
    zh: {
      title: '揭榜结果公示：{number}',
      text: '榜单“{title}”已确定拟中榜单位，正在公示至 {day}。您可以查看本单位方案的评审结论和理由；有异议的，请在公示期内提出。',
      action: '查看结论',
    },
    en: {
      title: 'Winners announced: {number}',
      text: 'The proposed winners of “{title}” are on public notice until {day}. You can read what was decided on your bid and why, and object while the notice runs.',
      action: 'See the decision',
    },
  },
  ended: {
    zh: {
      title: '榜单未产生中榜单位：{number}',
      text: '榜单“{title}”已结束，没有产生中榜单位。您可以查看出题方的说明。',
      action: '查看榜单',
    },
    en: {
      title: 'Ended without a winner: {number}',
      text: 'The demand “{title}” ended without a winner. You can read what its poster says.',
      action: 'See the demand',
    },
  },
  reopened: {
    zh: {
      title: '异议成立，重新评审：{number}',
      text: '对榜单“{title}”中榜公示的异议成立，案件已退回评审，请重新作出决定。',
      action: '打开评审室',
    },
    en: {
      title: 'Objection upheld, judged again: {number}',
      text: 'An objection to the winners of “{title}” was upheld. The case is back in judging; please decide again.',
      action: 'Open the judging room',
    },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

type JudgingMail = keyof typeof MAILS;
type Named = Pick<Demand, 'id' | 'number' | 'title' | 'organizationId'>;

/** Writes to those who were asked to judge. */
export async function mailExperts(
  tx: Transaction,
  app: App,
  demand: Named,
  seats: readonly JudgingSeat[],
): Promise<void> {
  for (const organizationId of new Set(seats.map((seat) => seat.organizationId))) {
    const asked = new Map(seats.map(({ id, userId }) => [userId, id]));
    const experts = await membersWithRole(tx, organizationId, 'EXPERT');
    for (const expert of experts.filter(({ userId }) => asked.has(userId)))
      await write(tx, app, demand, 'invited', [expert], `/desk/judging/${asked.get(expert.userId)}`);
  }
}

/** Writes to those who decide for the poster that the ranking is there. */
export async function mailAllScored(tx: Transaction, app: App, demand: Named): Promise<void> {
  await mailPoster(tx, app, demand, 'scored');
}

/** Writes to those who decide for the poster that the case is back in judging. */
export async function mailReopened(tx: Transaction, app: App, demand: Named): Promise<void> {
  await mailPoster(tx, app, demand, 'reopened');
}

async function mailPoster(tx: Transaction, app: App, demand: Named, mail: JudgingMail): Promise<void> {
  const people = await membersWithRole(tx, demand.organizationId, 'ENTERPRISE_MEMBER');
  await write(tx, app, demand, mail, people, `/demands/${demand.id}/judging`);
}

/** Writes to those who act for the bidders. */
export async function mailBidders(
  tx: Transaction,
  app: App,
  demand: Named,
  mail: 'decided' | 'ended',
  organizationIds: readonly string[],
  day = '',
): Promise<void> {
  for (const organizationId of new Set(organizationIds)) {
    const officers = await membersWithRole(tx, organizationId, 'OFFICER');
    const members = await membersWithRole(tx, organizationId, 'ENTERPRISE_MEMBER');
    await write(tx, app, demand, mail, [...officers, ...members], `/demands/${demand.id}/verdict`, day);
  }
}

async function write(
  tx: Transaction,
  app: App,
  { number, title }: Named,
  mail: JudgingMail,
  people: readonly Pick<RoleHolder, 'email' | 'locale'>[],
  path: string,
  day = '',
): Promise<void> {
  for (const { email, locale: chosen } of people) {
    const locale: MailLocale = chosen.startsWith('en') ? 'en' : 'zh';
    const words: Words = MAILS[mail][locale];
    const values: Readonly<Record<string, string>> = { number, title, day };
    const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? '');
    const content = {
      title: fill(words.title),
      paragraphs: [fill(words.text)],
      action: { label: words.action, url: `${app.config.publicUrl}${path}` },
    };
    await sendMail(tx, { to: email, subject: content.title, ...mailLayout(locale, content) });
  }
}
