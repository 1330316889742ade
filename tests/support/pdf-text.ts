import { inflateSync } from 'node:zlib';

const OBJECT = /(\d+) 0 obj\s([\s\S]*?)\sendobj/g;
const CONTENTS = /\/Contents (\d+) 0 R/;
const RESOURCES = /\/Resources (\d+) 0 R/;

/** The text of each page in the order in which it was set, as our own PDF files hold it: glyphs by their fonts' maps. */
export function pagesOfText(pdf: Buffer): string[] {
  const objects = new Map<number, string>();
  for (const [, id, body = ''] of pdf.toString('latin1').matchAll(OBJECT)) objects.set(Number(id), body);
  const part = (id: string | undefined) => objects.get(Number(id)) ?? '';
  return [...objects.values()]
    .filter((body) => /\/Type \/Page\b/.test(body))
    .map((page) => {
      const fonts = new Map<string, ReadonlyMap<string, string>>();
      for (const [, name = '', font] of part(page.match(RESOURCES)?.[1]).matchAll(/\/(F\d+) (\d+) 0 R/g))
        fonts.set(name, glyphsOf(streamOf(part(part(font).match(/\/ToUnicode (\d+) 0 R/)?.[1]))));
      return textOf(streamOf(part(page.match(CONTENTS)?.[1])), fonts);
    });
}

function streamOf(body: string): string {
  const start = body.indexOf('stream\n') + 'stream\n'.length;
  return inflateSync(Buffer.from(body.slice(start, body.lastIndexOf('\nendstream')), 'latin1')).toString(
    'latin1',
  );
}

/** A character map of pdfkit: `<0000> <00ff> [<feff> <4e00> …]`, glyphs numbered from the range's first on. */
function glyphsOf(map: string): ReadonlyMap<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, first = '', , list = ''] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
    const characters = [...list.matchAll(/<([0-9a-f ]*)>/g)];
    characters.forEach(([, codes = ''], index) => {
      const units = (codes.match(/[0-9a-f]{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      const glyph = Number.parseInt(first, 16) + index;
      glyphs.set(glyph.toString(16).padStart(4, '0'), String.fromCharCode(...units));
    });
  }
  return glyphs;
}

/** Runs of one height stand in one line. */
function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let glyphs: ReadonlyMap<string, string> = new Map();
  let line = '';
  let text = '';
  for (const [, height, font, shown] of content.matchAll(/([\d.]+) Tm|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (height && height !== line) text += '\n';
    line = height ?? line;
    glyphs = fonts.get(font ?? '') ?? glyphs;
    for (const [, run = ''] of (shown ?? '').matchAll(/<([0-9a-f]*)>/g))
      for (const glyph of run.match(/[0-9a-f]{4}/g) ?? []) text += glyphs.get(glyph) ?? '\uFFFD';
  }
  return text;
}
