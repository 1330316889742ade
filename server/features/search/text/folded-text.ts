import { fold } from './normalise.ts';

/** A text as it is compared, with the way back to what is shown. */
export interface FoldedText {
  raw: string;
  folded: string;
  /** For each place of the folded text the place in the raw one that it comes from; one more for the end. */
  origins: readonly number[];
}

const known = new Map<string, string>();

/** Folds character by character, so that what is found in the folded text can be marked in the raw one. */
export function foldedText(raw: string): FoldedText {
  const origins: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of raw) {
    const as = foldCharacter(character);
    for (let i = 0; i < as.length; i++) origins.push(at);
    folded += as;
    at += character.length;
  }
  origins.push(raw.length);
  return { raw, folded, origins };
}

/** Folds character by character: quicker than `fold`, and the same but for characters whose form depends on others. */
export function foldQuickly(raw: string): string {
  let folded = '';
  for (const character of raw) folded += foldCharacter(character);
  return folded;
}

/** There are some ten thousand characters in use, so what was folded once is kept. */
function foldCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const folded = fold(character);
  if (known.size < 50_000) known.set(character, folded);
  return folded;
}
