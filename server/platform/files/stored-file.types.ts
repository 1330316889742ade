import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';

/** A file as the schema shows it. A `StoredFile` entity fits as it is. */
@ObjectType('StoredFile', { description: 'An uploaded file that belongs to a record.' })
@Access('record')
export class StoredFileType {
  @Field(() => ID, { description: 'Id of the file.' })
  id!: string;

  @Field(() => String, {
    description: 'Name that it was uploaded with, made safe; it ends as its type does.',
  })
  name!: string;

  @Field(() => String, { description: 'Media type found in the content, such as application/pdf.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Size in bytes.' })
  size!: number;

  @Field(() => String, { description: 'SHA-256 of the content in hex.' })
  sha256!: string;

  @Field(() => String, { description: 'Path to download it from; who may read is decided there.' })
  url!: string;

  @Field(() => DateTimeScalar, { description: 'When it was uploaded.' })
  uploadedAt!: Date;
}
