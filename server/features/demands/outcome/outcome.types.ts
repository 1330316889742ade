import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { type RelationDeclaration, RelationDeclarationEnum } from '../../deals/deal.enums.ts';
import { ReservedGrantInput } from '../../grants/grant.inputs.ts';
import { LicenseKindEnum } from '../../offers/terms/terms.enums.ts';
import { DealTermsInput } from '../../offers/terms/terms.types.ts';
import type { LicenseOption } from '../content/demand-content.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { DemandLane } from '../data/lane.entity.ts';

@ObjectType({ description: "The poster's option of a license to what arises (DEM-5)." })
@Access('record')
export class OutcomeOption {
  @Field(() => LicenseKindEnum, { description: 'Who beside the licensee may use the result.' })
  licenseKind!: LicenseOption['licenseKind'];

  @Field(() => [String], { description: 'Provinces by GB/T 2260; empty for the whole of China.' })
  territory!: string[];

  @Field(() => String, { description: 'Price and conditions, in words.' })
  text!: string;
}

@ObjectType({ description: 'What came of the work of one winner of a demand.' })
@Access('record')
export class DemandOutcome {
  @Field(() => ID, { description: 'Id of the lane of the winner.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the lane.' })
  laneNumber!: number;

  @Field(() => Int, { description: 'Version of the lane.' })
  laneVersion!: number;

  @Field(() => ID, { description: 'The demand.' })
  demandId!: string;

  @Field(() => Boolean, { description: 'Whether the winner named a result, whoever may see it.' })
  hasResult!: boolean;

  lane!: DemandLane;
  demand!: Demand;
}

@InputType({ description: 'The result that came of the work of a winner.' })
export class LinkLaneResultInput {
  @Field(() => ID, { description: 'The lane.' })
  laneId!: string;

  @Field(() => Int, { nullable: true, description: 'The version of the lane that was seen.' })
  expectedVersion?: number | null;

  @Field(() => ID, { description: 'The result; of the organisation that leads the lane.' })
  resultId!: string;
}

@InputType({ description: 'A disclosure of what came of the work of a winner.' })
export class DiscloseLaneResultInput {
  @Field(() => ID, { description: 'The lane.' })
  laneId!: string;

  @Field(() => Int, { nullable: true, description: 'The version of the lane that was seen.' })
  expectedVersion?: number | null;

  @Field(() => Boolean, { description: 'Whether it is or may be a state secret; then nothing is stored.' })
  mayBeStateSecret!: boolean;
}

@InputType({ description: "The researchers' share in a result that is yet to come (GRT-5)." })
export class ReserveShareInput {
  @Field(() => ID, { description: 'The lane.' })
  laneId!: string;

  @Field(() => Int, { nullable: true, description: 'The version of the lane that was seen.' })
  expectedVersion?: number | null;

  @Field(() => ReservedGrantInput, { description: 'The application.' })
  application!: ReservedGrantInput;
}

@InputType({ description: 'Links the reserved grant of a lane with its result.' })
export class LinkReservedShareInput {
  @Field(() => ID, { description: 'The lane.' })
  laneId!: string;
}

@InputType({ description: "The use of the poster's option of a license." })
export class ExerciseOptionInput {
  @Field(() => ID, { description: 'The lane.' })
  laneId!: string;

  @Field(() => Int, { nullable: true, description: 'The version of the lane that was seen.' })
  expectedVersion?: number | null;

  @Field(() => DealTermsInput, { description: 'A license of the kind and for the territory of the option.' })
  terms!: DealTermsInput;

  @Field(() => String, { nullable: true, description: 'What is to be said with it.' })
  note?: string | null;

  @Field(() => RelationDeclarationEnum, { description: 'Whether the parties are related.' })
  relation!: RelationDeclaration;

  @Field(() => String, { nullable: true, description: 'How they are related.' })
  relationExplanation?: string | null;

  @Field(() => Boolean, { description: 'Whether a foreign party takes part.' })
  foreignParty!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Asks for pay-after-use terms as an ordinary license, without the name of the policy (PAU-1).',
  })
  asOrdinary?: boolean | null;
}

@ObjectType({ description: 'The outcome after a step, or why nothing was changed.' })
@Access('record')
export class DemandOutcomePayload extends Payload {
  @Field(() => DemandOutcome, { nullable: true, description: 'The outcome as it is now.' })
  outcome!: DemandOutcome | null;
}
