import type { MailLocale } from '../../../platform/mail/templates.ts';

interface Words {
  title: string;
  paragraphs: readonly string[];
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
export const PAYMENT_MAILS = {
  reportNear: {
    zh: {
      title: '使用申报将于 {day} 到期：{number}',
      paragraphs: [
        '“{title}”{from} 至 {to} 的使用与销售情况须于 {day} 前（含当日）申报；没有销售的也应申报。',
      ],
    },
    en: {
      title: 'Usage report due on {day}: {number}',
      paragraphs: [
        'Use and sales of “{title}” from {from} to {to} are to be reported by {day}, also if nothing was sold.',
      ],
    },
  },
  reportDue: {
    zh: {
      title: '使用申报今日到期：{number}',
      paragraphs: ['“{title}”{from} 至 {to} 的使用与销售情况今日应当申报。'],
    },
    en: {
      title: 'Usage report due today: {number}',
      paragraphs: ['Use and sales of “{title}” from {from} to {to} are to be reported today.'],
    },
  },
  reportLate: {
    zh: {
      title: '使用申报已逾期：{number}',
      paragraphs: ['“{title}”{from} 至 {to} 的使用与销售情况应于 {day} 前申报，至今未收到。'],
    },
    en: {
      title: 'Usage report is late: {number}',
      paragraphs: [
        'Use and sales of “{title}” from {from} to {to} were to be reported by {day} and have not come in.',
      ],
    },
  },
  invoiceOverdue: {
    zh: {
      title: '应付款已逾期 {days} 天：{number}',
      paragraphs: ['“{title}”的付款通知 {invoice} 应于 {day} 前支付，尚欠 {sum} 元。'],
    },
    en: {
      title: 'Payment is {days} days late: {number}',
      paragraphs: ['Invoice {invoice} of “{title}” was to be paid by {day}; {sum} yuan are still owed.'],
    },
  },
  invoiceEnforce: {
    zh: {
      title: '应付款已逾期 {days} 天，可解除合同或要求担保人付款：{number}',
      paragraphs: [
        '“{title}”的付款通知 {invoice} 应于 {day} 前支付，尚欠 {sum} 元。',
        '逾期已满 60 天，单位可以按合同约定解除合同，或者要求担保人、保险人付款。',
      ],
    },
    en: {
      title: 'Payment is {days} days late, the contract can be ended or the guarantor asked: {number}',
      paragraphs: [
        'Invoice {invoice} of “{title}” was to be paid by {day}; {sum} yuan are still owed.',
        'After 60 days the unit can end the contract as agreed, or ask the guarantor or insurer to pay.',
      ],
    },
  },
  inspectionAnnounced: {
    zh: {
      title: '{day} 将查核账目：{number}',
      paragraphs: ['按合同约定，单位将于 {day} 查核“{title}”的使用与销售账目，请准备凭证。'],
    },
    en: {
      title: 'Inspection of accounts on {day}: {number}',
      paragraphs: [
        'As the contract provides, the unit will inspect the accounts of “{title}” on {day}. Please have them at hand.',
      ],
    },
  },
  feeNear: {
    zh: {
      title: '年费将于 {day} 到期：{right}',
      paragraphs: ['“{title}”所涉权利 {right} 的年费须于 {day} 前（含当日）缴纳，缴纳后请登记。'],
    },
    en: {
      title: 'Annual fee due on {day}: {right}',
      paragraphs: [
        'The annual fee of {right}, a right of “{title}”, is to be paid by {day}. Please record the payment.',
      ],
    },
  },
  rightEnds: {
    zh: {
      title: '权利将于 {day} 期满：{right}',
      paragraphs: ['“{title}”所涉权利 {right} 的期限将于 {day} 届满。'],
    },
    en: {
      title: 'A right ends on {day}: {right}',
      paragraphs: ['The term of {right}, a right of “{title}”, ends on {day}.'],
    },
  },
  rightLapsed: {
    zh: {
      title: '权利已失效：{right}',
      paragraphs: [
        '“{title}”所涉权利 {right} 自 {day} 起失效。合同约定失效期间暂停付款的，付款自该日起暂停。',
      ],
    },
    en: {
      title: 'A right lapsed: {right}',
      paragraphs: [
        '{right}, a right of “{title}”, lapsed on {day}. Where the contract says so, payments pause from that day.',
      ],
    },
  },
  rightRestored: {
    zh: {
      title: '权利已恢复：{right}',
      paragraphs: ['“{title}”所涉权利 {right} 已于 {day} 恢复。'],
    },
    en: {
      title: 'A right was restored: {right}',
      paragraphs: ['{right}, a right of “{title}”, was restored on {day}.'],
    },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

export type PaymentMail = keyof typeof PAYMENT_MAILS;

export const OPEN_MONEY: Readonly<Record<MailLocale, string>> = {
  zh: '打开付款与收入',
  en: 'Open the payments',
};
