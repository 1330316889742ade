/** The client's reading of templates, for the preview and for words at once; the server's own is what counts. */
export interface Place {
  name: string;
  isBlock: boolean;
  meaning: string;
  meaningEn: string;
  example: string;
}

export type Piece = { kind: 'text'; text: string } | { kind: 'place'; name: string; example: string | null };

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The lines of an article; a place for paragraphs becomes the lines of its example. */
export function previewLines(text: string, places: ReadonlyMap<string, Place>): Piece[][] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [, name = ''] = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(line) ?? [];
      const place = places.get(name);
      if (place?.isBlock) {
        return place.example.split('\n').map((example): Piece[] => [{ kind: 'place', name, example }]);
      }
      return [piecesOf(line, places)];
    });
}

function piecesOf(line: string, places: ReadonlyMap<string, Place>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of line.matchAll(PLACE)) {
    const [whole, name = ''] = match;
    if (match.index > end) pieces.push({ kind: 'text', text: line.slice(end, match.index) });
    const place = places.get(name);
    pieces.push({ kind: 'place', name, example: place && !place.isBlock ? place.example : null });
    end = match.index + whole.length;
  }
  if (end < line.length) pieces.push({ kind: 'text', text: line.slice(end) });
  return pieces;
}

/** The places for paragraphs that no article has. */
export function placesLeftOut(texts: readonly string[], places: readonly Place[]): Place[] {
  const used = new Set(texts.flatMap((text) => [...text.matchAll(PLACE)].map(([, name]) => name)));
  return places.filter(({ name, isBlock }) => isBlock && !used.has(name));
}

/** Text with a place put in where the caret stands; one for paragraphs on a line of its own. */
export function withPlace(
  text: string,
  at: number,
  { name, isBlock }: Place,
): { text: string; caret: number } {
  const before = text.slice(0, at);
  const after = text.slice(at);
  const opening = isBlock && before !== '' && !before.endsWith('\n') ? '\n' : '';
  const closing = isBlock && after !== '' && !after.startsWith('\n') ? '\n' : '';
  const inserted = `${opening}{{${name}}}${closing}`;
  return { text: before + inserted + after, caret: at + inserted.length };
}
