import { Accounts1764000000200 } from '../../migrations/1764000000200-accounts.ts';
import { OrganizationSettings1764000000700 } from '../../migrations/1764000000700-organization-settings.ts';
import type { Feature } from '../../platform/feature.ts';
import { Consent } from './consents/consent.entity.ts';
import { Delegation } from './delegations/delegation.entity.ts';
import { DelegationsResolver } from './delegations/delegations.resolver.ts';
import { MembersResolver } from './members/members.resolver.ts';
import { Membership } from './members/membership.entity.ts';
import { User } from './members/user.entity.ts';
import { Organization } from './organizations/organization.entity.ts';
import { OrganizationsResolver } from './organizations/organizations.resolver.ts';
import { PasswordReset } from './passwords/password-reset.entity.ts';
import { PasswordsResolver } from './passwords/passwords.resolver.ts';
import { mailResetLink, PASSWORD_RESET_JOB } from './passwords/request-password-reset.service.ts';
import { SecondFactorResolver } from './second-factor/second-factor.resolver.ts';
import { AttemptLimit } from './sessions/attempt-limit.entity.ts';
import { Session } from './sessions/session.entity.ts';
import { SessionsResolver } from './sessions/sessions.resolver.ts';
import { SignUpResolver } from './sign-up/sign-up.resolver.ts';
import { SWEEP_JOB, sweepAccounts } from './sweep.job.ts';
import { ViewerResolver } from './viewer/viewer.resolver.ts';

/** Organisations, users, memberships, sessions: who acts, and as what. */
export const accountsFeature: Feature = {
  name: 'accounts',
  entities: [Organization, User, Membership, Session, AttemptLimit, Delegation, Consent, PasswordReset],
  migrations: [Accounts1764000000200, OrganizationSettings1764000000700],
  resolvers: [
    ViewerResolver,
    SignUpResolver,
    SessionsResolver,
    PasswordsResolver,
    SecondFactorResolver,
    OrganizationsResolver,
    MembersResolver,
    DelegationsResolver,
  ],
  jobs: { [PASSWORD_RESET_JOB]: mailResetLink, [SWEEP_JOB]: sweepAccounts },
  crons: [{ task: SWEEP_JOB, match: '17 * * * *' }],
};
