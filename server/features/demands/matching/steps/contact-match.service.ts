import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readText } from '../../../../platform/input/texts.ts';
import { organizationById, userById } from '../../../accounts/accounts.loaders.ts';
import { membersWithRole } from '../../../accounts/members/members-with-role.ts';
import { resultById } from '../../../results/result.loaders.ts';
import { presentState } from '../../change-demand.ts';
import type { DemandMatch } from '../data/match.entity.ts';
import { writeMatchMail } from '../matching.mails.ts';
import { changeMatch, type MatchChange } from './change-match.ts';

export interface ContactMatch {
  matchId: string;
  message: string;
}

/**
 * Writes to the other side of a match, once: the poster to the officers of the unit (and to the expert), the officer to
 * the members of the poster who care for its demands. Both sides see the message at the match.
 * @throws Refusal REQUIRED, TOO_LONG, NOT_FOUND, FORBIDDEN, STATE for a demand that is not open, ALREADY_EXISTS
 */
export async function contactMatch(scope: Scope, input: ContactMatch): Promise<DemandMatch> {
  const actor = requireUser(scope.actor);
  const problems = new Problems('message');
  const message = readText(input.message, 1000, problems);
  if (message === null) problems.add('REQUIRED');
  refuseAll(problems.list);
  return changeMatch(
    scope,
    input.matchId,
    'contact',
    async (change) => {
      const { match, demand, side } = change;
      const state = presentState(demand);
      if (state !== 'OPEN') throw new Refusal('STATE', { params: { state, action: 'contactMatch' } });
      if (match.contactedAt !== null) throw new Refusal('ALREADY_EXISTS', { field: 'matchId' });
      Object.assign(match, {
        contactedAt: clock.now(),
        contactedSide: side,
        contactedBy: actor.userId,
        message,
      });
      if (side === 'POSTER') await mailUnit(scope, change, message ?? '');
      else await mailPoster(scope, change, message ?? '');
      return { facts: { kind: match.kind, subjectId: match.subjectId }, personal: { message } };
    },
    'contactMatch',
  );
}

async function mailUnit({ app }: Scope, { tx, match, demand }: MatchChange, message: string): Promise<void> {
  const values = { demand: demand.title, subject: await subjectName(app, match), message };
  const readers = new Map<string, { email: string; locale: string }>();
  for (const officer of await membersWithRole(tx, match.organizationId, 'OFFICER'))
    readers.set(officer.userId, officer);
  if (match.kind === 'EXPERT') {
    const expert = (await userById.batch(app, [match.subjectId])).get(match.subjectId);
    if (expert) readers.set(expert.id, expert);
  }
  for (const reader of readers.values()) {
    await writeMatchMail(tx, app, reader, 'toUnit', values, '/desk/matches');
  }
}

async function mailPoster(
  { app }: Scope,
  { tx, match, demand }: MatchChange,
  message: string,
): Promise<void> {
  const unit = (await organizationById.batch(app, [match.organizationId])).get(match.organizationId);
  const subject = await subjectName(app, match);
  const values = { demand: demand.title, unit: unit?.name ?? '', subject, message };
  for (const member of await membersWithRole(tx, demand.organizationId, 'ENTERPRISE_MEMBER')) {
    await writeMatchMail(tx, app, member, 'toPoster', values, `/demands/${demand.id}/matches`);
  }
}

async function subjectName(app: Scope['app'], { kind, subjectId }: DemandMatch): Promise<string> {
  switch (kind) {
    case 'RESULT':
      return (await resultById.batch(app, [subjectId])).get(subjectId)?.title ?? '';
    case 'UNIT':
      return (await organizationById.batch(app, [subjectId])).get(subjectId)?.name ?? '';
    case 'EXPERT':
      return (await userById.batch(app, [subjectId])).get(subjectId)?.name ?? '';
  }
}
