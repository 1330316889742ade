import type { App } from '../../../../platform/app.ts';
import { fileLoader, openFile } from '../../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../../platform/files/stored-file.entity.ts';
import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import { sector } from '../../../../platform/standards/sectors.ts';
import { organizationById } from '../../../accounts/accounts.loaders.ts';
import type { TechResult } from '../../../results/data/tech-result.entity.ts';
import { completersOf, picturesOf, resultById, rightsOf } from '../../../results/result.loaders.ts';
import type { RoadshowEntry } from '../../data/roadshow-entry.entity.ts';
import type { RoadshowSession } from '../../data/roadshow-session.entity.ts';
import { sessionById } from '../../roadshow.loaders.ts';
import { modesText, priceText, rightWord, stageWord } from './paper-words.ts';

/** Pictures that are larger are left out: a deck of forty would grow too heavy. */
const LARGEST_PICTURE = 1_500_000;

/** What slides and profiles say of an entry: only what everybody reads in the public catalogue. */
export interface EntryPaper {
  entry: RoadshowEntry;
  session: RoadshowSession | null;
  result: TechResult;
  title: string;
  unit: string;
  completers: string[];
  sector: string;
  stage: string;
  modes: string;
  price: string;
  rights: string[];
  /** The first picture as a data address; null for none. */
  picture: string | null;
}

/** Reads entries for paper, in order, with a constant number of statements; those that are not public now are left out. */
export async function entryPapers(
  app: App,
  entries: readonly RoadshowEntry[],
  language: FileLanguage,
): Promise<EntryPaper[]> {
  if (entries.length === 0) return [];
  const resultIds = entries.map(({ resultId }) => resultId);
  const results = await resultById.batch(app, resultIds);
  const completers = await completersOf.batch(app, resultIds);
  const rights = await rightsOf.batch(app, resultIds);
  const pictures = await firstPictures(app, resultIds);
  const units = await organizationById.batch(app, [
    ...new Set(entries.map(({ organizationId }) => organizationId)),
  ]);
  const sessionIds = [...new Set(entries.flatMap(({ sessionId }) => sessionId ?? []))];
  const sessions = await sessionById.batch(app, sessionIds);
  const papers: EntryPaper[] = [];
  for (const entry of entries) {
    const result = results.get(entry.resultId);
    if (result?.state !== 'PUBLISHED') continue;
    const picture = pictures.get(result.id);
    papers.push({
      entry,
      session: sessions.get(entry.sessionId ?? '') ?? null,
      result,
      title: language === 'en' ? (result.titleEn ?? result.title) : result.title,
      unit: units.get(entry.organizationId)?.name ?? '',
      completers: (completers.get(result.id) ?? []).map(({ name }) => name),
      sector: sector(result.sector)?.[language] ?? '',
      stage: result.stage ? stageWord(result.stage, language) : '',
      modes: modesText(result, language),
      price: priceText(result, language),
      rights: (rights.get(result.id) ?? []).map(({ kind, number }) =>
        [rightWord(kind, language), number].filter(Boolean).join(' '),
      ),
      picture: picture ? await dataAddress(app, picture) : null,
    });
  }
  return papers;
}

async function firstPictures(app: App, resultIds: readonly string[]): Promise<Map<string, StoredFile>> {
  const pictures = await picturesOf.batch(app, resultIds);
  const firsts = [...pictures].flatMap(([resultId, [first]]) =>
    first ? [{ resultId, fileId: first.fileId }] : [],
  );
  if (firsts.length === 0) return new Map();
  const files = await fileLoader.batch(
    app,
    firsts.map(({ fileId }) => fileId),
  );
  return new Map(
    firsts.flatMap(({ resultId, fileId }): [string, StoredFile][] => {
      const file = files.get(fileId);
      return file && /^image\/(png|jpeg)$/.test(file.mediaType) && file.size <= LARGEST_PICTURE
        ? [[resultId, file]]
        : [];
    }),
  );
}

async function dataAddress(app: App, file: StoredFile): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of await openFile(app, file)) pieces.push(Buffer.from(piece as Uint8Array));
  return `data:${file.mediaType};base64,${Buffer.concat(pieces).toString('base64')}`;
}
