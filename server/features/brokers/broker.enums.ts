import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const BrokerLevelEnum = describedEnum('BrokerLevel', 'Level of a technology manager.', {
  JUNIOR: 'Junior (初级).',
  INTERMEDIATE: 'Intermediate (中级).',
  SENIOR: 'Senior (高级).',
});
export type BrokerLevel = keyof typeof BrokerLevelEnum;

export const BrokerProfileStateEnum = describedEnum(
  'BrokerProfileState',
  'Where the profile of a broker stands.',
  {
    DRAFT: 'Being written by the broker.',
    SUBMITTED: 'Handed in; it waits to be confirmed.',
    CONFIRMED: 'Confirmed: public, and the broker may act.',
    RETURNED: 'Returned with a reason.',
    SUSPENDED: 'Stopped with a reason: not public, and the broker may not act.',
  },
);
export type BrokerProfileState = keyof typeof BrokerProfileStateEnum;

export const BrokerKindEnum = describedEnum('BrokerKind', 'Where a broker works.', {
  AGENCY: 'In an agency (技术转移机构, 事务所).',
  UNIT: 'In the transfer office of a unit.',
  INDEPENDENT: 'Alone, as a member of the platform.',
});
export type BrokerKind = keyof typeof BrokerKindEnum;

export const BrokerServiceEnum = describedEnum('BrokerService', 'What a broker does for clients.', {
  MATCHING: 'Finds the other side (供需对接).',
  DUE_DILIGENCE: 'Looks into technology and partner (尽职调查).',
  PRICING: 'Advises on value and price (估值定价).',
  MATURITY_ASSESSMENT: 'Assesses maturity (成熟度评价).',
  PATENT_STRATEGY: 'Plans patents and other rights (知识产权布局).',
  NEGOTIATION: 'Leads negotiations and drafts contracts (谈判与合同).',
  CONTRACT_REGISTRATION: 'Has contracts recognised and registered (合同认定登记).',
  PILOT_PLANNING: 'Plans pilots and production (中试与产业化策划).',
  FINANCING: 'Brings in money (投融资对接).',
  POLICY_ADVICE: 'Advises on policies and grants (政策咨询).',
  INTERNATIONAL: 'Brings technology across borders (跨境技术转移).',
  TRAINING: 'Trains those who transfer technology (培训).',
});
export type BrokerService = keyof typeof BrokerServiceEnum;

export const BrokerLanguageEnum = describedEnum('BrokerLanguage', 'A language that a broker works in.', {
  ZH: 'Chinese.',
  EN: 'English.',
  RU: 'Russian.',
  JA: 'Japanese.',
  KO: 'Korean.',
  DE: 'German.',
  FR: 'French.',
  MN: 'Mongolian.',
});
export type BrokerLanguage = keyof typeof BrokerLanguageEnum;

export const BrokerCertificateKindEnum = describedEnum(
  'BrokerCertificateKind',
  'What a certificate of a broker proves.',
  {
    TECHNOLOGY_MANAGER: 'Training and examination as technology manager (技术经理人).',
    PROFESSIONAL_TITLE: 'A professional title in technology brokerage (技术经纪职称).',
    PATENT_ATTORNEY: 'Patent attorney (专利代理师).',
    LAWYER: 'Lawyer (法律职业资格).',
    VALUER: 'Valuer of assets (资产评估师).',
    ACCOUNTANT: 'Accountant (注册会计师).',
    INVESTMENT: 'Fund or securities business (基金从业资格).',
    OTHER: 'Another one.',
  },
);
export type BrokerCertificateKind = keyof typeof BrokerCertificateKindEnum;

export const BrokerConfirmerEnum = describedEnum(
  'BrokerConfirmer',
  'Who decides on the profile of a broker.',
  {
    ORGANIZATION: "An administrator of the broker's own organisation.",
    OPERATOR: 'The operator: the broker works alone, or no other administrator is there.',
  },
);
export type BrokerConfirmer = keyof typeof BrokerConfirmerEnum;
