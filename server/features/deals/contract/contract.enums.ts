import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const ContractTypeEnum = describedEnum(
  'ContractType',
  'Type of a technology contract, as it is registered (PRC-9).',
  {
    DEVELOPMENT: 'Technology development; also implementing together and other agreed ways.',
    TRANSFER: 'Technology transfer; also giving a result for shares.',
    LICENSE: 'Technology license.',
    CONSULTING: 'Technology consulting.',
    SERVICE: 'Technology service.',
  },
);

export const DocumentFormatEnum = describedEnum('DocumentFormat', 'Format of a written contract.', {
  DOCX: 'Word document, to be edited.',
  PDF: 'PDF with embedded fonts.',
});
export type DocumentFormat = keyof typeof DocumentFormatEnum;

export const SignatoryAuthorityEnum = describedEnum(
  'SignatoryAuthority',
  'By what right somebody signs for a party.',
  {
    LEGAL_REPRESENTATIVE: 'As its legal representative (法定代表人).',
    AUTHORIZED: 'By a power of attorney (授权代表), which is attached.',
  },
);
export type SignatoryAuthority = keyof typeof SignatoryAuthorityEnum;

export const WAYS_OF_PAYMENT = {
  LUMP_SUM: '一次总付',
  INSTALMENTS: '一次总算、分期支付',
  ROYALTY: '提成支付',
  ENTRY_FEE_AND_ROYALTY: '入门费加提成支付',
  OTHER: '其他',
} as const;
export type WayOfPayment = keyof typeof WAYS_OF_PAYMENT;
