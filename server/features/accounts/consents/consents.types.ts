import { Field, InputType } from 'type-graphql';
import { type ConsentDocument, ConsentDocumentEnum } from '../accounts.enums.ts';

@InputType({ description: 'A consent to one version of a document.' })
export class ConsentInput {
  @Field(() => ConsentDocumentEnum, { description: 'The document.' })
  document!: ConsentDocument;

  @Field(() => String, { description: 'The version that was read, which must be the one in force.' })
  documentVersion!: string;
}

@InputType({ description: 'Consents to documents in force.' })
export class ConsentToInput {
  @Field(() => [ConsentInput], { description: 'The consents.' })
  consents!: ConsentInput[];
}
