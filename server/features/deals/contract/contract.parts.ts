import { Contracts1764000000770 } from '../../../migrations/1764000000770-contracts.ts';
import { contractFileAccess } from './contract.policy.ts';
import {
  ContractDocumentResolver,
  ContractOfDealResolver,
  ContractResolver,
  HandoverResolver,
  SignatoryResolver,
  SignedCopyResolver,
} from './contract.resolver.ts';
import { ContractStepsResolver } from './contract-steps.resolver.ts';
import { Contract } from './data/contract.entity.ts';
import {
  ContractDocument,
  Handover,
  Signatory,
  SignedCopy,
  StoredTemplate,
} from './data/contract-parts.entity.ts';
import { ContractTemplatesResolver } from './templates.resolver.ts';

/** What contracts bring to the feature of deals. */
export const contractParts = {
  entities: [Contract, ContractDocument, Signatory, SignedCopy, Handover, StoredTemplate],
  migrations: [Contracts1764000000770],
  resolvers: [
    ContractOfDealResolver,
    ContractResolver,
    ContractDocumentResolver,
    SignatoryResolver,
    SignedCopyResolver,
    HandoverResolver,
    ContractStepsResolver,
    ContractTemplatesResolver,
  ],
  fileAccess: contractFileAccess,
} as const;
