import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findKind, HEAD_BYTES } from '../../server/platform/files/file-kinds.ts';
import { contentDisposition, safeFileName } from '../../server/platform/files/file-name.ts';
import { JPEG, openXml, PDF, PNG, streamedWorkbook, WEBP, workbook, zip } from './files-samples.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fruition-kinds-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function kindOf(content: Buffer, name: string): Promise<string | null> {
  const path = join(folder, 'content');
  await writeFile(path, content);
  return (await findKind(path, content.subarray(0, HEAD_BYTES), name))?.mediaType ?? null;
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';

describe('the type of a file', () => {
  it.each([
    ['a.png', PNG, 'image/png'],
    ['a.jpg', JPEG, 'image/jpeg'],
    ['a.webp', WEBP, 'image/webp'],
    ['a.pdf', PDF, 'application/pdf'],
    ['claims-to-be.txt', PDF, 'application/pdf'],
    [
      'a.docx',
      openXml(`${OPEN_XML}.wordprocessingml.document.main`),
      `${OPEN_XML}.wordprocessingml.document`,
    ],
    ['a.xlsx', openXml(`${OPEN_XML}.spreadsheetml.sheet.main`), `${OPEN_XML}.spreadsheetml.sheet`],
    [
      'a.odt',
      zip({ mimetype: 'application/vnd.oasis.opendocument.text' }),
      'application/vnd.oasis.opendocument.text',
    ],
    ['a.csv', Buffer.from('名称,成熟度\n播种机,7\n'), 'text/csv'],
    ['a.csv', Buffer.from('BM编号,名称\n1,播种机\n'), 'text/csv'],
    ['a.csv', iconv.encode('名称,成熟度\r\n一种玉米播种机,7\r\n', 'gb18030'), 'text/csv'],
    ['a.csv', iconv.encode('名称\t成熟度\r\n播种机\t7\r\n', 'utf16-le', { addBOM: true }), 'text/csv'],
    ['a.txt', Buffer.from('说明\n'), 'text/plain'],
    ['a.exe', Buffer.from('说明\n'), 'text/plain'],
    ['a.json', Buffer.from('{"id":"1","title":"播种机"}\n{"id":"2"}\n'), 'application/x-ndjson'],
    ['a.jsonl', Buffer.from('{"id":"1","title":\n{"id":"2"}\n'), 'application/x-ndjson'],
  ])('of %s is found in its bytes', async (name, content, mediaType) => {
    expect(await kindOf(content, name)).toBe(mediaType);
  });

  it('of a workbook as ExcelJS writes it is XLSX', async () => {
    expect(await kindOf(await workbook(), 'a.xlsx')).toBe(`${OPEN_XML}.spreadsheetml.sheet`);
    const path = join(folder, 'streamed');
    await streamedWorkbook(path);
    expect(await kindOf(await readFile(path), 'a.xlsx')).toBe(`${OPEN_XML}.spreadsheetml.sheet`);
  });

  it.each([
    ['a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ['a.png', Buffer.from('\ufeff \n<?xml version="1.0"?><svg/>')],
    ['a.html', Buffer.from('<!doctype html><script>1</script>')],
    ['a.txt', Buffer.from('  <html>')],
    ['a.zip', zip({ 'a.txt': 'text' })],
    ['a.docx', openXml('application/vnd.ms-word.document.macroEnabled.main')],
    ['a.gif', Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0', 'latin1')],
    ['a.exe', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
    ['a.csv', Buffer.from([0x61, 0x00, 0x62])],
    ['a.csv', Buffer.from([0xff, 0xff, 0xff, 0x41])],
  ])('of %s is none that is taken', async (name, content) => {
    expect(await kindOf(content, name)).toBeNull();
  });

  it('is found for text that is cut in the middle of a character', async () => {
    expect(await kindOf(Buffer.from('播'.repeat(HEAD_BYTES)), 'a.txt')).toBe('text/plain');
  });
});

describe('a file name', () => {
  it.each([
    ['专利证书.pdf', ['pdf'], '专利证书.pdf'],
    ['C:\\Users\\张\\证书.PDF', ['pdf'], '证书.PDF'],
    ['../../etc/passwd', ['txt'], 'passwd.txt'],
    ['photo.jpeg', ['jpg', 'jpeg'], 'photo.jpeg'],
    ['evil.exe', ['txt', 'md'], 'evil.exe.txt'],
    ['evil\u202efdp.txt', ['txt'], 'evilfdp.txt'],
    ['line\r\nbreak\0.pdf', ['pdf'], 'linebreak.pdf'],
    ['a "quoted" <name>.pdf', ['pdf'], 'a _quoted_ _name_.pdf'],
    ['.pdf', ['pdf'], 'pdf.pdf'],
    ['', ['pdf'], 'file.pdf'],
    ['...', ['png'], 'file.png'],
    [`${'长'.repeat(300)}.pdf`, ['pdf'], `${'长'.repeat(196)}.pdf`],
  ] as const)('%j is made safe', (claimed, extensions, safe) => {
    expect(safeFileName(claimed, extensions as unknown as [string])).toBe(safe);
  });

  it('is always short, printable, without folders, and stays as it is when made safe again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (claimed) => {
        const safe = safeFileName(claimed, ['pdf']);
        expect(safe).toMatch(/^[^\p{C}/\\<>:"|?*]+\.pdf$/iu);
        expect([...safe].length).toBeLessThanOrEqual(200);
        expect(safeFileName(safe, ['pdf'])).toBe(safe);
        expect(contentDisposition('attachment', safe)).toMatch(
          /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.~%!-]+$/,
        );
      }),
    );
  });

  it('goes into the header of a download in both forms', () => {
    expect(contentDisposition('inline', "张's (1).pdf")).toBe(
      `inline; filename="_'s (1).pdf"; filename*=UTF-8''%E5%BC%A0%27s%20%281%29.pdf`,
    );
  });
});
