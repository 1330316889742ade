import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ChainFault } from '../../platform/audit/chain.ts';
import type { DossierValue, Proof, ProofStanding } from '../../platform/audit/dossier-source.ts';
import { Access } from '../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import type { Label } from '../../platform/standards/label.ts';
import {
  ChainFaultEnum,
  DossierValueKindEnum,
  type PersonalState,
  PersonalStateEnum,
  ProofEnum,
  ProofStandingEnum,
} from './dossiers.enums.ts';

@ObjectType({ description: 'Words of the data in both languages.' })
@Access('record')
export class DossierWords implements Label {
  @Field(() => String, { description: 'In Chinese.' })
  zh!: string;

  @Field(() => String, { description: 'In English.' })
  en!: string;
}

@ObjectType({ description: 'A value as it stands in a case.' })
@Access('record')
export class DossierFigure {
  @Field(() => DossierValueKindEnum, { description: 'What it is, and so how it is written out.' })
  kind!: DossierValue['kind'];

  @Field(() => String, {
    description: 'The value itself: text, code, yuan, day, moment or basis points; empty for none.',
  })
  text!: string;

  @Field(() => DossierWords, { nullable: true, description: 'Words for it, where it is a code.' })
  words!: Label | null;
}

@ObjectType({ description: 'One line of a case, or of what an event put on record.' })
@Access('record')
export class DossierLine {
  @Field(() => DossierWords, { description: 'What it is about.' })
  label!: Label;

  @Field(() => DossierFigure, { nullable: true, description: 'What was there before, where it is a change.' })
  before!: DossierFigure | null;

  @Field(() => DossierFigure, { description: 'What it says.' })
  value!: DossierFigure;
}

@ObjectType({ description: 'A group of lines about a case as it stands.' })
@Access('record')
export class DossierGroup {
  @Field(() => DossierWords, { description: 'Heading.' })
  label!: Label;

  @Field(() => [DossierLine], { description: 'The lines.' })
  lines!: DossierLine[];
}

@ObjectType({ description: 'Who did something, and as what.' })
@Access('record')
export class DossierActor {
  @Field(() => String, { nullable: true, description: 'Name; none where it was deleted.' })
  name!: string | null;

  @Field(() => [DossierWords], { description: 'Roles of the membership that acted.' })
  roles!: Label[];

  @Field(() => String, { nullable: true, description: 'Organisation of the membership that acted.' })
  organization!: string | null;
}

@ObjectType({ description: 'One event of a dossier, from the audit chains.' })
@Access('record')
export class CaseEvent {
  @Field(() => ID, { description: 'Id of the event.' })
  id!: string;

  @Field(() => Int, { description: 'Which of the chains it belongs to, from 0.' })
  chain!: number;

  @Field(() => Int, { description: 'Its place in that chain, from 1.' })
  sequence!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When; none where it is withheld.' })
  at!: Date | null;

  @Field(() => String, { nullable: true, description: 'Code of the step; none where it is withheld.' })
  action!: string | null;

  @Field(() => DossierWords, { nullable: true, description: 'Words for the step.' })
  label!: Label | null;

  @Field(() => DossierActor, { nullable: true, description: 'Who; none for jobs of the system.' })
  actor!: DossierActor | null;

  @Field(() => String, { nullable: true, description: "The system's job, where no person acted." })
  job!: string | null;

  @Field(() => String, { nullable: true, description: 'Version of the rulebook that judged the step.' })
  rulebookVersion!: string | null;

  @Field(() => [String], { description: 'Ids of rules that warned at this step.' })
  warnings!: string[];

  @Field(() => [DossierLine], { description: 'What changed and what was put on record.' })
  lines!: DossierLine[];

  @Field(() => [DossierLine], { description: 'Names, reasons and the like, as far as they are kept.' })
  details!: DossierLine[];

  @Field(() => PersonalStateEnum, { description: 'Where personal details of it are.' })
  personal!: PersonalState;

  @Field(() => [ID], { description: 'Ids of the documents that it put on record.' })
  documentIds!: string[];

  @Field(() => String, { description: 'Its hash in the chain, hex.' })
  hash!: string;
}

@ObjectType({ description: 'A document of a case.' })
@Access('record')
export class CaseDocument {
  @Field(() => ID, { description: 'Id of the file.' })
  id!: string;

  @Field(() => DossierWords, { nullable: true, description: 'What it is, where the case says so.' })
  label!: Label | null;

  @Field(() => String, { nullable: true, description: 'Name; none where the file was deleted.' })
  name!: string | null;

  @Field(() => Int, { nullable: true, description: 'Size in bytes.' })
  size!: number | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the content, hex.' })
  sha256!: string | null;

  @Field(() => Boolean, { description: 'Whether the digest is the one that an event put on record.' })
  agrees!: boolean;

  @Field(() => String, { nullable: true, description: 'Path to download it from, for those who may.' })
  url!: string | null;

  @Field(() => [ID], { description: 'Ids of the events that name it.' })
  eventIds!: string[];
}

@ObjectType({ description: 'One thing that proves diligence (PRC-7), or is missing.' })
@Access('record')
export class CaseProof {
  @Field(() => ProofEnum, { description: 'Which of the four it belongs to.' })
  proof!: Proof;

  @Field(() => DossierWords, { description: 'What is proved.' })
  label!: Label;

  @Field(() => ProofStandingEnum, { description: 'Where it stands.' })
  standing!: ProofStanding;

  @Field(() => String, { nullable: true, description: 'Id of the rule that asks for it.' })
  ruleId!: string | null;

  @Field(() => [ID], { description: 'Ids of the events that prove it.' })
  eventIds!: string[];
}

@ObjectType({ description: 'How the chain of one case was verified.' })
@Access('record')
export class CaseChain {
  @Field(() => String, { description: 'Kind of case.' })
  caseType!: string;

  @Field(() => ID, { description: 'Id of the case.' })
  caseId!: string;

  @Field(() => DossierWords, { description: 'Words for the kind.' })
  kind!: Label;

  @Field(() => String, { description: 'What people call the case.' })
  title!: string;

  @Field(() => Int, { description: 'Number of its events.' })
  events!: number;

  @Field(() => String, { nullable: true, description: 'Hash of its head, hex; none before its first event.' })
  headHash!: string | null;

  @Field(() => ChainFaultEnum, { nullable: true, description: 'What is wrong with it; none if it is whole.' })
  fault!: ChainFault | null;

  @Field(() => Int, { nullable: true, description: 'At which event it is wrong.' })
  faultAt!: number | null;
}

@ObjectType({ description: 'That somebody took a dossier out of the platform.' })
@Access('record')
export class DossierTaking {
  @Field(() => ID, { description: 'Id of the event.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'As what: `pdf` or `zip`.' })
  format!: string;

  @Field(() => DossierActor, { nullable: true, description: 'Who.' })
  actor!: DossierActor | null;
}

@ObjectType({ description: 'Everything that happened in a case, with its proof.' })
@Access('record')
export class CaseDossier {
  @Field(() => String, { description: 'Kind of case, such as Deal or TechResult.' })
  caseType!: string;

  @Field(() => ID, { description: 'Id of the case.' })
  caseId!: string;

  @Field(() => DossierWords, { description: 'Words for the kind.' })
  kind!: Label;

  @Field(() => String, { description: 'What people call the case.' })
  title!: string;

  @Field(() => String, { description: 'Name of the unit whose case it is.' })
  unit!: string;

  @Field(() => DateTimeScalar, { description: 'Moment of which it is, and at which it was verified.' })
  madeAt!: Date;

  @Field(() => Boolean, { description: 'Whether every chain is whole and signed.' })
  intact!: boolean;

  @Field(() => String, { description: 'SHA-256 of the public key (SPKI, DER), hex.' })
  keyFingerprint!: string;

  @Field(() => [CaseChain], { description: 'The chains: of the case itself, then of related ones.' })
  chains!: CaseChain[];

  @Field(() => [DossierGroup], { description: 'The case as it stands.' })
  groups!: DossierGroup[];

  @Field(() => [CaseEvent], { description: 'All events as they happened.' })
  events!: CaseEvent[];

  @Field(() => [CaseDocument], { description: 'Its documents.' })
  documents!: CaseDocument[];

  @Field(() => [CaseProof], { description: 'The four proofs of diligence (PRC-7).' })
  proofs!: CaseProof[];

  @Field(() => [DossierTaking], {
    nullable: true,
    description: 'Who took it out before, the latest first; null for those who do not read all of it.',
  })
  takings!: DossierTaking[] | null;
}
