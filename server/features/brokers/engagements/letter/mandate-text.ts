import { dayOf } from '../../../../platform/clock.ts';
import { type Article, type ContractText, paragraph } from '../../../deals/contract/text/contract-text.ts';
import { dayInWords } from '../../../deals/contract/text/figures.ts';
import type { Engagement } from '../data/engagement.entity.ts';
import type { EngagementSignature, EngagementTerms } from '../data/engagement-parts.entity.ts';
import { CLIENT_KEY } from '../terms/commission-terms.ts';
import { commissionBlocks, ROLE_WORDS, sharesBlock } from './commission-words.ts';

/** What a mandate letter tells beside mandate and terms. */
export interface LetterFacts {
  engagement: Pick<Engagement, 'number' | 'side'>;
  version: Pick<
    EngagementTerms,
    'number' | 'mandate' | 'terms' | 'agreedFrom' | 'effectiveFrom' | 'digest' | 'state'
  >;
  client: { name: string; creditCode: string | null; address: string | null };
  broker: { name: string; number: string; agency: string | null };
  /** Title of the result or demand; null where only the words of the scope say what it is about. */
  subject: string | null;
  signatures: readonly Pick<EngagementSignature, 'partyKey' | 'at'>[];
  /** Names of those who signed, by the key for which they did. */
  signatories: ReadonlyMap<string, string>;
}

/** Writes the mandate letter (委托书). Pure: the same facts give the same text. */
export function mandateText(facts: LetterFacts): ContractText {
  const { engagement, version, client, broker } = facts;
  return {
    number: engagement.number,
    numberLabel: '委托编号',
    title: '技术转移委托书',
    subtitle: subtitleOf(facts),
    parties: [
      {
        role: `委托方（${engagement.side === 'OWNER' ? '成果权利人' : '技术需求方'}）`,
        lines: lines(
          ['名称', client.name],
          ['统一社会信用代码', client.creditCode],
          ['所在地', client.address],
        ),
      },
      {
        role: '受托方（牵头技术经理人）',
        lines: lines(['姓名', broker.name], ['经理人编号', broker.number], ['所属机构', broker.agency]),
      },
    ],
    recitals: [
      '委托方就科技成果转化事宜委托受托方提供技术经纪服务，双方及佣金受益人根据《中华人民共和国民法典》《中华人民共和国促进科技成果转化法》的有关规定，订立本委托书。',
    ],
    articles: articlesOf(facts),
    signatures: [
      { role: '委托方', name: client.name, signatories: signedBy(facts, CLIENT_KEY) },
      ...version.terms.beneficiaries.map(({ key, role, kind, name }) => ({
        role: ROLE_WORDS[role],
        name,
        signatories: signedBy(facts, key),
        isPerson: kind === 'PERSON',
      })),
    ],
  };
}

function subtitleOf({ version }: LetterFacts): string {
  const number = version.number === 1 ? '' : `第${version.number}版`;
  const stands = version.state === 'SIGNED' ? '' : '（尚未由各方签署）';
  return `${number}${stands}`;
}

function articlesOf(facts: LetterFacts): Article[] {
  const { mandate, terms, agreedFrom, effectiveFrom, number } = facts.version;
  const from = effectiveFrom ?? agreedFrom;
  const applies = number === 1 ? '' : `本版佣金约定自${dayInWords(from)}起适用，此前的到账不受影响。`;
  return [
    {
      heading: '委托事项',
      blocks: [
        ...paragraph(facts.subject === null ? '' : `委托标的：${facts.subject}。`),
        ...paragraph(mandate.scopeText),
        ...paragraph(
          mandate.isExclusive
            ? '本委托为独家委托：委托期限内，委托方不就同一标的另行独家委托他人。'
            : '本委托为非独家委托。',
        ),
      ],
    },
    {
      heading: '委托期限',
      blocks: paragraph(
        `自${dayInWords(mandate.startsOn)}起至${dayInWords(mandate.endsOn)}止（含当日）。${applies}`,
      ),
    },
    { heading: '受托方职责', blocks: paragraph(mandate.duties) },
    {
      heading: '诚信与保密',
      blocks: paragraph(
        `受托方应当如实提供信息，不得提供虚假信息，对履行委托中知悉的技术秘密和商业秘密负保密义务。${
          mandate.confidentialAccess
            ? '委托期限内，牵头经理人和协办经理人可以查阅委托标的的保密内容，仅用于履行本委托。'
            : '本委托不授予查阅委托标的保密内容的权利。'
        }受托方同时接受交易双方委托的，须经双方同意。`,
      ),
    },
    { heading: '佣金', blocks: commissionBlocks(terms) },
    { heading: '佣金分配', blocks: [sharesBlock(terms)] },
    {
      heading: '引荐保护',
      blocks: paragraph(
        terms.protectionMonths === 0
          ? '委托期限届满后，受托方的引荐不再受保护。'
          : `委托期限届满后${terms.protectionMonths}个月内，委托方与受托方引荐的相对方就同一标的订立合同的，委托方仍应当按本委托书支付佣金。`,
      ),
    },
    { heading: '签署与效力', blocks: signing(facts) },
  ];
}

function signing({ version, signatures, signatories, client }: LetterFacts): Article['blocks'] {
  const names = new Map([
    [CLIENT_KEY, client.name],
    ...version.terms.beneficiaries.map(({ key, name }) => [key, name] as const),
  ]);
  return [
    ...paragraph(
      '本委托书由委托方和每位受益人签署后生效；变更佣金约定须由各方重新签署，且仅对以后的到账适用。',
    ),
    ...paragraph(`正文摘要（SHA-256）：${version.digest}`),
    ...(signatures.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [
              { title: '签署方', width: 45, align: 'left' as const },
              { title: '签署人', width: 30, align: 'left' as const },
              { title: '平台签署日期', width: 25, align: 'left' as const },
            ],
            rows: signatures.map(({ partyKey, at }) => [
              names.get(partyKey) ?? '',
              signatories.get(partyKey) ?? '',
              dayInWords(dayOf(at)),
            ]),
          },
        ]),
  ];
}

function signedBy({ signatories }: LetterFacts, key: string): string[] {
  const name = signatories.get(key);
  return name === undefined ? [] : [name];
}

function lines(...pairs: readonly (readonly [string, string | null])[]): { label: string; value: string }[] {
  return pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
