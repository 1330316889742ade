import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORGANIZATION_KINDS, type OrganizationKind } from '../../server/features/accounts/accounts.enums.ts';
import { CURRENT_VERSIONS } from '../../server/features/accounts/consents/documents.ts';
import {
  actingRoles,
  checkRoles,
  clashingRoles,
  NOT_DELEGABLE,
  ROLE_OF_JOINER,
  ROLES_OF_KIND,
  SUPERVISED_ROLES,
} from '../../server/features/accounts/role-rules.ts';
import { ROLES, type Role } from '../../server/platform/auth/roles.ts';
import { Refusal } from '../../server/platform/errors.ts';
import { LEGAL_VERSIONS } from '../../web/features/legal/versions.ts';

const kinds = Object.keys(ORGANIZATION_KINDS) as OrganizationKind[];
const allRoles = Object.keys(ROLES) as Role[];
const someRoles = fc.uniqueArray(fc.constantFrom(...allRoles), { minLength: 1 });

const lendable = fc.uniqueArray(fc.constantFrom(...allRoles.filter((role) => !NOT_DELEGABLE.includes(role))));

describe('roles of a kind of organisation', () => {
  it('keep the operator on the platform and the regulator in government', () => {
    expect(kinds.filter((kind) => ROLES_OF_KIND[kind].includes('OPERATOR'))).toEqual(['PLATFORM']);
    expect(kinds.filter((kind) => ROLES_OF_KIND[kind].includes('REGULATOR'))).toEqual(['GOVERNMENT']);
  });

  it('have an administrator and a joiner’s role everywhere, and every role somewhere', () => {
    for (const kind of kinds) {
      expect(ROLES_OF_KIND[kind]).toContain('ADMINISTRATOR');
      expect(checkRoles(kind, [ROLE_OF_JOINER[kind], 'ADMINISTRATOR'])).toHaveLength(2);
    }
    expect(new Set(kinds.flatMap((kind) => ROLES_OF_KIND[kind]))).toEqual(new Set(allRoles));
  });

  it('are taken exactly when each fits and no supervisor supervises themselves', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), someRoles, (kind, roles) => {
        const fits = roles.every((role) => ROLES_OF_KIND[kind].includes(role));
        const clashes = roles.includes('SUPERVISOR') && roles.some((role) => SUPERVISED_ROLES.includes(role));
        if (fits && !clashes) expect(checkRoles(kind, roles)).toEqual([...roles].sort());
        else expect(() => checkRoles(kind, roles)).toThrow(Refusal);
      }),
    );
  });

  it('acted in are one’s own and those lent, without what a supervisor may not hold', () => {
    fc.assert(
      fc.property(someRoles, lendable, (own, lent) => {
        fc.pre(clashingRoles(own).length === 0);
        const acting = actingRoles(own, lent);
        for (const role of own) expect(acting.has(role)).toBe(true);
        for (const role of acting) expect(own.includes(role) || lent.includes(role)).toBe(true);
        if (own.includes('SUPERVISOR')) expect(clashingRoles([...acting])).toEqual([]);
        else for (const role of lent) expect(acting.has(role)).toBe(true);
      }),
    );
  });
});

describe('the documents that are consented to', () => {
  it('are in the client in the versions that the server has in force', () => {
    expect(LEGAL_VERSIONS).toEqual(CURRENT_VERSIONS);
  });
});
