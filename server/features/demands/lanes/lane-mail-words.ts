import type { MailLocale } from '../../../platform/mail/templates.ts';

interface Words {
  title: string;
  paragraphs: readonly string[];
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
export const LANE_MAILS = {
  awarded: {
    zh: {
      title: '中榜，请签署军令状：{number}',
      paragraphs: [
        '“{title}”已定榜，{team}中榜。双方须商定军令状中的后果与免责情形，中榜方须在 {day} 前签署；逾期视为放弃，由下一名递补。',
      ],
    },
    en: {
      title: 'Awarded; please sign the pledge: {number}',
      paragraphs: [
        '“{title}” was awarded to {team}. Both sides settle in the pledge what follows from failing and what frees from blame. The winner signs before {day}; otherwise the place goes to the next in rank.',
      ],
    },
  },
  signNear: {
    zh: {
      title: '军令状待签署，{day} 截止：{number}',
      paragraphs: ['“{title}”的军令状尚未由{team}签署，{day} 前未签署的视为放弃。'],
    },
    en: {
      title: 'The pledge is to be signed before {day}: {number}',
      paragraphs: ['The pledge of “{title}” is not signed by {team} yet. The place is lost on {day}.'],
    },
  },
  signed: {
    zh: {
      title: '对方已签署军令状，请签署：{number}',
      paragraphs: ['“{title}”的军令状已由一方签署，等待贵方签署。签署后如有修改，双方须重新签署。'],
    },
    en: {
      title: 'The other side signed the pledge: {number}',
      paragraphs: [
        'One side signed the pledge of “{title}”; yours is asked for. A change after a signature voids it.',
      ],
    },
  },
  pledged: {
    zh: {
      title: '军令状已签署：{number}',
      paragraphs: ['“{title}”的军令状已由双方签署（{team}），可以开工。'],
    },
    en: {
      title: 'The pledge is signed: {number}',
      paragraphs: ['Both sides signed the pledge of “{title}” ({team}). Work can begin.'],
    },
  },
  declined: {
    zh: {
      title: '中榜方放弃：{number}',
      paragraphs: ['{team}没有签署“{title}”的军令状，其位置空出，可以由下一名递补。'],
    },
    en: {
      title: 'The winner left: {number}',
      paragraphs: ['{team} did not sign the pledge of “{title}”. The next in rank can take the place.'],
    },
  },
  milestoneIn: {
    zh: {
      title: '节点已提交，待验收：{number}',
      paragraphs: ['“{title}”的节点“{milestone}”已由{team}提交，请核对证据后接受或退回。'],
    },
    en: {
      title: 'A milestone was handed in: {number}',
      paragraphs: ['{team} handed in the milestone “{milestone}” of “{title}”. Please accept or return it.'],
    },
  },
  milestoneAccepted: {
    zh: { title: '节点已通过：{number}', paragraphs: ['“{title}”的节点“{milestone}”已被接受。'] },
    en: {
      title: 'A milestone was accepted: {number}',
      paragraphs: ['The milestone “{milestone}” of “{title}” was accepted.'],
    },
  },
  milestoneReturned: {
    zh: { title: '节点被退回：{number}', paragraphs: ['“{title}”的节点“{milestone}”被退回：{reason}'] },
    en: {
      title: 'A milestone was returned: {number}',
      paragraphs: ['The milestone “{milestone}” of “{title}” was returned: {reason}'],
    },
  },
  workIn: {
    zh: {
      title: '成果已提交验收：{number}',
      paragraphs: ['{team}已提交“{title}”的验收材料与实测结果，请作出结论。'],
    },
    en: {
      title: 'Work was handed in for acceptance: {number}',
      paragraphs: ['{team} handed in the work for “{title}” with its test results. Please decide on it.'],
    },
  },
  workAccepted: {
    zh: { title: '验收通过：{number}', paragraphs: ['“{title}”的工作（{team}）已通过验收。'] },
    en: {
      title: 'The work was accepted: {number}',
      paragraphs: ['The work for “{title}” ({team}) was accepted.'],
    },
  },
  workReturned: {
    zh: { title: '验收材料被退回：{number}', paragraphs: ['“{title}”的验收材料被退回：{reason}'] },
    en: {
      title: 'The work was returned: {number}',
      paragraphs: ['The work for “{title}” was returned: {reason}'],
    },
  },
  gaveUp: {
    zh: {
      title: '对方声明无法完成：{number}',
      paragraphs: ['{team}声明无法完成“{title}”的军令状：{reason}', '请认定是否免责及其后果。'],
    },
    en: {
      title: 'The winner cannot fulfil the pledge: {number}',
      paragraphs: [
        '{team} cannot fulfil the pledge of “{title}”: {reason}',
        'Please find whether it is free from blame.',
      ],
    },
  },
  failed: {
    zh: {
      title: '军令状未完成，认定结果已出：{number}',
      paragraphs: ['“{title}”（{team}）被认定为未完成。理由：{reason}'],
    },
    en: {
      title: 'The pledge was found to have failed: {number}',
      paragraphs: ['The work for “{title}” ({team}) was found to have failed. Reason: {reason}'],
    },
  },
  resultsIn: {
    zh: {
      title: '赛马实测结果已提交，待确认：{number}',
      paragraphs: ['{team}已为“{title}”的关口“{gate}”提交实测结果和证据，请在看板上逐项确认。'],
    },
    en: {
      title: 'Measured results were handed in: {number}',
      paragraphs: [
        '{team} handed in measured results for the gate “{gate}” of “{title}”. Please confirm or refuse them on the board.',
      ],
    },
  },
  resultsRefused: {
    zh: {
      title: '实测结果有项目被退回：{number}',
      paragraphs: ['“{title}”的关口“{gate}”有实测值被退回：{reason}', '退回后三天内可以补交一次。'],
    },
    en: {
      title: 'Measured values were refused: {number}',
      paragraphs: [
        'Values that were shown for the gate “{gate}” of “{title}” were refused: {reason}',
        'They can be shown once more within three days.',
      ],
    },
  },
  gatePassed: {
    zh: {
      title: '赛马晋级：{number}',
      paragraphs: ['“{title}”的关口“{gate}”已关闭，{team}晋级，名次第{place}。'],
    },
    en: {
      title: 'Your lane goes on: {number}',
      paragraphs: ['The gate “{gate}” of “{title}” is closed. {team} goes on, in place {place}.'],
    },
  },
  gateOut: {
    zh: {
      title: '赛马关口淘汰：{number}',
      paragraphs: ['“{title}”的关口“{gate}”已关闭，按规则{team}的赛道到此结束，名次第{place}。'],
    },
    en: {
      title: 'The lane ended at the gate: {number}',
      paragraphs: [
        'The gate “{gate}” of “{title}” is closed. By its rule the lane of {team} ends here, in place {place}.',
      ],
    },
  },
  contested: {
    zh: {
      title: '认定结果有异议，待平台复核：{number}',
      paragraphs: ['{team}对“{title}”的认定结果提出异议：{reason}'],
    },
    en: {
      title: 'A finding is contested: {number}',
      paragraphs: ['{team} contests what was found about “{title}”: {reason}'],
    },
  },
  reviewed: {
    zh: {
      title: '认定结果已复核：{number}',
      paragraphs: ['平台已复核“{title}”（{team}）的认定结果。理由：{reason}'],
    },
    en: {
      title: 'A contested finding was reviewed: {number}',
      paragraphs: ['The platform reviewed what was found about “{title}” ({team}). Reason: {reason}'],
    },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

export type LaneMail = keyof typeof LANE_MAILS;

export const OPEN_WORK: Readonly<Record<MailLocale, string>> = {
  zh: '打开攻关工作区',
  en: 'Open the work room',
};
