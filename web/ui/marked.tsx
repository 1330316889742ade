interface Piece {
  text: string;
  matched: boolean;
}

/** A text in pieces with the matched ones marked; the plain text where there are no pieces. */
export function Marked({ pieces, fallback }: { pieces?: readonly Piece[] | null; fallback: string }) {
  if (!pieces || pieces.length === 0) return fallback;
  const placed = pieces.map((piece, index) => ({ ...piece, key: `${index}:${piece.text}` }));
  return placed.map((piece) =>
    piece.matched ? <mark key={piece.key}>{piece.text}</mark> : <span key={piece.key}>{piece.text}</span>,
  );
}
