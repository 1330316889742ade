import type { App } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { sendMail } from '../../../platform/mail/mail.service.ts';
import { mailLayout } from '../../../platform/mail/templates.ts';
import { EngineAway } from '../../../platform/search/http.ts';
import { userById } from '../../accounts/accounts.loaders.ts';
import { newSince } from './new-results.ts';
import { SavedSearchRecord } from './saved-search.entity.ts';
import { digestBatch } from './saved-searches.service.ts';

const BATCH = 100;
/** Titles that one mail names. */
const NAMED = 10;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Tells users by mail what is new for their saved searches; each in a transaction of its own, so none is told twice. */
export const sendDigests: JobHandler = async (app, _payload, { signal }) => {
  for (let after = FIRST; !signal.aborted; ) {
    const batch = await digestBatch(app, after, BATCH);
    const users = await userById.batch(
      app,
      batch.map(({ userId }) => userId),
    );
    for (const saved of batch) {
      const user = users.get(saved.userId);
      if (user) await sendDigest(app, saved, user);
    }
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return;
    after = last.id;
  }
};

async function sendDigest(
  app: App,
  { id }: SavedSearchRecord,
  user: { email: string; locale: string },
): Promise<void> {
  const saved = await app.db.manager.findOneBy(SavedSearchRecord, { id, digest: true });
  if (!saved) return;
  const now = clock.now();
  const found = await newSince(app, saved, NAMED);
  // Failing has the job tried again later; who was told already is not told twice.
  if (found === null) throw new EngineAway('digests wait');
  if (found.total === 0) return;
  await inTransaction(app.db, async (tx) => {
    const changed = await tx.update(
      SavedSearchRecord,
      { id, toldUntil: saved.toldUntil },
      { toldUntil: now, lastDigestAt: now },
    );
    if (changed.affected !== 1) return;
    await sendMail(tx, { to: user.email, ...digestMail(app, user.locale, saved, found) });
  });
}

function digestMail(
  { config }: App,
  locale: string,
  saved: SavedSearchRecord,
  found: { total: number; titles: string[] },
): { subject: string; text: string; html: string } {
  const isEnglish = locale.startsWith('en');
  const title = isEnglish
    ? `${found.total} new results for “${saved.name}”`
    : `“${saved.name}”有 ${found.total} 项新成果`;
  const more = isEnglish ? 'The newest:' : '最新发布：';
  const layout = mailLayout(isEnglish ? 'en' : 'zh', {
    title,
    paragraphs: [more, found.titles.map((each) => `· ${each}`).join('\n')],
    action: {
      label: isEnglish ? 'Open saved searches' : '查看我的订阅',
      url: `${config.publicUrl}/account/searches`,
    },
  });
  return { subject: title, ...layout };
}
