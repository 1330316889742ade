import { receiveFile } from '../server/platform/files/files.service.ts';
import type { Person } from './load-people.ts';

/**
 * Uploads a sheet of paper of the world, as the person would.
 * @param title heading, and name of the file
 * @returns its id
 */
export async function paper({ scope }: Person, title: string, lines: readonly string[]): Promise<string> {
  const content = [sheet([title, ...lines, '（演示材料：单位、人员与数字均属虚构）'])];
  const { id } = await receiveFile(scope, { content, name: `${title}.pdf`, purpose: 'document' });
  return id;
}

const LINE_HEIGHT = 26;
const MARGIN = 72;
const TOP = 770;

/**
 * A PDF file of one A4 page, about a kilobyte. It names the reader's own Chinese font instead of embedding one: laying
 * out each sheet with a real font would take longer than everything else that happens in the world.
 */
export function sheet(lines: readonly string[]): Buffer {
  const text = lines
    .map((line, index) => {
      const down = index === 0 ? `${MARGIN} ${TOP} Td` : `0 -${LINE_HEIGHT} Td`;
      return `/F ${index === 0 ? 16 : 11} Tf ${down} <${utf16(line)}> Tj`;
    })
    .join('\n');
  const content = `BT\n${text}\nET`;
  return file([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 7 0 R' +
      '/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0' +
      '/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  ]);
}

/** Numbers the objects and writes the table of where each begins. */
function file(objects: readonly string[]): Buffer {
  let body = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer<</Size ${size}/Root 1 0 R>>\n` +
      `startxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}
