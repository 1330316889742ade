import type { MailLocale } from '../../../../platform/mail/templates.ts';

interface Words {
  title: string;
  paragraphs: readonly string[];
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
export const BOUNTY_MAILS = {
  safeguardRecorded: {
    zh: {
      title: '榜金保障待确认：{number}',
      paragraphs: ['“{title}”登记了 {sum} 元的榜金存款或保函，请核对凭据后确认。'],
    },
    en: {
      title: 'A bounty safeguard waits for confirmation: {number}',
      paragraphs: [
        'A deposit or guarantee of {sum} yuan was recorded for “{title}”. Please look at the evidence and confirm it.',
      ],
    },
  },
  safeguardConfirmed: {
    zh: {
      title: '榜金保障已确认：{number}',
      paragraphs: ['“{title}”的 {sum} 元榜金存款或保函已经确认。'],
    },
    en: {
      title: 'Bounty safeguard confirmed: {number}',
      paragraphs: ['The deposit or guarantee of {sum} yuan for “{title}” is confirmed.'],
    },
  },
  safeguardRejected: {
    zh: {
      title: '榜金保障未获确认：{number}',
      paragraphs: ['“{title}”的 {sum} 元榜金存款或保函未获确认。', '理由：{reason}'],
    },
    en: {
      title: 'Bounty safeguard not confirmed: {number}',
      paragraphs: [
        'The deposit or guarantee of {sum} yuan for “{title}” was not confirmed.',
        'Reason: {reason}',
      ],
    },
  },
  due: {
    zh: {
      title: '榜金到期应付 {sum} 元：{number}',
      paragraphs: ['“{title}”的一个支付阶段条件已满足，榜金 {sum} 元到期应付；付款后请登记，收款后请确认。'],
    },
    en: {
      title: 'Bounty of {sum} yuan is due: {number}',
      paragraphs: [
        'The condition of a stage of “{title}” is met and {sum} yuan of bounty are due. Please record the payment once made, and confirm it once received.',
      ],
    },
  },
  paymentRecorded: {
    zh: {
      title: '请确认收到榜金 {sum} 元：{number}',
      paragraphs: ['发榜方登记已支付“{title}”的榜金 {sum} 元。到账后请确认；没有查到的，请说明。'],
    },
    en: {
      title: 'Please confirm bounty of {sum} yuan: {number}',
      paragraphs: [
        'The poster recorded a payment of {sum} yuan of the bounty of “{title}”. Please confirm it once it came in, or say that you cannot find it.',
      ],
    },
  },
  paymentConfirmed: {
    zh: {
      title: '榜金已确认到账 {sum} 元：{number}',
      paragraphs: ['揭榜方确认收到“{title}”的榜金 {sum} 元。'],
    },
    en: {
      title: 'Bounty of {sum} yuan confirmed: {number}',
      paragraphs: ['The winner confirmed that {sum} yuan of the bounty of “{title}” came in.'],
    },
  },
  paymentDisputed: {
    zh: {
      title: '榜金未查到到账 {sum} 元：{number}',
      paragraphs: [
        '揭榜方没有查到“{title}”的榜金 {sum} 元。请核对后撤回登记，或与对方一同查明。',
        '说明：{reason}',
      ],
    },
    en: {
      title: 'Bounty of {sum} yuan not found: {number}',
      paragraphs: [
        'The winner cannot find {sum} yuan of the bounty of “{title}”. Please check, and take the record back or clear it up together.',
        'What was said: {reason}',
      ],
    },
  },
  reclaimed: {
    zh: {
      title: '应返还榜金 {sum} 元：{number}',
      paragraphs: ['按军令状，“{title}”已付榜金中的 {sum} 元应当返还；发榜方收到后登记。'],
    },
    en: {
      title: 'Bounty of {sum} yuan is to be given back: {number}',
      paragraphs: [
        'By the pledge, {sum} yuan of the bounty paid for “{title}” are to be given back; the poster records them once they came in.',
      ],
    },
  },
  free: {
    zh: {
      title: '榜金可退回 {sum} 元：{number}',
      paragraphs: ['“{title}”不再有新的榜金到期，存款或保函中有 {sum} 元可以退回；退回后请登记。'],
    },
    en: {
      title: 'Bounty of {sum} yuan can go back: {number}',
      paragraphs: [
        'Nothing more of the bounty of “{title}” falls due; {sum} yuan of deposits or guarantees can go back. Please record it once done.',
      ],
    },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

export type BountyMail = keyof typeof BOUNTY_MAILS;

export const OPEN_BOUNTY: Readonly<Record<MailLocale, string>> = {
  zh: '打开榜金',
  en: 'Open the bounty',
};
