export type MailLocale = 'zh' | 'en';

export interface MailContent {
  /** First line in large letters. */
  title: string;
  /** Plain text each; line breaks stay. */
  paragraphs: readonly string[];
  /** The one thing to do. */
  action?: { label: string; url: string };
}

/** What every mail says at its end. */
const FOOTER: Readonly<Record<MailLocale, string>> = {
  zh: '此邮件由成果集市自动发送，请勿直接回复。',
  en: 'Fruition sent this mail automatically. Please do not reply to it.',
};
const LINK_HINT: Readonly<Record<MailLocale, string>> = {
  zh: '如果按钮无法打开，请将下面的网址复制到浏览器：',
  en: 'If the button does not open, copy this address into your browser:',
};

/**
 * Lays out a mail as text and as HTML that says the same. Everything is escaped, so titles and names of people may go
 * in as they are.
 * @throws Error if the action's address is not http or https
 */
export function mailLayout(locale: MailLocale, content: MailContent): { text: string; html: string } {
  const { action } = content;
  if (action && !/^https?:\/\/\S+$/.test(action.url))
    throw new Error('The address in a mail must be http or https');
  return { text: asText(locale, content), html: asHtml(locale, content) };
}

/** Text as it may stand in HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

function asText(locale: MailLocale, { title, paragraphs, action }: MailContent): string {
  const link = action ? [`${action.label}\n${action.url}`] : [];
  return `${[title, ...paragraphs, ...link, `-- \n${FOOTER[locale]}`].join('\n\n')}\n`;
}

function asHtml(locale: MailLocale, { title, paragraphs, action }: MailContent): string {
  const lines = paragraphs.map((text) => `<p>${escapeHtml(text).replace(/\r?\n/g, '<br>')}</p>`);
  return `<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:24px;background:#f5f5f5;font-family:'PingFang SC','Microsoft YaHei',sans-serif;color:#1f1f1f">
<div style="max-width:560px;margin:0 auto;padding:32px;background:#fff;border-radius:8px;line-height:1.7">
<h1 style="margin:0 0 16px;font-size:20px">${escapeHtml(title)}</h1>
${lines.join('\n')}
${action ? button(locale, action.label, escapeHtml(action.url)) : ''}
<p style="margin:32px 0 0;font-size:12px;color:#6b6b6b">${FOOTER[locale]}</p>
</div>
</body>
</html>
`;
}

function button(locale: MailLocale, label: string, url: string): string {
  const look =
    'display:inline-block;padding:10px 20px;background:#0b5cad;color:#fff;border-radius:6px;text-decoration:none';
  return `<p style="margin:24px 0"><a href="${url}" style="${look}">${escapeHtml(label)}</a></p>
<p style="font-size:12px;color:#6b6b6b;word-break:break-all">${LINK_HINT[locale]}<br>${url}</p>`;
}
