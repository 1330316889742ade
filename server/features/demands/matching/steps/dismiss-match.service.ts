import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readText } from '../../../../platform/input/texts.ts';
import { type DemandMatch, MatchDismissal } from '../data/match.entity.ts';
import type { DismissReason } from '../match.enums.ts';
import { changeMatch } from './change-match.ts';

export interface DismissMatch {
  matchId: string;
  reason: DismissReason;
  /** In words; needed for OTHER. */
  note?: string | null;
}

/**
 * Puts a match aside for one's own side, with the reason: what it is about counts more for the organisation from then on.
 * Once more with another reason changes the reason.
 * @throws Refusal REQUIRED for OTHER without words, TOO_LONG, NOT_FOUND, FORBIDDEN
 */
export async function dismissMatch(scope: Scope, input: DismissMatch): Promise<DemandMatch> {
  const actor = requireUser(scope.actor);
  const problems = new Problems('note');
  const note = readText(input.note, 500, problems);
  if (input.reason === 'OTHER' && note === null) problems.add('REQUIRED');
  refuseAll(problems.list);
  return changeMatch(
    scope,
    input.matchId,
    'dismiss',
    async ({ tx, match, side }) => {
      const values = { reason: input.reason, note, dismissedBy: actor.userId, dismissedAt: clock.now() };
      await tx
        .createQueryBuilder()
        .insert()
        .into(MatchDismissal)
        .values({
          id: newId(),
          matchId: match.id,
          organizationId: actor.organizationId ?? '',
          side,
          ...values,
        })
        .orUpdate(['reason', 'note', 'dismissed_by', 'dismissed_at'], ['match_id', 'side'])
        .execute();
      return { facts: { reason: input.reason }, ...(note ? { personal: { note } } : {}) };
    },
    'dismissMatch',
  );
}

/** Takes back that a match was put aside by one's own side; harmless where it was not. @throws Refusal NOT_FOUND, FORBIDDEN */
export async function restoreMatch(scope: Scope, { matchId }: { matchId: string }): Promise<DemandMatch> {
  return changeMatch(
    scope,
    matchId,
    'dismiss',
    async ({ tx, match, side }) => {
      await tx.delete(MatchDismissal, { matchId: match.id, side });
      return { facts: {} };
    },
    'restoreMatch',
  );
}
