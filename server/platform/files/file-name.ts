const MAX_LENGTH = 200;

/**
 * A file name that is safe to show and to save: no folders, no control or invisible characters, none that file systems
 * reserve, at most 200 characters, and ending as its type does (`extensions`, the first is appended where none fits).
 */
export function safeFileName(claimed: string, extensions: readonly [string, ...string[]]): string {
  const bare = (claimed.normalize('NFC').split(/[/\\]/).at(-1) ?? '')
    .replace(/\p{C}/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const { stem, extension } = splitName(bare);
  const fits = extensions.includes(extension.toLowerCase());
  const ending = fits ? extension : extensions[0];
  const beginning = (fits ? stem : bare) || 'file';
  return `${[...beginning].slice(0, MAX_LENGTH - ending.length - 1).join('')}.${ending}`;
}

/** `report.final.pdf` is `report.final` and `pdf`. */
export function splitName(name: string): { stem: string; extension: string } {
  const [, stem = name, extension = ''] = /^(.*)\.([^.]{1,10})$/su.exec(name) ?? [];
  return { stem, extension };
}

/** The header that names a download, in Chinese too (RFC 6266 with RFC 5987's form and a plain one for old clients). */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
