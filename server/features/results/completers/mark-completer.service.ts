import type { Scope } from '../../../platform/app.ts';
import { Refusal } from '../../../platform/errors.ts';
import { changeResult, may, type ResultReference } from '../change-result.ts';
import type { Completer } from '../data/result-parts.entity.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import type { CompleterStatus } from '../result.enums.ts';
import { refuseOwnWork } from '../result.policy.ts';

export interface MarkCompleter extends ResultReference {
  completerId: string;
  status: CompleterStatus;
  newRepresentativeId?: string | null;
}

/**
 * An officer records that a completer left, died or came back. Who made the result stays who made it; only a
 * representative who goes is replaced by an active completer.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, FOUR_EYES, REQUIRED where a representative has to be named, INVALID
 */
export async function markCompleter(scope: Scope, input: MarkCompleter): Promise<TechResult> {
  return changeResult(scope, input, may('markCompleter'), ({ record }) => {
    refuseOwnWork(scope.actor, record);
    const marked = record.completers.find(({ id }) => id === input.completerId);
    if (!marked) throw new Refusal('NOT_FOUND', { field: 'completerId' });
    const facts = { completerId: marked.id, statusBefore: marked.status, status: input.status };
    applyMark(record.completers, marked, input);
    return {
      action: 'markCompleter',
      touched: new Set(['completers'] as const),
      newVersion: record.result.lastVersion > 0,
      facts,
      personal: { name: marked.name },
    };
  });
}

/** Marks a completer, in memory; afterwards one active completer represents the team, if anybody is active. */
export function applyMark(
  completers: readonly Completer[],
  marked: Completer,
  { status, newRepresentativeId }: Pick<MarkCompleter, 'status' | 'newRepresentativeId'>,
): void {
  const wasRepresentative = marked.representative;
  marked.status = status;
  if (status !== 'ACTIVE') marked.representative = false;
  const active = completers.filter((completer) => completer.status === 'ACTIVE');
  if (newRepresentativeId) {
    const next = active.find(({ id }) => id === newRepresentativeId);
    if (!next)
      throw new Refusal('INVALID', { field: 'newRepresentativeId', params: { reason: 'NOT_ACTIVE' } });
    for (const completer of completers) completer.representative = completer === next;
  } else if (wasRepresentative && !marked.representative && active.length > 0) {
    throw new Refusal('REQUIRED', { field: 'newRepresentativeId' });
  }
}
