import { afterEach, describe, expect, it } from 'vitest';
import { clock, dayOf, setClock, startOfDay } from '../../server/platform/clock.ts';

let restore = () => {};
afterEach(() => restore());

describe('the clock', () => {
  it('counts days in Asia/Shanghai, whatever the machine thinks', () => {
    expect(dayOf(new Date('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22');
    expect(dayOf(new Date('2026-11-22T16:00:00.000Z'))).toBe('2026-11-23');
    expect(startOfDay('2026-11-23')).toEqual(new Date('2026-11-22T16:00:00.000Z'));
  });

  it('can be set, and put back', () => {
    restore = setClock(() => Date.parse('2030-01-01T00:00:00Z'));
    expect(clock.today()).toBe('2030-01-01');
    expect(clock.in(1000).toISOString()).toBe('2030-01-01T00:00:01.000Z');
    restore();
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(5000);
  });
});
