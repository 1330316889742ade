import type { TechResult } from '../data/tech-result.entity.ts';
import type {
  CompleterStatus,
  ConversionMode,
  EncumbranceKind,
  PriceKind,
  ResearchStage,
  RightKind,
} from '../result.enums.ts';

/** A right as somebody entered it; absent and null mean the same in the items of a list. */
export interface RightFields {
  kind: RightKind;
  number?: string | null;
  holder?: string | null;
  /** Days as `YYYY-MM-DD`. */
  appliedOn?: string | null;
  obtainedOn?: string | null;
  expiresOn?: string | null;
  howKept?: string | null;
  certificateId?: string | null;
}

export interface CompleterFields {
  name: string;
  unitName?: string | null;
  email?: string | null;
  userId?: string | null;
  representative: boolean;
  status?: CompleterStatus | null;
}

export interface CoOwnerFields {
  name: string;
  organizationId?: string | null;
  provinceCode?: string | null;
  /** Basis points. */
  share?: number | null;
}

export interface EncumbranceFields {
  kind: EncumbranceKind;
  holder?: string | null;
  startsOn?: string | null;
  endsOn?: string | null;
  note?: string | null;
}

export interface PictureFields {
  fileId: string;
  caption?: string | null;
}

/** Content as somebody entered it: null clears a field, an absent one stays as it is. Money in fen. */
export interface ResultContentFields {
  title?: string | null;
  titleEn?: string | null;
  summary?: string | null;
  keywords?: readonly string[] | null;
  sector?: string | null;
  strategicIndustry?: string | null;
  industryDivision?: string | null;
  ipc?: string | null;
  trl?: number | null;
  stage?: ResearchStage | null;
  provinceCode?: string | null;
  cityCode?: string | null;
  modes?: readonly ConversionMode[] | null;
  payAfterUse?: boolean | null;
  price?: { kind: PriceKind; min?: bigint | null; max?: bigint | null } | null;
  rights?: readonly RightFields[] | null;
  completers?: readonly CompleterFields[] | null;
  coOwners?: readonly CoOwnerFields[] | null;
  encumbrances?: readonly EncumbranceFields[] | null;
  pictures?: readonly PictureFields[] | null;
  advantagesTechnical?: string | null;
  advantagesEconomic?: string | null;
  seeking?: string | null;
  researchState?: string | null;
  marketProspects?: string | null;
  purposes?: readonly string[] | null;
  project?: { name: string; funded: boolean; conversionDeadline?: string | null } | null;
  confidentialText?: string | null;
  confidentialFileIds?: readonly string[] | null;
  currentStep?: number | null;
}

/** Items of the lists after reading: every field is there, in its normal form. */
export type RightContent = Required<RightFields>;
export type CompleterContent = Required<CompleterFields> & { status: CompleterStatus };
export type CoOwnerContent = Required<CoOwnerFields>;
export type EncumbranceContent = Required<EncumbranceFields>;
export type PictureContent = Required<PictureFields>;

/** Columns of a result that its content sets directly. */
export type ContentColumns = Pick<
  TechResult,
  | 'title'
  | 'titleEn'
  | 'summary'
  | 'keywords'
  | 'sector'
  | 'strategicIndustry'
  | 'industryDivision'
  | 'ipc'
  | 'trl'
  | 'stage'
  | 'provinceCode'
  | 'cityCode'
  | 'modes'
  | 'payAfterUse'
  | 'priceKind'
  | 'priceMin'
  | 'priceMax'
  | 'advantagesTechnical'
  | 'advantagesEconomic'
  | 'seeking'
  | 'researchState'
  | 'marketProspects'
  | 'purposes'
  | 'projectName'
  | 'projectFunded'
  | 'conversionDeadline'
  | 'currentStep'
>;

/** What is to change, in its normal form; absent stays. */
export interface ContentChanges {
  columns: Partial<ContentColumns>;
  rights?: RightContent[];
  completers?: CompleterContent[];
  coOwners?: CoOwnerContent[];
  encumbrances?: EncumbranceContent[];
  pictures?: PictureContent[];
  confidentialText?: string | null;
  confidentialFileIds?: string[];
}
