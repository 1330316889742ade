import type { MailLocale } from '../../../platform/mail/templates.ts';

interface Words {
  title: string;
  paragraphs: readonly string[];
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
export const INTRODUCTION_MAILS = {
  recorded: {
    zh: {
      title: '引荐待确认：{number}',
      paragraphs: [
        '技术经理人登记：就“{title}”引荐{unit}与{enterprise}。',
        '请确认是否属实。保护期至 {until}（含当日），期内双方就此成交的，视为由该引荐促成。',
      ],
    },
    en: {
      title: 'Introduction to acknowledge: {number}',
      paragraphs: [
        'A broker recorded that they bring {unit} and {enterprise} together on “{title}”.',
        'Please say whether this is so. A deal between the two until {until} (that day included) counts as brought about by it.',
      ],
    },
  },
  acknowledged: {
    zh: { title: '引荐已确认：{number}', paragraphs: ['{side}确认了您就“{title}”的引荐。'] },
    en: {
      title: 'Introduction acknowledged: {number}',
      paragraphs: ['{side} acknowledged your introduction on “{title}”.'],
    },
  },
  disputed: {
    zh: {
      title: '引荐有异议：{number}',
      paragraphs: ['{side}对您就“{title}”的引荐提出异议，理由见引荐页面。'],
    },
    en: {
      title: 'Introduction disputed: {number}',
      paragraphs: ['{side} disputes your introduction on “{title}”. The page of the introduction says why.'],
    },
  },
  found: {
    zh: {
      title: '发现与引荐相关的成交案件：{number}',
      paragraphs: [
        '在引荐“{title}”的保护期内，{unit}与{enterprise}之间出现成交案件 {deal}。',
        '{side}为委托方，请其认可引荐并结算佣金，或者说明异议。',
      ],
    },
    en: {
      title: 'A deal rests on an introduction: {number}',
      paragraphs: [
        'Within the protection of the introduction on “{title}” there is a deal {deal} between {unit} and {enterprise}.',
        '{side} is the client and is asked to admit the introduction and settle its commission, or to contest it.',
      ],
    },
  },
  proposed: {
    zh: {
      title: '佣金条款待确认：{number}',
      paragraphs: ['技术经理人就引荐“{title}”促成的案件 {deal} 提出了佣金条款，请查看。'],
    },
    en: {
      title: 'Terms of a commission to answer: {number}',
      paragraphs: [
        'The broker proposed terms of the commission for the deal {deal} that rests on “{title}”.',
      ],
    },
  },
  admitted: {
    zh: {
      title: '引荐已获认可：{number}',
      paragraphs: ['{side}认可：案件 {deal} 由“{title}”的引荐促成，佣金按约定结算。'],
    },
    en: {
      title: 'Introduction admitted: {number}',
      paragraphs: [
        '{side} admits that the deal {deal} rests on the introduction on “{title}”. Its commission is settled as agreed.',
      ],
    },
  },
  contested: {
    zh: {
      title: '引荐有争议，待平台认定：{number}',
      paragraphs: ['{side}不认可案件 {deal} 由“{title}”的引荐促成，由平台认定。'],
    },
    en: {
      title: 'Introduction contested, the platform decides: {number}',
      paragraphs: [
        '{side} contests that the deal {deal} rests on the introduction on “{title}”. The platform decides.',
      ],
    },
  },
  foundFor: {
    zh: {
      title: '平台认定引荐成立：{number}',
      paragraphs: ['平台认定：案件 {deal} 由“{title}”的引荐促成。理由见引荐页面。'],
    },
    en: {
      title: 'The platform found for the introduction: {number}',
      paragraphs: [
        'The platform found that the deal {deal} rests on the introduction on “{title}”. Its page says why.',
      ],
    },
  },
  foundAgainst: {
    zh: {
      title: '平台认定引荐不成立：{number}',
      paragraphs: ['平台认定：案件 {deal} 与“{title}”的引荐无关，不产生佣金。理由见引荐页面。'],
    },
    en: {
      title: 'The platform found against the introduction: {number}',
      paragraphs: [
        'The platform found that nothing is owed for the deal {deal} by the introduction on “{title}”. Its page says why.',
      ],
    },
  },
  preceded: {
    zh: {
      title: '更早的引荐已获认可：{number}',
      paragraphs: ['就案件 {deal}，同一双方更早的一项引荐已获认可，您的引荐不产生佣金。'],
    },
    en: {
      title: 'An earlier introduction was admitted: {number}',
      paragraphs: [
        'For the deal {deal} an earlier introduction of the same sides was admitted; nothing is owed by yours.',
      ],
    },
  },
  dealOver: {
    zh: {
      title: '案件未成交：{number}',
      paragraphs: ['案件 {deal} 未签约即告结束，不产生佣金。保护期至 {until}。'],
    },
    en: {
      title: 'The deal came to nothing: {number}',
      paragraphs: [
        'The deal {deal} ended before it was signed; nothing is owed. The protection runs until {until}.',
      ],
    },
  },
  settled: {
    zh: {
      title: '引荐佣金已结清：{number}',
      paragraphs: ['案件 {deal} 依“{title}”的引荐应付的佣金已经结清。'],
    },
    en: {
      title: 'Commission of an introduction paid: {number}',
      paragraphs: ['The commission for the deal {deal} by the introduction on “{title}” is paid.'],
    },
  },
  lapsed: {
    zh: {
      title: '引荐保护期已满：{number}',
      paragraphs: ['“{title}”的引荐保护期已于 {until} 届满，期内未发现{unit}与{enterprise}之间的成交案件。'],
    },
    en: {
      title: 'Protection of an introduction is over: {number}',
      paragraphs: [
        'The protection of the introduction on “{title}” ended on {until}. No deal between {unit} and {enterprise} was found.',
      ],
    },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

export type IntroductionMail = keyof typeof INTRODUCTION_MAILS;

export const OPEN_INTRODUCTION: Readonly<Record<MailLocale, string>> = {
  zh: '打开引荐',
  en: 'Open the introduction',
};
