import type { ChainFault } from '../../platform/audit/chain.ts';
import type { Proof, ProofStanding } from '../../platform/audit/dossier-source.ts';
import type { PersonalState } from './dossiers.enums.ts';

/** Paper is written by the server, so its words are here and not in the client; `{name}` is filled in. */
export interface PaperWords {
  dossier: string;
  foot: string;
  verified: string;
  notVerified: string;
  key: string;
  verifiedAt: string;
  howToVerify: string;
  proofs: string;
  requirement: string;
  proof: string;
  standing: string;
  events: string;
  facts: string;
  history: string;
  moment: string;
  what: string;
  who: string;
  system: string;
  nameDeleted: string;
  rulebook: string;
  warned: string;
  document: string;
  documents: string;
  noDocuments: string;
  size: string;
  differs: string;
  deletedFile: string;
  chains: string;
  chain: string;
  head: string;
  whole: string;
  withheld: string;
  none: string;
  personal: Record<Exclude<PersonalState, 'NONE' | 'KEPT'>, string>;
  proofNames: Record<Proof, string>;
  standings: Record<ProofStanding, string>;
  faults: Record<ChainFault, string>;
}

const zh: PaperWords = {
  dossier: '尽职档案',
  foot: '成果集市 · {title} · 截至 {at}',
  verified: '链条完整，链头签名有效。',
  notVerified: '注意：链条未通过校验，请勿作为依据，并联系平台运营方。',
  key: '公钥指纹（SHA-256）：{print}',
  verifiedAt: '校验时间：{at}（北京时间）',
  howToVerify: '完整的可校验档案为同一页面导出的 ZIP 文件；本纸质文本仅供阅读。',
  proofs: '尽职证明（PRC-7）',
  requirement: '要求',
  proof: '证明事项',
  standing: '情况',
  events: '依据的事件',
  facts: '案件现状',
  history: '经过',
  moment: '时间',
  what: '事项',
  who: '经办',
  system: '系统任务 {job}',
  nameDeleted: '姓名已删除',
  rulebook: '规则版本 {version}',
  warned: '规则提示：{rules}',
  document: '文件',
  documents: '文件',
  noDocuments: '没有文件。',
  size: '大小',
  differs: '与事件记录的校验值不符',
  deletedFile: '文件已删除',
  chains: '链条与链头',
  chain: '链条',
  head: '链头校验值',
  whole: '完整，已签名',
  withheld: '此事件不对该读者公开',
  none: '无',
  personal: {
    DELETED: '个人信息已依法删除，链条中保留其校验值',
    WITHHELD: '个人信息不对该读者公开',
  },
  proofNames: {
    DUTY_OF_CARE: '勤勉尽责',
    DECISION_PROCEDURE: '决策程序',
    PUBLIC_NOTICE: '公示程序',
    NO_UNLAWFUL_GAIN: '未牟取非法利益',
  },
  standings: { MET: '已证明', MISSING: '缺少', WAITING: '进行中', NOT_APPLICABLE: '不适用' },
  faults: {
    GAP: '第 {at} 个事件处有缺失',
    LINK: '第 {at} 个事件不接续前一个',
    HASH: '第 {at} 个事件被改动',
    HEAD: '链头不是最后一个事件',
    SIGNATURE: '链头签名无效',
  },
};

const en: PaperWords = {
  dossier: 'Dossier of diligence',
  foot: 'Fruition · {title} · as of {at}',
  verified: 'The chains are whole and their heads are signed.',
  notVerified: 'Attention: a chain does not verify. Do not rely on it, and tell the operator.',
  key: 'Fingerprint of the public key (SHA-256): {print}',
  verifiedAt: 'Verified {at} (Beijing time)',
  howToVerify: 'What can be verified is the ZIP that the same page exports; this paper is for reading only.',
  proofs: 'Proofs of diligence (PRC-7)',
  requirement: 'Requirement',
  proof: 'What is proved',
  standing: 'Standing',
  events: 'Events that prove it',
  facts: 'The case as it stands',
  history: 'What happened',
  moment: 'When',
  what: 'What',
  who: 'Who',
  system: 'job {job} of the system',
  nameDeleted: 'name deleted',
  rulebook: 'rulebook {version}',
  warned: 'Rules warned: {rules}',
  document: 'Document',
  documents: 'Documents',
  noDocuments: 'There are no documents.',
  size: 'Size',
  differs: 'not the digest that the event put on record',
  deletedFile: 'the file was deleted',
  chains: 'Chains and heads',
  chain: 'Chain',
  head: 'Hash of the head',
  whole: 'whole, signed',
  withheld: 'This event is not for this reader',
  none: 'none',
  personal: {
    DELETED: 'Personal details were deleted; the chain keeps their digest',
    WITHHELD: 'Personal details are not for this reader',
  },
  proofNames: {
    DUTY_OF_CARE: 'Duty of care',
    DECISION_PROCEDURE: 'Decision procedure',
    PUBLIC_NOTICE: 'Public notice',
    NO_UNLAWFUL_GAIN: 'No unlawful gain',
  },
  standings: { MET: 'proved', MISSING: 'missing', WAITING: 'under way', NOT_APPLICABLE: 'not applicable' },
  faults: {
    GAP: 'an event is missing at {at}',
    LINK: 'event {at} does not follow the one before',
    HASH: 'event {at} was changed',
    HEAD: 'the head is not the last event',
    SIGNATURE: 'the signature of the head is not valid',
  },
};

export const PAPER_WORDS = { zh, en } as const;

/** What lies beside the files of an export, in both languages: whom it reaches is not known. */
export const README = `尽职档案 · 如何校验
{title}
{unit}，截至 {at}（北京时间）

本压缩包包含：
  dossier.json    审计链、链头签名、个人信息及其盐值、文件清单
  dossier.pdf     供阅读的文本
  files/          案件文件
  public-key.pem  平台公钥（指纹 {print}）
  manifest.json   全部文件的校验值；manifest.sig 为其签名（Ed25519）

校验方法（需要 Node.js 20 或更高版本，不需要网络和数据库）：
  1. 从平台本身（不要从转交人处）取得校验工具和公钥：
       {address}/.well-known/verify-dossier.mjs
       {address}/.well-known/audit-key.pem
  2. 运行：node verify-dossier.mjs 本压缩包.zip --key audit-key.pem
  3. 逐行显示结果；全部通过时退出码为 0，否则为 1。

任何事件、个人信息或文件的任何改动、增减、换位都会被发现。


Dossier of diligence: how to verify it
{title}
{unit}, as of {at} (Beijing time)

This archive holds:
  dossier.json    audit chains, signed heads, personal details with their salts, list of documents
  dossier.pdf     the text for reading
  files/          documents of the case
  public-key.pem  public key of the platform (fingerprint {print})
  manifest.json   digests of all files; manifest.sig is the signature over it (Ed25519)

To verify (with Node.js 20 or later, no network, no database):
  1. Get the verifier and the key from the platform itself, not from whoever gave you this:
       {address}/.well-known/verify-dossier.mjs
       {address}/.well-known/audit-key.pem
  2. Run: node verify-dossier.mjs this-archive.zip --key audit-key.pem
  3. It tells line by line what holds, and ends with exit code 0 if everything does, else 1.

Every change, addition, removal or move of an event, a personal detail or a document is found.
`;

/** Fills `{name}`. */
export function filled(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
