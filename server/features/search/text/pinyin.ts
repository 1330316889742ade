import { pinyin } from 'pinyin-pro';
import { SYLLABLES } from '../data/pinyin-syllables.ts';
import { hasHan } from './normalise.ts';

const LONGEST_SYLLABLE = 6;

/**
 * Toneless syllables of a folded text in the order of its characters, one for each Han character; runs of other
 * letters and digits stay whole and everything else falls away (`CFD模拟` → `cfd mo ni`).
 */
export function syllables(folded: string): string[] {
  const parts = pinyin(folded, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return parts.flatMap((part) => part.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** The syllable of every Han character of a folded text; null for other characters. Same length as the text. */
export function syllableByCharacter(folded: string): (string | null)[] {
  if (!hasHan(folded)) return Array.from({ length: folded.length }, () => null);
  // Not type `all`, which tells Han characters itself and takes seven times as long.
  const parts = pinyin(folded, { toneType: 'none', type: 'array', v: true });
  return [...folded].flatMap((character, i) => {
    const part = parts[i];
    const syllable = part === undefined || part === character ? null : part;
    return [syllable, ...Array.from({ length: character.length - 1 }, () => null)];
  });
}

/**
 * Cuts a run of Latin letters into pinyin syllables (`huoxingranliao` → huo xing ran liao), with as few syllables as
 * possible; null if it is not made of syllables alone. The last one may be unfinished if `prefix` is set.
 */
export function cutSyllables(run: string, prefix = false): string[] | null {
  const letters = run.replaceAll('ü', 'v').replace(/([ln])ue/g, '$1ve');
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= letters.length; end++) {
    best[end] = null;
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
      const before = best[start];
      const piece = letters.slice(start, end);
      const fits = SYLLABLES.has(piece) || (prefix && end === letters.length && beginsSyllable(piece));
      if (!before || !fits) continue;
      const so_far = best[end];
      if (!so_far || before.length + 1 < so_far.length) best[end] = [...before, piece];
    }
  }
  return best[letters.length] ?? null;
}

let beginnings: ReadonlySet<string> | undefined;

function beginsSyllable(piece: string): boolean {
  beginnings ??= new Set(
    [...SYLLABLES].flatMap((syllable) => [...syllable].map((_, i) => syllable.slice(0, i + 1))),
  );
  return beginnings.has(piece);
}
