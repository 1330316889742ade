import type { MailLocale } from '../../platform/mail/templates.ts';

interface Words {
  title: string;
  paragraphs: readonly string[];
  button: string;
}

/** Mails are written by the server, so their words are here and not in the client; `{name}` is filled in. */
export const MAILS = {
  asked: {
    zh: {
      title: '邀请成果参加路演：{number}',
      paragraphs: ['{organiser}邀请贵单位的成果“{result}”参加路演“{title}”（{time}）。', '{message}'],
      button: '查看并答复',
    },
    en: {
      title: 'A result is asked for at a roadshow: {number}',
      paragraphs: [
        '{organiser} asks for your result “{result}” at the roadshow “{title}” ({time}).',
        '{message}',
      ],
      button: 'See and answer',
    },
  },
  consentWanted: {
    zh: {
      title: '请确认成果参加路演：{number}',
      paragraphs: ['您代表完成人的成果“{result}”拟参加路演“{title}”（{time}），须经您同意。'],
      button: '查看并答复',
    },
    en: {
      title: 'Your consent is asked for: {number}',
      paragraphs: [
        'The result “{result}”, whose completers you represent, is to be shown at the roadshow “{title}” ({time}). Your consent is needed.',
      ],
      button: 'See and answer',
    },
  },
  chosen: {
    zh: {
      title: '成果入选路演：{number}',
      paragraphs: ['成果“{result}”入选路演“{title}”。请确定主讲人并上传演示材料。'],
      button: '打开参演成果',
    },
    en: {
      title: 'A result was chosen for a roadshow: {number}',
      paragraphs: [
        'The result “{result}” was chosen for the roadshow “{title}”. Please name who speaks and hand in the slides.',
      ],
      button: 'Open the entry',
    },
  },
  declined: {
    zh: {
      title: '成果未入选路演：{number}',
      paragraphs: ['成果“{result}”未入选路演“{title}”，原因：{reason}'],
      button: '打开参演成果',
    },
    en: {
      title: 'A result was not chosen for a roadshow: {number}',
      paragraphs: ['The result “{result}” was not chosen for the roadshow “{title}”. The reason: {reason}'],
      button: 'Open the entry',
    },
  },
  withdrawn: {
    zh: {
      title: '参演成果已撤回：{number}',
      paragraphs: ['{unit}撤回了参加“{title}”的成果“{result}”，原因：{reason}'],
      button: '打开路演',
    },
    en: {
      title: 'An entry was taken back: {number}',
      paragraphs: ['{unit} took the result “{result}” back from “{title}”. The reason: {reason}'],
      button: 'Open the roadshow',
    },
  },
  speaker: {
    zh: {
      title: '请确认路演演讲时间：{number}',
      paragraphs: [
        '您将在路演“{title}”上介绍成果“{result}”：{onStage}，{room}，共 {minutes} 分钟。',
        '请确认能够到场。',
      ],
      button: '确认演讲',
    },
    en: {
      title: 'Please confirm your time on stage: {number}',
      paragraphs: [
        'You present the result “{result}” at the roadshow “{title}”: {onStage} (Beijing time), {room}, {minutes} minutes.',
        'Please confirm that you will be there.',
      ],
      button: 'Confirm',
    },
  },
  speakerRefused: {
    zh: {
      title: '主讲人无法到场：{number}',
      paragraphs: ['成果“{result}”的主讲人{speaker}无法在“{title}”上演讲：{reason}'],
      button: '打开参演成果',
    },
    en: {
      title: 'A speaker cannot come: {number}',
      paragraphs: ['{speaker}, who was to present “{result}” at “{title}”, cannot come: {reason}'],
      button: 'Open the entry',
    },
  },
  rescheduled: {
    zh: {
      title: '路演改期：{number}',
      paragraphs: ['“{title}”改为 {time}（北京时间）举行。{place}', '原因：{reason}'],
      button: '查看新日程',
    },
    en: {
      title: 'Roadshow on another day: {number}',
      paragraphs: ['“{title}” takes place at {time} (Beijing time). {place}', 'The reason: {reason}'],
      button: 'See the new dates',
    },
  },
  cancelled: {
    zh: {
      title: '路演取消：{number}',
      paragraphs: ['原定于 {time}（北京时间）举行的“{title}”已取消。', '原因：{reason}'],
      button: '查看路演',
    },
    en: {
      title: 'Roadshow called off: {number}',
      paragraphs: ['“{title}”, planned for {time} (Beijing time), was called off.', 'The reason: {reason}'],
      button: 'Open the roadshow',
    },
  },
} as const satisfies Record<string, Record<MailLocale, Words>>;

export type RoadshowMail = keyof typeof MAILS;
