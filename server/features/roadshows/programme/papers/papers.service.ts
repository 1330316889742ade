import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import { organizationById, userById } from '../../../accounts/accounts.loaders.ts';
import { completersOf } from '../../../results/result.loaders.ts';
import { noRoadshow } from '../../change-roadshow.ts';
import { RoadshowGuest } from '../../data/guest.entity.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';
import type { RoadshowEntry } from '../../data/roadshow-entry.entity.ts';
import { noEntry } from '../../entries/change-entry.ts';
import { entrySubject } from '../../entries/entry-subject.ts';
import { entryOf } from '../../entries/reading/find-entries.service.ts';
import { findRoadshow } from '../../events/reading/find-roadshows.service.ts';
import { WITH_PROGRAMME } from '../../roadshow.enums.ts';
import { entriesOfRoadshow, roadshowById, sessionsOfRoadshow } from '../../roadshow.loaders.ts';
import { entryPolicy, roadshowPolicy } from '../../roadshow.policy.ts';
import { type Badge, badgesPdf } from './badges-pdf.ts';
import { entryPapers } from './entry-paper.ts';
import { PAPER_WORDS } from './paper-words.ts';
import { profilesPdf } from './profiles-pdf.ts';
import { slidesPdf } from './slides-pdf.ts';

export interface Paper {
  /** Name of the file without its ending. */
  name: string;
  file: Buffer;
}

/** Slides of all chosen entries, for the organiser. @throws Refusal NOT_FOUND */
export async function slidesOf(scope: Scope, roadshowId: string, language: FileLanguage): Promise<Paper> {
  const roadshow = await requireOrganiser(scope, roadshowId);
  return deck(scope, roadshow, await chosenOf(scope, roadshow), language);
}

/** One-page profiles of the chosen entries: for everybody once the programme is public. @throws Refusal NOT_FOUND */
export async function profilesOf(scope: Scope, roadshowId: string, language: FileLanguage): Promise<Paper> {
  const roadshow = await findRoadshow(scope, roadshowId);
  const isPublic = roadshow !== null && WITH_PROGRAMME.includes(roadshow.state);
  if (!roadshow || !(isPublic || roadshowPolicy.seePrivate(scope.actor, roadshow))) throw noRoadshow();
  return profiles(scope, roadshow, await chosenOf(scope, roadshow), language);
}

/** The slides of one entry, for those who see it. @throws Refusal NOT_FOUND */
export async function slidesOfEntry(scope: Scope, entryId: string, language: FileLanguage): Promise<Paper> {
  const { roadshow, entry } = await requireEntry(scope, entryId);
  return deck(scope, roadshow, [entry], language);
}

/** The profile of one entry, for those who see it. @throws Refusal NOT_FOUND */
export async function profileOfEntry(scope: Scope, entryId: string, language: FileLanguage): Promise<Paper> {
  const { roadshow, entry } = await requireEntry(scope, entryId);
  return profiles(scope, roadshow, [entry], language);
}

/** Badges of hosts, speakers and guests with a seat, for the organiser. @throws Refusal NOT_FOUND */
export async function badgesOf(scope: Scope, roadshowId: string, language: FileLanguage): Promise<Paper> {
  const { app } = scope;
  const roadshow = await requireOrganiser(scope, roadshowId);
  const entries = await chosenOf(scope, roadshow);
  const guests = await app.db.manager.find(RoadshowGuest, {
    where: { roadshowId: roadshow.id, state: 'APPROVED' },
    order: { registeredAt: 'ASC', id: 'ASC' },
  });
  const sessions = (await sessionsOfRoadshow.batch(app, [roadshow.id])).get(roadshow.id) ?? [];
  const organizations = await organizationById.batch(app, [
    ...new Set([roadshow, ...entries, ...guests].map(({ organizationId }) => organizationId)),
  ]);
  const nameOf = (organizationId: string) => organizations.get(organizationId)?.name ?? '';
  const users =
    guests.length === 0
      ? new Map<string, { name: string }>()
      : await userById.batch(
          app,
          guests.map(({ userId }) => userId),
        );
  const badges: Badge[] = [
    ...sessions.flatMap(({ hostName }) =>
      hostName
        ? [
            {
              role: 'HOST' as const,
              name: hostName,
              organization: nameOf(roadshow.organizationId),
              code: null,
            },
          ]
        : [],
    ),
    ...entries.flatMap(({ speakerName, organizationId }) =>
      speakerName
        ? [{ role: 'SPEAKER' as const, name: speakerName, organization: nameOf(organizationId), code: null }]
        : [],
    ),
    ...guests.map(({ userId, organizationId, code }) => ({
      role: 'GUEST' as const,
      name: users.get(userId)?.name ?? '',
      organization: nameOf(organizationId),
      code,
    })),
  ];
  return {
    name: `${PAPER_WORDS.badges[language]}-${roadshow.number}`,
    file: await badgesPdf(roadshow, withoutRepetition(badges), language, clock.now()),
  };
}

/** Who speaks twice, or leads two sessions, wears one badge. */
function withoutRepetition(badges: readonly Badge[]): Badge[] {
  return [
    ...new Map(
      badges.map((badge) => [`${badge.role}:${badge.name}:${badge.organization}:${badge.code ?? ''}`, badge]),
    ).values(),
  ];
}

async function deck(
  { app }: Scope,
  roadshow: Roadshow,
  entries: readonly RoadshowEntry[],
  language: FileLanguage,
): Promise<Paper> {
  const organisers = await organizationById.batch(app, [roadshow.organizationId]);
  const papers = await entryPapers(app, entries, language);
  const organiser = organisers.get(roadshow.organizationId)?.name ?? '';
  const { publicUrl } = app.config;
  return {
    name: `${PAPER_WORDS.slides[language]}-${roadshow.number}`,
    file: await slidesPdf({ roadshow, organiser, papers, publicUrl, language }, clock.now()),
  };
}

async function profiles(
  { app }: Scope,
  roadshow: Roadshow,
  entries: readonly RoadshowEntry[],
  language: FileLanguage,
): Promise<Paper> {
  const papers = await entryPapers(app, entries, language);
  if (papers.length === 0) throw noEntry();
  const { publicUrl } = app.config;
  return {
    name: `${PAPER_WORDS.profile[language]}-${roadshow.number}`,
    file: await profilesPdf({ roadshow, papers, publicUrl, language }, clock.now()),
  };
}

async function requireOrganiser(scope: Scope, roadshowId: string): Promise<Roadshow> {
  const roadshow = await findRoadshow(scope, roadshowId);
  if (!roadshow || !roadshowPolicy.seePrivate(scope.actor, roadshow)) throw noRoadshow();
  return roadshow;
}

async function requireEntry(
  scope: Scope,
  entryId: string,
): Promise<{ roadshow: Roadshow; entry: RoadshowEntry }> {
  const { app, actor } = scope;
  const entry = await entryOf(scope, entryId);
  const roadshow = entry ? (await roadshowById.batch(app, [entry.roadshowId])).get(entry.roadshowId) : null;
  if (!entry || !roadshow) throw noEntry();
  const completers = (await completersOf.batch(app, [entry.resultId])).get(entry.resultId) ?? [];
  if (!entryPolicy.see(actor, entrySubject(roadshow, entry, completers))) throw noEntry();
  return { roadshow, entry };
}

/** Chosen entries in the order of the stage: by their time, those without one last. */
async function chosenOf({ app }: Scope, { id }: Roadshow): Promise<RoadshowEntry[]> {
  const entries = (await entriesOfRoadshow.batch(app, [id])).get(id) ?? [];
  const at = ({ startsAt }: RoadshowEntry) => startsAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return entries
    .filter(({ state }) => state === 'CHOSEN')
    .sort((a, b) => at(a) - at(b) || a.position - b.position);
}
