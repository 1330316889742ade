/** Name and value of the header lines of a message, unfolded. */
export function headersOf(message: string): Map<string, string> {
  const head = message.replace(/\r\n/g, '\n').split('\n\n')[0]?.trimEnd() ?? '';
  const lines = head.replace(/\n[ \t]+/g, ' ').split('\n');
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

/** A header's text with its encoded words decoded (RFC 2047). */
export function decodeWords(text: string): string {
  return text.replace(/\?=\s+=\?/g, '?==?').replace(/(?:=\?UTF-8\?[QB]\?[^?]*\?=)+/gi, (words) => {
    const parts = [...words.matchAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi)];
    const bytes = parts.map(([, kind, body = '']) =>
      kind?.toUpperCase() === 'B' ? Buffer.from(body, 'base64') : quotedPrintable(body.replaceAll('_', ' ')),
    );
    return Buffer.concat(bytes).toString('utf8');
  });
}

/** The content of the part of a multipart message that has the given media type, decoded. */
export function partOf(message: string, mediaType: string): string {
  const text = message.replace(/\r\n/g, '\n');
  const boundary = /boundary="([^"]+)"/.exec(text)?.[1];
  const parts = boundary ? text.split(`--${boundary}`).slice(1) : [text];
  const part = parts
    .map((each) => each.trimStart())
    .find((each) => each.includes(`Content-Type: ${mediaType}`));
  if (!part) throw new Error(`No part is ${mediaType}`);
  const body = part.slice(part.indexOf('\n\n') + 2).replace(/\n$/, '');
  const encoding = headersOf(part).get('content-transfer-encoding');
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return quotedPrintable(body).toString('utf8');
  return body;
}

function quotedPrintable(text: string): Buffer {
  const joined = text.replace(/=\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
