import type { MailLocale } from '../../../../platform/mail/templates.ts';

interface Words {
  title: string;
  paragraphs: readonly string[];
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
export const ENGAGEMENT_MAILS = {
  proposed: {
    zh: {
      title: '收到委托提议：{number}',
      paragraphs: [
        '{client}与技术经理人{broker}之间提出了一份委托，请查看委托事项与佣金条件，接受或者提出修改。',
      ],
    },
    en: {
      title: 'An engagement was proposed: {number}',
      paragraphs: [
        'An engagement between {client} and the broker {broker} was proposed. Please look at its scope and terms, and accept them or propose others.',
      ],
    },
  },
  termsProposed: {
    zh: {
      title: '委托条件有新的提议：{number}',
      paragraphs: [
        '对方就{client}与技术经理人{broker}的委托提出了新的条件，请查看。此前未全部签署的条件不再有效。',
      ],
    },
    en: {
      title: 'Other terms were proposed: {number}',
      paragraphs: [
        'The other side proposed other terms for the engagement between {client} and the broker {broker}. Terms that were not signed by all are void.',
      ],
    },
  },
  accepted: {
    zh: {
      title: '委托条件已接受，请签署：{number}',
      paragraphs: ['{client}与技术经理人{broker}的委托条件已经双方接受，待委托方和每位受益人签署后生效。'],
    },
    en: {
      title: 'The terms are accepted; please sign: {number}',
      paragraphs: [
        'The terms of the engagement between {client} and the broker {broker} are accepted. They take effect once the client and every beneficiary have signed.',
      ],
    },
  },
  declined: {
    zh: {
      title: '委托条件未获同意：{number}',
      paragraphs: ['{client}与技术经理人{broker}的委托条件未获同意。理由：{reason}'],
    },
    en: {
      title: 'The terms were declined: {number}',
      paragraphs: [
        'The terms of the engagement between {client} and the broker {broker} were declined: {reason}',
      ],
    },
  },
  active: {
    zh: {
      title: '委托已生效：{number}',
      paragraphs: ['{client}与技术经理人{broker}的委托已由各方签署，自 {startsOn} 起至 {endsOn} 止。'],
    },
    en: {
      title: 'The engagement is active: {number}',
      paragraphs: [
        'All have signed the engagement between {client} and the broker {broker}. It runs from {startsOn} to {endsOn}.',
      ],
    },
  },
  termsSigned: {
    zh: {
      title: '新的委托条件已签署：{number}',
      paragraphs: [
        '{client}与技术经理人{broker}的新条件已由各方签署，自约定之日起适用；此前的到账不受影响。',
      ],
    },
    en: {
      title: 'The later terms are signed: {number}',
      paragraphs: [
        'All have signed the later terms of the engagement between {client} and the broker {broker}. They hold from their day on; what was received before is not touched.',
      ],
    },
  },
  ended: {
    zh: {
      title: '委托已终止：{number}',
      paragraphs: ['{client}与技术经理人{broker}的委托已终止。理由：{reason}。已确认案件的佣金照约定结算。'],
    },
    en: {
      title: 'The engagement was ended: {number}',
      paragraphs: [
        'The engagement between {client} and the broker {broker} was ended: {reason}. Commissions of deals that it was admitted to are settled as agreed.',
      ],
    },
  },
  fulfilled: {
    zh: {
      title: '委托已完成：{number}',
      paragraphs: ['{client}已确认技术经理人{broker}的委托完成。已确认案件的佣金照约定结算。'],
    },
    en: {
      title: 'The engagement is fulfilled: {number}',
      paragraphs: [
        '{client} says that the engagement of the broker {broker} is fulfilled. Commissions of deals that it was admitted to are settled as agreed.',
      ],
    },
  },
  claimed: {
    zh: {
      title: '请确认成交案件的居间委托：{number}',
      paragraphs: ['技术经理人{broker}就案件 {deal} 提出由本委托促成，请{client}确认或者提出异议。'],
    },
    en: {
      title: 'Please answer a claim on a deal: {number}',
      paragraphs: [
        'By this engagement, the broker {broker} claims to have brokered the deal {deal}. {client} is asked to admit or contest it.',
      ],
    },
  },
  admitted: {
    zh: {
      title: '案件已确认由本委托促成：{number}',
      paragraphs: ['{client}已确认案件 {deal} 由技术经理人{broker}的委托促成。'],
    },
    en: {
      title: 'Admitted to a deal: {number}',
      paragraphs: ['{client} admits that the deal {deal} was brokered by {broker} under this engagement.'],
    },
  },
  contested: {
    zh: {
      title: '案件的居间委托被提出异议：{number}',
      paragraphs: ['{client}不认可案件 {deal} 由技术经理人{broker}的委托促成。理由：{reason}'],
    },
    en: {
      title: 'A claim on a deal is contested: {number}',
      paragraphs: [
        '{client} contests that the deal {deal} was brokered by {broker} under this engagement: {reason}',
      ],
    },
  },
  bothSides: {
    zh: {
      title: '技术经理人同时受双方委托，请表示是否同意：{number}',
      paragraphs: [
        '案件 {deal} 中，技术经理人{broker}或者其事务所同时受交易双方委托。双方均同意后，其委托方可确认。',
      ],
    },
    en: {
      title: 'A broker acts for both sides; your consent is asked for: {number}',
      paragraphs: [
        'In the deal {deal}, the broker {broker} or the same agency is engaged by both sides. Only with the consent of both sides can the engagements be admitted.',
      ],
    },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

export type EngagementMail = keyof typeof ENGAGEMENT_MAILS;

export const OPEN_ENGAGEMENT: Readonly<Record<MailLocale, string>> = {
  zh: '查看委托',
  en: 'Open the engagement',
};
