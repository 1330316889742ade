import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Access } from '../../../../platform/graphql/access.ts';
import { Payload } from '../../../../platform/graphql/payload.types.ts';
import { RoadshowMaterial } from '../../data/material.entity.ts';
import {
  type MaterialAccess,
  MaterialAccessEnum,
  type MaterialKind,
  MaterialKindEnum,
} from '../../hall.enums.ts';

@InputType({ description: 'A material of a roadshow: a page or a file.' })
export class AddRoadshowMaterialInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => ID, { nullable: true, description: 'The entry it belongs to; none for the whole event.' })
  entryId?: string | null;

  @Field(() => MaterialKindEnum, { description: 'What it is.' })
  kind!: MaterialKind;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Address of a page.' })
  url?: string | null;

  @Field(() => ID, { nullable: true, description: 'An uploaded file.' })
  fileId?: string | null;

  @Field(() => MaterialAccessEnum, { description: 'Who may have it.' })
  access!: MaterialAccess;
}

@InputType({ description: 'A material that is taken away.' })
export class RemoveRoadshowMaterialInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => ID, { description: 'The material.' })
  materialId!: string;
}

@ObjectType({ description: 'A material after a step, or why nothing was changed.' })
@Access('record')
export class RoadshowMaterialPayload extends Payload {
  @Field(() => RoadshowMaterial, { nullable: true, description: 'The material.' })
  material!: RoadshowMaterial | null;
}
