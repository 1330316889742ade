import type { MailLocale } from '../../../../platform/mail/templates.ts';

interface Words {
  /** Who hears of it: those who pay, or those who are paid. */
  to: 'PAYER' | 'RECEIVER';
  zh: { title: string; text: string };
  en: { title: string; text: string };
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
export const CLAIM_MAILS = {
  paid: {
    to: 'RECEIVER',
    zh: {
      title: '请确认收到佣金 {sum} 元：{reference}',
      text: '付款方登记已支付“{title}”的佣金 {sum} 元。到账后请确认；没有查到的，请说明。',
    },
    en: {
      title: 'Please confirm {sum} yuan of commission: {reference}',
      text: 'A payment of {sum} yuan of commission on “{title}” was recorded. Please confirm it once it is there, or say that you find none.',
    },
  },
  confirmed: {
    to: 'PAYER',
    zh: { title: '佣金 {sum} 元已确认收到：{reference}', text: '收款方确认收到“{title}”的佣金 {sum} 元。' },
    en: {
      title: '{sum} yuan of commission confirmed: {reference}',
      text: 'The receipt of {sum} yuan of commission on “{title}” was confirmed.',
    },
  },
  disputed: {
    to: 'PAYER',
    zh: {
      title: '佣金 {sum} 元未查到：{reference}',
      text: '收款方没有查到“{title}”的佣金 {sum} 元，请核对。',
    },
    en: {
      title: '{sum} yuan of commission not found: {reference}',
      text: 'The payment of {sum} yuan of commission on “{title}” was not found. Please look into it.',
    },
  },
  repaid: {
    to: 'PAYER',
    zh: {
      title: '请确认收到退回的佣金 {sum} 元：{reference}',
      text: '登记已退回“{title}”多付的佣金 {sum} 元。到账后请确认；没有查到的，请说明。',
    },
    en: {
      title: 'Please confirm {sum} yuan of commission given back: {reference}',
      text: '{sum} yuan that were paid beyond the commission on “{title}” were given back. Please confirm them once they are there.',
    },
  },
  repaymentConfirmed: {
    to: 'RECEIVER',
    zh: { title: '退回的佣金 {sum} 元已确认：{reference}', text: '“{title}”退回的佣金 {sum} 元已确认收到。' },
    en: {
      title: '{sum} yuan given back confirmed: {reference}',
      text: 'The receipt of {sum} yuan that were given back on “{title}” was confirmed.',
    },
  },
  repaymentDisputed: {
    to: 'RECEIVER',
    zh: {
      title: '退回的佣金 {sum} 元未查到：{reference}',
      text: '“{title}”退回的佣金 {sum} 元没有查到，请核对。',
    },
    en: {
      title: '{sum} yuan given back not found: {reference}',
      text: 'The {sum} yuan that were given back on “{title}” were not found. Please look into it.',
    },
  },
  invoiced: {
    to: 'PAYER',
    zh: { title: '佣金请款 {sum} 元：{reference}', text: '收到“{title}”的佣金请款 {sum} 元，请核对后支付。' },
    en: {
      title: 'Invoice for {sum} yuan of commission: {reference}',
      text: 'An invoice for {sum} yuan of commission on “{title}” was issued. Please check and pay it.',
    },
  },
} as const satisfies Record<string, Words>;
export type ClaimMail = keyof typeof CLAIM_MAILS;

export const OPEN_CLAIM: Readonly<Record<MailLocale, string>> = { zh: '查看佣金', en: 'Open the commission' };
