import type { Article, Block } from './contract-text.ts';
import { fillPlace, PLACES, placeOf } from './places.ts';
import type { Source } from './sections/section.ts';

/** One article of a template; each line of the text is a paragraph. */
export interface Clause {
  heading: string;
  text: string;
}

export interface PlaceProblem {
  /** Place of the clause in the list. */
  clause: number;
  /** `unknown-place`: there is none of that name; `place-not-alone`: paragraphs need a line of their own; `brace`: a brace without its pair. */
  reason: 'unknown-place' | 'place-not-alone' | 'brace';
  /** The name between the braces, cut to 40 characters. */
  place: string;
}

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** What is wrong with the places of a template; empty for a good one. Headings hold no places. */
export function placeProblems(clauses: readonly Clause[]): PlaceProblem[] {
  return clauses.flatMap(({ heading, text }, clause) => [
    ...(/\{\{|\}\}/.test(heading) ? [{ clause, reason: 'brace' as const, place: heading.slice(0, 40) }] : []),
    ...linesOf(text).flatMap((line) => lineProblems(line).map((problem) => ({ clause, ...problem }))),
  ]);
}

function lineProblems(line: string): Omit<PlaceProblem, 'clause'>[] {
  const names = [...line.matchAll(PLACE)].map(([, name = '']) => name);
  const alone = names.length === 1 && line.replace(PLACE, '').trim() === '';
  const problems = names.flatMap((name): Omit<PlaceProblem, 'clause'>[] => {
    const place = placeOf(name);
    if (!place) return [{ reason: 'unknown-place', place: name.slice(0, 40) }];
    return place.kind === 'BLOCKS' && !alone ? [{ reason: 'place-not-alone', place: name }] : [];
  });
  if (/\{\{|\}\}/.test(line.replace(PLACE, ''))) problems.push({ reason: 'brace', place: line.slice(0, 40) });
  return problems;
}

/**
 * The articles of a template, filled. An article that comes out empty is left out. What the terms agree and the
 * template leaves out is added at the end, so that the paper never says less than was agreed.
 */
export function fillTemplate(clauses: readonly Clause[], source: Source): Article[] {
  const own = clauses.map(({ heading, text }) => ({
    heading,
    blocks: linesOf(text).flatMap((line) => fillLine(line, source)),
  }));
  return [...own, ...leftOut(clauses, source)].filter(({ blocks }) => blocks.length > 0);
}

/** One pass: what the values themselves contain is never read as a place. */
function fillLine(line: string, source: Source): Block[] {
  const [, name = ''] = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(line) ?? [];
  const alone = placeOf(name);
  if (alone?.kind === 'BLOCKS') return alone.write(source);
  const text = line.replace(PLACE, (whole, found: string) => {
    const place = placeOf(found);
    return place?.kind === 'TEXT' ? String(fillPlace(place, source)) : whole;
  });
  return [{ kind: 'paragraph', text }];
}

function leftOut(clauses: readonly Clause[], source: Source): Article[] {
  const used = new Set(clauses.flatMap(({ text }) => [...text.matchAll(PLACE)].map(([, name]) => name)));
  return Object.entries(PLACES).flatMap(([name, place]) => {
    if (place.kind !== 'BLOCKS' || place.agreed === null || used.has(name)) return [];
    return [{ heading: place.agreed, blocks: place.write(source) }];
  });
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
