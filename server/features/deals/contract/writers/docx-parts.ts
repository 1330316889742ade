/**
 * The fonts of a contract with the names under which other systems keep them, so that a word processor without the
 * Chinese names takes the same letters (OOXML `w:altName`); charset 86 is GB 2312.
 */
const FONTS = [
  { name: '宋体', other: 'SimSun', panose: '02010600030101010101', family: 'auto' },
  { name: '仿宋', other: 'FangSong', panose: '02010609060101010101', family: 'modern' },
  { name: '黑体', other: 'SimHei', panose: '02010609060101010101', family: 'modern' },
];

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export const FONT_TABLE = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  `<w:fonts xmlns:w="${NAMESPACE}">`,
  ...FONTS.map(
    ({ name, other, panose, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:panose1 w:val="${panose}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  ),
  '<w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>',
  '</w:fonts>',
].join('');

/** Title, author and moment of a document; the library would ask the machine for the time. */
export function coreProperties(title: string, createdAt: Date): string {
  const at = createdAt.toISOString();
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:creator>Fruition</dc:creator>`,
    '<cp:lastModifiedBy>Fruition</cp:lastModifiedBy><cp:revision>1</cp:revision>',
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
