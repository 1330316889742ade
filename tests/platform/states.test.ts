import { describe, expect, it } from 'vitest';
import { Refusal } from '../../server/platform/errors.ts';
import { defineStates } from '../../server/platform/states.ts';

const door = defineStates({
  open: { from: ['CLOSED'], to: 'OPEN' },
  close: { from: ['OPEN'], to: 'CLOSED' },
  lock: { from: ['CLOSED'], to: 'LOCKED' },
} as const);

describe('a states table', () => {
  it('leads only along its arrows', () => {
    expect(door.next('CLOSED', 'open')).toBe('OPEN');
    expect(door.actions('CLOSED')).toEqual(['open', 'lock']);
    expect(door.actions('LOCKED')).toEqual([]);
  });

  it('refuses every other way and says which ways there are', () => {
    const step = () => door.next('OPEN', 'lock');
    expect(step).toThrow(Refusal);
    try {
      step();
    } catch (error) {
      expect((error as Refusal).errors[0]).toMatchObject({
        code: 'STATE',
        params: [
          { name: 'state', value: 'OPEN' },
          { name: 'action', value: 'lock' },
          { name: 'possible', value: 'close' },
        ],
      });
    }
  });
});
