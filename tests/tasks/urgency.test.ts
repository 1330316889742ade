import { describe, expect, it } from 'vitest';
import { byUrgency, urgencyOf } from '../../server/features/tasks/find-tasks.service.ts';
import { caseTypeOf, INFORMING, TASK_KINDS, type TaskKind } from '../../server/features/tasks/task.enums.ts';
import type { Waiting } from '../../server/platform/waiting.ts';

const NOW = new Date('2026-11-22T14:00:00+08:00');
const urgency = (until: string | null) =>
  urgencyOf(until === null ? null : new Date(until), NOW, '2026-11-22');

function waiting(kind: TaskKind, until: string | null, since = '2026-11-01T00:00:00Z'): Waiting<TaskKind> {
  return {
    kind,
    id: `${kind} ${until ?? ''} ${since}`,
    caseId: 'case',
    title: '',
    reference: null,
    organizationId: null,
    userId: null,
    detail: null,
    since: new Date(since),
    until: until === null ? null : new Date(until),
    total: 1,
  };
}

describe('urgency', () => {
  it('goes by days in China, the moment itself being too late', () => {
    expect(urgency('2026-11-22T14:00:00+08:00')).toBe('OVERDUE');
    expect(urgency('2026-11-22T14:00:00.001+08:00')).toBe('TODAY');
    expect(urgency('2026-11-23T00:00:00+08:00')).toBe('TODAY');
    expect(urgency('2026-11-23T00:00:00.001+08:00')).toBe('WEEK');
    expect(urgency('2026-11-30T00:00:00+08:00')).toBe('WEEK');
    expect(urgency('2026-11-30T00:00:00.001+08:00')).toBe('LATER');
    expect(urgency(null)).toBe('NONE');
  });

  it('puts what is to be done before what runs, then the deadline, the kind and the longest wait', () => {
    const rows = [
      waiting('NOTICE_RUNNING', '2026-11-22T00:00:00Z'),
      waiting('RESULT_PUBLISH', null, '2026-11-01T00:00:00Z'),
      waiting('OBJECTION_DECIDE', null),
      waiting('DEAL_ENDS', '2026-12-01T00:00:00Z'),
      waiting('AUCTION_BID', '2026-11-23T00:00:00Z'),
      waiting('RESULT_PUBLISH', null, '2026-10-01T00:00:00Z'),
    ];
    expect(rows.sort(byUrgency).map(({ kind, since }) => `${kind} ${since.getUTCMonth() + 1}`)).toEqual([
      'AUCTION_BID 11',
      'DEAL_ENDS 11',
      'OBJECTION_DECIDE 11',
      'RESULT_PUBLISH 10',
      'RESULT_PUBLISH 11',
      'NOTICE_RUNNING 11',
    ]);
  });

  it('knows the record of every kind, and that those which only inform come last', () => {
    expect(TASK_KINDS.filter((kind) => caseTypeOf(kind) === undefined)).toEqual([]);
    expect(TASK_KINDS.slice(-INFORMING.size)).toEqual([...INFORMING]);
  });
});
