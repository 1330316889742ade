import type { Scope } from '../../platform/app.ts';
import { dayOf } from '../../platform/clock.ts';
import type { FileLanguage } from '../../platform/http/serve-list.ts';
import { organizationById } from '../accounts/accounts.loaders.ts';
import { calendarsOf } from '../rulebook/calendars/calendars.service.ts';
import { noticeById } from './find-notices.service.ts';
import { openObjectionCountOf } from './find-objections.service.ts';
import type { NoticeKind, NoticeState, ObjectionOutcome, ObjectionState } from './notices.enums.ts';
import type { Objection } from './objection.entity.ts';
import { termOf } from './objection-term.ts';
import type { PublicNotice } from './public-notice.entity.ts';

type Words<Code extends string> = Readonly<Record<Code, readonly [zh: string, en: string]>>;

const NOTICE_HEADINGS = {
  zh: [
    '标题',
    '单位',
    '类型',
    '状态',
    '公布日期',
    '公示天数',
    '截止日期',
    '剩余天数',
    '未结异议',
    '内容',
    '编号',
  ],
  en: [
    'Title',
    'Unit',
    'Kind',
    'State',
    'Published on',
    'Days',
    'Last day',
    'Days left',
    'Open objections',
    'Content',
    'Id',
  ],
};
const OBJECTION_HEADINGS = {
  zh: ['公示', '状态', '提出日期', '答复期限', '逾期', '理由', '结果', '结果公布日期', '编号'],
  en: [
    'Notice',
    'State',
    'Raised on',
    'Answer by',
    'Overdue',
    'Grounds',
    'Outcome',
    'Outcome published on',
    'Id',
  ],
};
const KINDS: Words<NoticeKind> = {
  DEAL: ['交易', 'Deal'],
  STANDING_OFFER: ['常设要约', 'Standing offer'],
  GRANT: ['赋权', 'Grant'],
  REWARD: ['现金奖励', 'Cash rewards'],
  AWARD: ['中榜', 'Award of a demand'],
};
const STATES: Words<NoticeState> = {
  RUNNING: ['公示中', 'Running'],
  ENDED: ['已期满', 'Ended'],
  VOID: ['已作废', 'Void'],
};
const OBJECTION_STATES: Words<ObjectionState> = {
  RAISED: ['待受理', 'Raised'],
  ADMITTED: ['已受理', 'Admitted'],
  INVESTIGATED: ['已查明', 'Investigated'],
  OUTCOME_PUBLISHED: ['已公布结果', 'Outcome published'],
  TURNED_DOWN: ['不予受理', 'Turned down'],
};
const OUTCOMES: Words<ObjectionOutcome> = {
  UPHELD: ['成立', 'Upheld'],
  DISMISSED: ['不成立', 'Dismissed'],
};
const YES = ['是', 'Yes'] as const;
const CALENDAR_MISSING = ['缺少工作日历', 'Calendar missing'] as const;

/** Lines of the notice board as a table, headings first; two statements beside each batch. */
export async function* noticeLines(
  { app }: Scope,
  batches: AsyncGenerator<PublicNotice[]>,
  language: FileLanguage,
): AsyncGenerator<string[]> {
  const word = pick(language);
  yield NOTICE_HEADINGS[language];
  for await (const notices of batches) {
    const units = await organizationById.batch(app, unique(notices, 'organizationId'));
    const open = await openObjectionCountOf.batch(app, unique(notices, 'id'));
    for (const notice of notices) {
      yield [
        notice.title,
        units.get(notice.organizationId)?.name ?? '',
        word(KINDS[notice.kind]),
        word(STATES[notice.state]),
        dayOf(notice.publishedAt),
        String(notice.days),
        notice.lastDay,
        String(notice.daysLeft),
        String(open.get(notice.id) ?? 0),
        notice.content.map(({ value }) => value).join('\n'),
        notice.id,
      ];
    }
  }
}

/** Lines of the list of objections as a table, headings first; without who objected. */
export async function* objectionLines(
  { app }: Scope,
  batches: AsyncGenerator<Objection[]>,
  language: FileLanguage,
): AsyncGenerator<string[]> {
  const word = pick(language);
  const calendars = await calendarsOf(app.db.manager);
  yield OBJECTION_HEADINGS[language];
  for await (const objections of batches) {
    const notices = await noticeById.batch(app, unique(objections, 'noticeId'));
    for (const objection of objections) {
      const { day, overdue } = termOf(objection, calendars);
      yield [
        notices.get(objection.noticeId)?.title ?? '',
        word(OBJECTION_STATES[objection.state]),
        dayOf(objection.raisedAt),
        day ?? word(CALENDAR_MISSING),
        overdue ? word(YES) : '',
        objection.grounds,
        objection.outcome ? word(OUTCOMES[objection.outcome]) : '',
        objection.publishedAt ? dayOf(objection.publishedAt) : '',
        objection.id,
      ];
    }
  }
}

function pick(language: FileLanguage) {
  return ([zh, en]: readonly [string, string]) => (language === 'en' ? en : zh);
}

function unique<Row, Name extends keyof Row>(rows: readonly Row[], name: Name): Row[Name][] {
  return [...new Set(rows.map((row) => row[name]))];
}
