import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Jieba } from '@node-rs/jieba';
import { STOP_WORDS } from '../data/stop-words.ts';

/** Words above this general inverse document frequency say as much as a word can say. */
const TELLING_IDF = 9;

const stopWords: ReadonlySet<string> = new Set(STOP_WORDS);
let jieba: Jieba | undefined;
let commonWords: ReadonlyMap<string, number> | undefined;

/** Loads the dictionaries (0.4 s, 60 MB); else the first use does. */
export function loadDictionaries(): void {
  cutter();
  common();
}

/** The words of a folded text as jieba cuts them. */
export function cutWords(folded: string): string[] {
  return cutter().cut(folded, true);
}

/** The words of a folded text and the shorter words within them. */
export function cutWordsFinely(folded: string): string[] {
  return cutter().cutForSearch(folded, true);
}

/** Whether a word may be left out of a query. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/** How telling a word is in general Chinese, 0 to 1: its inverse document frequency by jieba's list, capped. */
export function telling(word: string): number {
  return (common().get(word) ?? TELLING_IDF) / TELLING_IDF;
}

function cutter(): Jieba {
  jieba ??= Jieba.withDict(jiebaFile('dict.txt'));
  return jieba;
}

function common(): ReadonlyMap<string, number> {
  commonWords ??= readCommonWords();
  return commonWords;
}

function readCommonWords(): Map<string, number> {
  const words = new Map<string, number>();
  const text = jiebaFile('idf.txt').toString('utf8');
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    const gap = line.indexOf(' ');
    const idf = Number(line.slice(gap + 1));
    if (gap > 0 && idf < TELLING_IDF) words.set(line.slice(0, gap), idf);
    start = end < 0 ? text.length : end + 1;
  }
  return words;
}

function jiebaFile(name: string): Buffer {
  const require = createRequire(import.meta.url);
  return readFileSync(require.resolve(`@node-rs/jieba/${name}`));
}
