import type { App } from '../../../../platform/app.ts';
import { dayOf } from '../../../../platform/clock.ts';
import { formatYuan } from '../../../../platform/money.ts';
import type { PdfContent } from '../../../../platform/pdf/pdf.types.ts';
import {
  pdfFacts,
  pdfHeading,
  pdfParagraph,
  pdfTable,
  pdfTitle,
} from '../../../../platform/pdf/pdf-blocks.ts';
import { renderPdf } from '../../../../platform/pdf/render-pdf.ts';
import { organizationById } from '../../../accounts/accounts.loaders.ts';
import type { Demand } from '../../data/demand.entity.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import type { DemandPledge } from '../../data/lane-parts.entity.ts';
import type { PledgeContent } from '../../data/pledge-content.ts';
import { GROUND_WORDS, targetWords } from '../lane-words.ts';
import { pledgeDigest } from './pledge-terms.ts';

/** The pledge (军令状) as a PDF; one that is not signed by both sides is marked as a draft. */
export async function pledgePdf(
  app: App,
  { demand, lane, pledge }: { demand: Demand; lane: DemandLane; pledge: DemandPledge },
): Promise<Buffer> {
  const names = await organizationById.batch(app, [demand.organizationId, lane.organizationId]);
  const poster = names.get(demand.organizationId)?.name ?? '';
  const lead = names.get(lane.organizationId)?.name ?? '';
  const { content } = pledge;
  const isSigned = pledge.leadSignedAt !== null && pledge.posterSignedAt !== null;
  return renderPdf({
    title: `军令状 ${demand.number}`,
    language: 'zh',
    header: `榜单编号：${demand.number}`,
    footer: '军令状',
    createdAt: pledge.editedAt,
    ...(isSigned ? {} : { watermark: '未签署' }),
    content: [
      pdfTitle('军令状', `${demand.title}　榜单编号：${demand.number}`),
      pdfFacts([
        { label: '发榜方', value: poster },
        { label: '揭榜方', value: lead },
        {
          label: '项目负责人',
          value: [content.responsible.name, content.responsible.title].filter(Boolean).join('，'),
        },
        { label: '完成期限', value: content.finishOn === null ? '未约定' : `${content.finishOn}（含当日）` },
        { label: '榜金上限（元）', value: formatYuan(BigInt(content.amount)) },
      ]),
      ...targets(content),
      ...milestones(content, demand),
      ...consequences(content),
      pdfHeading('签署', 2),
      signature('揭榜方', lead, pledge.leadSignatory, pledge.leadSignedAt),
      signature('发榜方', poster, pledge.posterSignatory, pledge.posterSignedAt),
      pdfParagraph(`正文摘要（SHA-256）：${pledgeDigest(content)}`, { small: true }),
    ],
  });
}

function targets(content: PledgeContent): PdfContent[] {
  return [
    pdfHeading('一、承诺的指标', 2),
    pdfTable(
      [
        { heading: '指标', share: 28 },
        { heading: '承诺值', share: 24 },
        { heading: '检测方法', share: 36 },
        { heading: '权重', share: 12, align: 'right' },
      ],
      content.targets.map((target) => [
        `${target.name}${target.isRequired ? '（必须达到）' : ''}`,
        targetWords(target),
        target.testMethod,
        `${target.weight / 100}%`,
      ]),
    ),
  ];
}

function milestones({ milestones: all }: PledgeContent, demand: Demand): PdfContent[] {
  if (all.length === 0) return [];
  const stages = new Map(demand.content.stages.map(({ key, name }) => [key, name]));
  return [
    pdfHeading('二、节点', 2),
    pdfTable(
      [
        { heading: '序号', share: 8 },
        { heading: '节点', share: 26 },
        { heading: '期限', share: 16 },
        { heading: '交付', share: 32 },
        { heading: '对应榜金', share: 18 },
      ],
      all.map(({ name, dueOn, deliverable, stageKey }, index) => [
        String(index + 1),
        name,
        dueOn,
        deliverable,
        stageKey === null ? '' : (stages.get(stageKey) ?? stageKey),
      ]),
    ),
  ];
}

function consequences({ consequences: agreed, freeing }: PledgeContent): PdfContent[] {
  const lines: string[] = [];
  if (agreed === null) lines.push('未完成的后果尚未约定。');
  else {
    const back = agreed.giveBackBasisPoints;
    lines.push(back === 0 ? '未完成的，已付榜金不予追回。' : `未完成的，退回已付榜金的 ${back / 100}%。`);
    lines.push(
      agreed.barredMonths === 0 ? '不限制揭榜方再次揭榜。' : `${agreed.barredMonths} 个月内不得再次揭榜。`,
    );
    if (agreed.text !== '') lines.push(agreed.text);
  }
  const grounds = freeing.grounds.map((ground) => GROUND_WORDS[ground]).join('；');
  return [
    pdfHeading('三、未完成的后果', 2),
    ...lines.map((line) => pdfParagraph(line, { indent: true })),
    pdfHeading('四、免责情形', 2),
    pdfParagraph(grounds === '' ? '无。' : `有下列情形之一的，不承担前条后果：${grounds}。`, {
      indent: true,
    }),
    ...(freeing.text === '' ? [] : [pdfParagraph(freeing.text, { indent: true })]),
  ];
}

function signature(role: string, name: string, signatory: string | null, at: Date | null): PdfContent {
  const lines = [
    `${role}：${name}`,
    `签署人：${signatory ?? '____________'}`,
    `签署日期：${at === null ? '____________' : dayOf(at)}`,
  ];
  return { stack: lines.map((line) => pdfParagraph(line)), unbreakable: true, margin: [0, 8, 0, 8] };
}
