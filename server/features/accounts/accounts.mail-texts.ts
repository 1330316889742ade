import type { MailLocale } from '../../platform/mail/templates.ts';

interface MailWords {
  title: string;
  paragraphs: readonly string[];
  action: string;
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
export const ACCOUNT_MAILS = {
  received: {
    zh: {
      title: '已收到您的注册申请',
      paragraphs: [
        '您申请加入“{organization}”。确认之后，我们会写信告诉您。',
        '在此之前您已经可以登录，并浏览公开的成果。',
      ],
      action: '打开成果集市',
    },
    en: {
      title: 'We have your request for an account',
      paragraphs: [
        'You asked to join “{organization}”. We shall write to you as soon as it is confirmed.',
        'Until then you can sign in and browse the public results.',
      ],
      action: 'Open Fruition',
    },
  },
  organizationAsked: {
    zh: {
      title: '新单位等待确认：{organization}',
      paragraphs: ['{person} 为“{organization}”申请入驻，请核实后确认或退回。'],
      action: '查看待确认单位',
    },
    en: {
      title: 'A new organisation waits: {organization}',
      paragraphs: ['{person} signed up for “{organization}”. Please check and confirm it or turn it down.'],
      action: 'See the organisations that wait',
    },
  },
  membershipAsked: {
    zh: {
      title: '{person} 申请加入{organization}',
      paragraphs: ['请核实身份与角色后确认或退回。'],
      action: '查看成员申请',
    },
    en: {
      title: '{person} asks to join {organization}',
      paragraphs: ['Please check who it is and which roles fit, then confirm or turn it down.'],
      action: 'See the requests',
    },
  },
  organizationConfirmed: {
    zh: {
      title: '{organization} 已确认入驻',
      paragraphs: ['您是该单位的管理员，可以开始工作并确认其他成员。'],
      action: '登录',
    },
    en: {
      title: '{organization} is confirmed',
      paragraphs: ['You are its administrator: you can begin to work and confirm further members.'],
      action: 'Sign in',
    },
  },
  organizationRejected: {
    zh: {
      title: '{organization} 的入驻申请未通过',
      paragraphs: ['理由：{reason}'],
      action: '登录',
    },
    en: {
      title: '{organization} was not confirmed',
      paragraphs: ['The reason: {reason}'],
      action: 'Sign in',
    },
  },
  membershipConfirmed: {
    zh: {
      title: '您已加入{organization}',
      paragraphs: ['您的成员申请已确认，登录后即可以该身份工作。'],
      action: '登录',
    },
    en: {
      title: 'You are now a member of {organization}',
      paragraphs: ['Your request was confirmed. Sign in to act as its member.'],
      action: 'Sign in',
    },
  },
  membershipRejected: {
    zh: {
      title: '加入{organization}的申请未通过',
      paragraphs: ['理由：{reason}'],
      action: '登录',
    },
    en: {
      title: 'Your request to join {organization} was turned down',
      paragraphs: ['The reason: {reason}'],
      action: 'Sign in',
    },
  },
  membershipEnded: {
    zh: {
      title: '您在{organization}的成员身份已结束',
      paragraphs: ['理由：{reason}'],
      action: '查看账户',
    },
    en: {
      title: 'Your membership of {organization} has ended',
      paragraphs: ['The reason: {reason}'],
      action: 'See your account',
    },
  },
  delegated: {
    zh: {
      title: '{person} 请您代行职责',
      paragraphs: [
        '期间：{startsOn} 至 {endsOn}（含首尾两日）。期间您可以使用其委托的角色，记录中会写明由您办理。',
      ],
      action: '查看委托',
    },
    en: {
      title: '{person} lent you roles',
      paragraphs: [
        'From {startsOn} to {endsOn}, both days included. What you do in these roles is recorded as yours.',
      ],
      action: 'See the delegation',
    },
  },
  passwordReset: {
    zh: {
      title: '重设密码',
      paragraphs: [
        '有人为您的账户申请重设密码。链接一小时内有效，只能使用一次。',
        '如果不是您本人，请忽略此邮件，密码不会改变。',
      ],
      action: '重设密码',
    },
    en: {
      title: 'Set a new password',
      paragraphs: [
        'Somebody asked to reset the password of your account. The link works once, within an hour.',
        'If it was not you, ignore this mail: the password stays as it is.',
      ],
      action: 'Set a new password',
    },
  },
  passwordChanged: {
    zh: {
      title: '您的密码已修改',
      paragraphs: ['其他设备上的登录已全部结束。如果不是您本人操作，请立即重设密码。'],
      action: '重设密码',
    },
    en: {
      title: 'Your password was changed',
      paragraphs: ['All other sessions were ended. If it was not you, reset your password at once.'],
      action: 'Reset the password',
    },
  },
} as const satisfies Record<string, Record<MailLocale, MailWords>>;

export type AccountMail = keyof typeof ACCOUNT_MAILS;
