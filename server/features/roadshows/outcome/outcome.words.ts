import type { FileLanguage } from '../../../platform/http/serve-list.ts';
import type { FollowedTo, InterestStrength } from '../hall.enums.ts';

// Files are written by the server, so their words are here and not in the client.
const ZH = {
  title: '路演成效报告',
  entry: '路演项目',
  unit: '单位',
  talks: '对接洽谈',
  cards: '意向卡',
  strong: '希望洽谈',
  contacts: '已联系',
  requests: '申请',
  deals: '签约',
  money: '到账（元）',
  broker: '技术经理人',
  organization: '所在机构',
  total: '合计',
  byEntry: '按项目',
  byBroker: '按技术经理人',
  starts: '举办时间',
  guests: '确认嘉宾',
  checkedIn: '到场',
  drawn: '统计时间',
  note: '意向卡按成果与企业对应到路演之后提出的申请；同一案件只计一次。到账以平台登记的收款为准。',
  roadshow: '路演',
  guest: '嘉宾',
  guestOrganization: '嘉宾单位',
  email: '邮箱',
  strength: '意向',
  remark: '留言',
  at: '时间',
  followed: '进展',
};

const EN: typeof ZH = {
  title: 'What came of a roadshow',
  entry: 'Entry',
  unit: 'Unit',
  talks: 'Talks',
  cards: 'Cards',
  strong: 'Want talks',
  contacts: 'Contacts',
  requests: 'Requests',
  deals: 'Contracts',
  money: 'Received (yuan)',
  broker: 'Broker',
  organization: 'Works for',
  total: 'Total',
  byEntry: 'By entry',
  byBroker: 'By broker',
  starts: 'Held',
  guests: 'Guests with a seat',
  checkedIn: 'Came',
  drawn: 'As of',
  note: 'A card leads to what the same enterprise asked for of the same result after the roadshow; each case counts once. Money is what was recorded as received here.',
  roadshow: 'Roadshow',
  guest: 'Guest',
  guestOrganization: 'Organisation',
  email: 'Mail',
  strength: 'Interest',
  remark: 'Note',
  at: 'When',
  followed: 'Followed to',
};

export const OUTCOME_WORDS: Readonly<Record<FileLanguage, typeof ZH>> = { zh: ZH, en: EN };

export const STRENGTHS: Readonly<Record<FileLanguage, Readonly<Record<InterestStrength, string>>>> = {
  zh: { CURIOUS: '想了解', INTERESTED: '有意向', WANTS_TALKS: '希望洽谈' },
  en: { CURIOUS: 'Curious', INTERESTED: 'Interested', WANTS_TALKS: 'Wants talks' },
};

export const FOLLOWED: Readonly<Record<FileLanguage, Readonly<Record<FollowedTo, string>>>> = {
  zh: { NOTHING: '尚无', CONTACT: '已联系', REQUEST: '已申请', DEAL: '已签约', MONEY: '已到账' },
  en: { NOTHING: 'Nothing yet', CONTACT: 'Contact', REQUEST: 'Request', DEAL: 'Contract', MONEY: 'Money' },
};
