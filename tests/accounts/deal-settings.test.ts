import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dealSettings } from '../../server/features/accounts/organizations/deal-settings.service.ts';
import type { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { AuditEvent } from '../../server/platform/audit/audit-event.entity.ts';
import { countStatements } from '../../server/platform/database/statements.ts';
import { newId } from '../../server/platform/ids.ts';
import { type Member, makeMember, makeOperator, makeOrganization, signedIn } from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { params, unchanged } from './support.ts';

const api = useApi();
let operator: Member;
let unit: Organization;
let administrator: Member;
let office: ApiClient;
let base: { organizationId: string; expectedVersion: number };

beforeAll(async () => {
  operator = await makeOperator(api().app);
});
beforeEach(async () => {
  ({ organization: unit, administrator } = await makeOrganization(api().app, operator, 'UNIVERSITY'));
  office = await signedIn(api(), administrator);
  base = { organizationId: unit.id, expectedVersion: 2 };
});

interface Payload {
  account: { version: number; dealSettings: Record<string, unknown> } | null;
  userErrors: UserErrorParts[];
}
const SELECTION = `{ account { version dealSettings { collectiveDecisionFrom noticeDays officeContact noticeToEveryone } }
  ${USER_ERRORS} }`;
const set = (client: ApiClient, input: object) => client.mutate<Payload>('setDealSettings', input, SELECTION);

describe('deal settings', () => {
  it('are empty at first, change by what is given, and keep author and values in the chain', async () => {
    const none = {
      collectiveDecisionFrom: null,
      noticeDays: null,
      officeContact: null,
      noticeToEveryone: false,
    };
    expect(await dealSettings(api().app.db.manager, unit.id)).toEqual(none);
    const settings = {
      collectiveDecisionFrom: '500000.00',
      noticeDays: 20,
      officeContact: '成果转化处 王敏 0451-86000000',
      noticeToEveryone: true,
    };
    expect(await set(office, { ...base, ...settings, officeContact: ` ${settings.officeContact} ` })).toEqual(
      {
        account: { version: 3, dealSettings: settings },
        userErrors: [],
      },
    );
    const { count, value } = await countStatements(() => dealSettings(api().app.db.manager, unit.id));
    expect([count, value]).toEqual([1, { ...settings, collectiveDecisionFrom: 50_000_000n }]);

    const cleared = await set(office, { ...base, expectedVersion: 3, collectiveDecisionFrom: null });
    expect(cleared.account).toEqual({
      version: 4,
      dealSettings: { ...settings, collectiveDecisionFrom: null },
    });
    const events = await api().app.db.manager.find(AuditEvent, {
      where: { caseId: unit.id, action: 'setDealSettings' },
      order: { sequence: 'ASC' },
    });
    expect(events.map(({ membershipId, facts }) => [membershipId, facts])).toEqual([
      [
        administrator.membershipId,
        { before: none, after: { ...settings, collectiveDecisionFrom: '50000000' } },
      ],
      [
        administrator.membershipId,
        { before: { collectiveDecisionFrom: '50000000' }, after: { collectiveDecisionFrom: null } },
      ],
    ]);
  });

  it('that stand so already leave no trace', async () => {
    const { account } = await unchanged(api().app, () => set(office, { ...base, noticeDays: null }));
    expect(account?.version).toBe(2);
  });

  it('are refused with everything that is wrong, and nothing changes', async () => {
    const { account, userErrors } = await unchanged(api().app, () =>
      set(office, {
        ...base,
        collectiveDecisionFrom: '-1.00',
        noticeDays: 366,
        officeContact: '长'.repeat(501),
      }),
    );
    expect(account).toBeNull();
    expect(userErrors.map(({ code, field }) => [code, field])).toEqual([
      ['INVALID', 'collectiveDecisionFrom'],
      ['INVALID', 'noticeDays'],
      ['TOO_LONG', 'officeContact'],
    ]);
    expect(params(userErrors[1])).toEqual({ reason: 'RANGE', min: '1', max: '365' });
    const zero = await unchanged(api().app, () => set(office, { ...base, noticeDays: 0 }));
    expect(zero.userErrors).toMatchObject([{ code: 'INVALID', field: 'noticeDays' }]);
  });

  it('are refused on a stale version; of two at once one wins', async () => {
    const stale = await unchanged(api().app, () =>
      set(office, { ...base, expectedVersion: 1, noticeDays: 20 }),
    );
    expect(stale.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    const both = await Promise.all([20, 30].map((noticeDays) => set(office, { ...base, noticeDays })));
    expect(both.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it("are the unit's own matter: refused to others, the operator included", async () => {
    const stranger = (await makeOrganization(api().app, operator, 'UNIVERSITY')).administrator;
    const elsewhere = await signedIn(api(), stranger);
    expect(
      (await unchanged(api().app, () => set(elsewhere, { ...base, noticeDays: 20 }))).userErrors,
    ).toMatchObject([{ code: 'FORBIDDEN' }]);
    const officer = await signedIn(api(), await makeMember(api().app, administrator, ['OFFICER']));
    for (const client of [officer, api().visitor()]) {
      await unchanged(api().app, () => expect(set(client, { ...base, noticeDays: 20 })).rejects.toThrow());
    }
  });

  it('of no organisation are not found', async () => {
    await expect(dealSettings(api().app.db.manager, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
