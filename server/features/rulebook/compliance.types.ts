import { Field, ObjectType } from 'type-graphql';
import type { Role } from '../../platform/auth/roles.ts';
import type { RuleQuote } from '../../platform/errors.ts';
import { Access } from '../../platform/graphql/access.ts';
import { describedEnum } from '../../platform/graphql/described-enum.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { ErrorParam, RuleReference } from '../../platform/graphql/user-error.types.ts';
import { RoleEnum } from '../accounts/accounts.enums.ts';
import {
  COMPLIANCE_CODES,
  COMPLIANCE_STEPS,
  type ComplianceCode,
  type ComplianceStep,
} from './compliance.codes.ts';
import type { ComplianceStatus } from './compliance.ts';

export const ComplianceCodeEnum = describedEnum(
  'ComplianceCode',
  'What a step lacks or waits for.',
  COMPLIANCE_CODES,
);
export const ComplianceStepEnum = describedEnum(
  'ComplianceStep',
  'Steps of a case that are looked ahead to.',
  COMPLIANCE_STEPS,
);
export const ComplianceStatusEnum = describedEnum('ComplianceStatus', 'How a case stands toward a rule.', {
  MET: 'The rule is kept.',
  MISSING: 'Something is missing, and the step is stopped until it is there.',
  WARNING: 'Something is missing, which is recorded and stops nothing.',
  WAITING: 'Nothing is to be done but to wait.',
  NOT_APPLICABLE: 'The rule asks nothing of this case.',
} satisfies Record<ComplianceStatus, string>);

@ObjectType({ description: 'What one rule asks for a next step of a case, and whether it is there.' })
@Access('record')
export class ComplianceItem {
  @Field(() => String, {
    nullable: true,
    description: 'The rule, such as PRC-2; none: the course itself asks.',
  })
  ruleId!: string | null;

  @Field(() => ComplianceStepEnum, { description: 'The step that it is asked for.' })
  step!: ComplianceStep;

  @Field(() => ComplianceStatusEnum, { description: 'How the case stands.' })
  status!: ComplianceStatus;

  @Field(() => RuleReference, { nullable: true, description: 'The rule, quoted.' })
  rule!: RuleQuote | null;

  @Field(() => RoleEnum, { nullable: true, description: 'Who has to act; none: nobody, or only time.' })
  who!: Role | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When a waiting ends.' })
  until!: Date | null;

  @Field(() => ComplianceCodeEnum, {
    nullable: true,
    description: 'What is missing or waited for; none where nothing is.',
  })
  code!: ComplianceCode | null;

  @Field(() => [ErrorParam], { description: 'Values for the words, such as days or sums.' })
  params!: ErrorParam[];
}
