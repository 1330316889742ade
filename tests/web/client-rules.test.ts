import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fill } from '../../web/app/i18n.tsx';
import { menuOf, placesFor } from '../../web/app/navigation.ts';
import { deviceName } from '../../web/features/accounts/account/device-name.ts';
import { safeReturn } from '../../web/features/accounts/sign-in-page.tsx';
import {
  addressOf,
  FACETS,
  filterOf,
  readState,
  understoodOtherwise,
} from '../../web/features/search/search-state.ts';
import { toCsv } from '../../web/ui/csv.ts';
import { relativeTime } from '../../web/ui/date-time.tsx';
import { exactMoney, shortMoney } from '../../web/ui/money.tsx';
import { namePath } from '../../web/ui/use-action.ts';

describe('texts', () => {
  test('fill their places and choose the number of a word', () => {
    expect(fill('找到 {count} 项', { count: 3 })).toBe('找到 3 项');
    expect(fill('{count} {count|result|results} found', { count: 1 })).toBe('1 result found');
    expect(fill('{count} {count|result|results} found', { count: 0 })).toBe('0 results found');
    expect(fill('{name} stays', {})).toBe('{name} stays');
  });
});

describe('money', () => {
  test('is written short only as people say it, and exactly on demand', () => {
    expect(shortMoney('1800000.00', 'zh-CN')).toBe('¥180万');
    expect(shortMoney('255000.00', 'zh-CN')).toBe('¥25.5万');
    expect(shortMoney('8000.00', 'zh-CN')).toBe('¥8,000');
    expect(shortMoney('8000.50', 'zh-CN')).toBe('¥8,000.50');
    expect(shortMoney('1800000.00', 'en')).toBe('¥1,800,000');
    expect(exactMoney('255000.00', 'zh-CN')).toBe('¥255,000.00');
    // Beyond what a float holds.
    expect(exactMoney('900719925474099.19', 'en')).toBe('¥900,719,925,474,099.19');
  });
});

describe('times', () => {
  test('are said from now', () => {
    const now = Date.parse('2026-11-22T08:00:00Z');
    expect(relativeTime('2026-11-22T07:58:30Z', 'en', now)).toBe('1 minute ago');
    expect(relativeTime('2026-11-19T08:00:00Z', 'zh-CN', now)).toBe('3天前');
    expect(relativeTime('2026-11-22T08:00:05Z', 'en', now)).toBe('now');
  });
});

describe('the state of the search', () => {
  test('is read from the address, without what is not understood', () => {
    const state = readState(
      new URLSearchParams(
        'q=密封&sectors=FOOD&sectors=FOOD&trls=7&trls=x&sort=NONSENSE&page=-2&payAfterUse=true',
      ),
    );
    expect(state).toMatchObject({ query: '密封', sort: 'RELEVANCE', after: null, page: 1 });
    expect(state.chosen.sectors).toEqual(['FOOD']);
    expect(filterOf(state.chosen)).toEqual({ sectors: ['FOOD'], trls: [7], payAfterUse: true });
  });

  test('of a saved search comes back as it was', () => {
    const value = fc.stringMatching(/^[A-Z_]{1,12}$/);
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }).map((text) => text.trim()),
        fc.uniqueArray(value, { maxLength: 4 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
        fc.boolean(),
        (query, sectors, trls, payAfterUse) => {
          const saved = { sectors, trls, payAfterUse: payAfterUse || null };
          const state = readState(
            new URL(addressOf(query, JSON.stringify(saved)), 'http://market').searchParams,
          );
          expect(state.query).toBe(query);
          expect(filterOf(state.chosen)).toEqual({
            ...(sectors.length > 0 ? { sectors } : {}),
            ...(trls.length > 0 ? { trls } : {}),
            ...(payAfterUse ? { payAfterUse: true } : {}),
          });
        },
      ),
    );
  });

  test('says only what was understood otherwise', () => {
    expect(understoodOtherwise('液壓密封', '液压密封')).toBe(true);
    expect(understoodOtherwise(' ＡＢＣ  密封', 'abc 密封')).toBe(false);
    expect(understoodOtherwise('密封', '')).toBe(false);
    expect(FACETS).toHaveLength(11);
  });
});

describe('leaving the client', () => {
  test('after signing in leads only to places of this client', () => {
    expect(safeReturn('/results?q=密封')).toBe('/results?q=密封');
    for (const path of [
      'https://elsewhere.example',
      '//elsewhere.example',
      '/\\elsewhere.example',
      '',
      null,
    ]) {
      expect(safeReturn(path)).toBe('/desk');
    }
  });

  test('by a table neither breaks cells nor runs as a formula', () => {
    const columns = [{ title: '名称', text: (row: { name: string }) => row.name }, { title: '操作' }];
    expect(toCsv(columns, [{ name: 'a "b", c' }, { name: '=1+1' }])).toBe(
      '\uFEFF"名称"\r\n"a ""b"", c"\r\n"\'=1+1"\r\n',
    );
  });
});

test('a field of an input is found in its form', () => {
  expect(namePath('input.content.rights.0.number')).toEqual(['content', 'rights', 0, 'number']);
  expect(namePath('email')).toEqual(['email']);
});

test('a session is named by browser and system', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/147.0 Safari/537.36';
  expect(deviceName(chrome)).toBe('Chrome · Windows');
  expect(deviceName('curl/8')).toBeNull();
  expect(deviceName(null)).toBeNull();
});

test('the desk shows each role its own places', () => {
  const places = (...roles: Parameters<typeof placesFor>[0]) => placesFor(roles).map(({ to }) => to);
  const always = ['/desk', '/desk/objections'];
  expect(places()).toEqual(always);
  expect(places('RESEARCHER')).toEqual(
    expect.arrayContaining([...always, '/desk/results', '/desk/deals', '/desk/grants']),
  );
  expect(places('RESEARCHER')).not.toContain('/desk/review');
  expect([...places('ENTERPRISE_MEMBER')].sort()).toEqual([
    '/desk',
    '/desk/bids',
    '/desk/bounties',
    '/desk/broker-invitations',
    '/desk/commissions',
    '/desk/demands',
    '/desk/engagements',
    '/desk/introduced',
    '/desk/licenses',
    '/desk/objections',
    '/desk/requests',
    '/desk/statements',
    '/desk/tickets',
    '/desk/works',
  ]);
  expect(places('OPERATOR').filter((to) => to.startsWith('/admin'))).toEqual([
    '/admin/organizations',
    '/admin/demands',
    '/admin/brokers',
    '/admin/introductions',
    '/admin/calendars',
    '/admin/bounties',
    '/admin/ledger',
    '/admin/search',
  ]);
});

test('a long menu stands under headings, a short one does not, and no place is lost', () => {
  const short = placesFor(['EXPERT']);
  expect(menuOf(short)).toEqual([{ group: null, places: short }]);
  const long = placesFor(['OFFICER', 'SUPERVISOR']);
  const menu = menuOf(long);
  expect(menu[0]).toEqual({ group: null, places: [expect.objectContaining({ to: '/desk' })] });
  expect(menu.slice(1).every(({ group }) => group !== null)).toBe(true);
  expect(menu.flatMap(({ places }) => places.map(({ to }) => to)).sort()).toEqual(
    long.map(({ to }) => to).sort(),
  );
});
