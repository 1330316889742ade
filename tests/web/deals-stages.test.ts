import { describe, expect, test } from 'vitest';
import { stagesOf } from '../../web/features/deals/room/stages.ts';

type Facts = Parameters<typeof stagesOf>[0];

const REQUESTED = '2026-12-02T02:00:00.000Z';
const AGREED = '2026-12-03T02:00:00.000Z';
const SIGNED = '2026-12-18T02:00:00.000Z';

const deal = (state: Facts['state'], values: Partial<Facts> = {}): Facts => ({
  state,
  requestedAt: REQUESTED,
  agreedAt: null,
  clearedAt: null,
  signedAt: null,
  activeAt: null,
  endedAt: null,
  compliance: [],
  decisions: [],
  notices: [],
  ...values,
});
const shown = (facts: Facts) => stagesOf(facts).map(({ stage, status }) => `${stage} ${status}`);

describe('the stages of a deal', () => {
  test('begin with the request and leave out what no rule asks for', () => {
    expect(stagesOf(deal('REQUESTED'))).toEqual([
      { stage: 'REQUEST', status: 'process', at: REQUESTED },
      { stage: 'NEGOTIATION', status: 'wait', at: null },
      { stage: 'SIGNING', status: 'wait', at: null },
      { stage: 'IN_FORCE', status: 'wait', at: null },
      { stage: 'COMPLETION', status: 'wait', at: null },
    ]);
  });

  test('show decision and notice while a rule asks for them, and once they took place', () => {
    const asked = [
      { ruleId: 'PRC-6', status: 'MISSING' },
      { ruleId: 'PRC-2', status: 'MISSING' },
    ];
    const agreed = deal('AGREED', { agreedAt: AGREED, compliance: asked });
    expect(shown(agreed)).toEqual([
      'REQUEST finish',
      'NEGOTIATION finish',
      'DECISION process',
      'NOTICE wait',
      'SIGNING wait',
      'IN_FORCE wait',
      'COMPLETION wait',
    ]);
    const announced = deal('ON_NOTICE', { agreedAt: AGREED, decisions: [{}], notices: [{}] });
    expect(shown(announced).slice(1, 4)).toEqual(['NEGOTIATION finish', 'DECISION finish', 'NOTICE process']);
    expect(shown(deal('AGREED', { compliance: [{ ruleId: 'PRC-2', status: 'MET' }] }))).not.toContain(
      'NOTICE wait',
    );
  });

  test('of a finished deal are all done, of a broken one stop where it broke', () => {
    expect(new Set(stagesOf(deal('COMPLETED')).map(({ status }) => status))).toEqual(new Set(['finish']));
    expect(shown(deal('REFUSED'))[0]).toBe('REQUEST error');
    expect(shown(deal('WITHDRAWN', { agreedAt: AGREED }))[2]).toBe('SIGNING error');
    expect(shown(deal('TERMINATED', { agreedAt: AGREED, signedAt: SIGNED }))[3]).toBe('IN_FORCE error');
  });
});
