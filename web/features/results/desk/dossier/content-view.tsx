import { Alert, Descriptions, Image } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import { useNarrow } from '../../../../app/theme.tsx';
import { Day } from '../../../../ui/date-time.tsx';
import { useLabels } from '../../../../ui/labels.ts';
import { Money, usePriceText } from '../../../../ui/money.tsx';
import { RuleQuote } from '../../../../ui/refusals.tsx';
import {
  useIndustries,
  usePurposes,
  useRegions,
  useSectorName,
  useStrategicIndustries,
} from '../../../../ui/taxonomy.ts';
import { TrlBar } from '../../../../ui/trl-bar.tsx';
import { disclosureMessages } from '../disclosure/disclosure.messages.ts';
import { usePartName } from '../disclosure/use-problem-text.ts';
import { listMessages } from '../lists/lists.messages.ts';
import { dossierMessages } from './dossier.messages.ts';
import styles from './dossier.module.css';
import type { DossierResult, PanelProps } from './dossier-page.tsx';

/** Everything that was disclosed, with what is missing above it. */
export function ContentView({ result }: PanelProps) {
  const t = useMessages(dossierMessages);
  const groups = useGroups(result);
  const narrow = useNarrow();
  return (
    <>
      <Missing result={result} />
      {groups.map(({ title, rows }) => (
        <Descriptions
          key={title}
          className={styles.group}
          title={title}
          column={1}
          layout={narrow ? 'vertical' : 'horizontal'}
          size="small"
          bordered
          styles={{ label: { width: narrow ? 'auto' : 160 } }}
          items={rows.map(([label, value]) => ({
            key: label,
            label: bare(label),
            children: value || <span className="f-quiet">{t('none')}</span>,
          }))}
        />
      ))}
      {result.pictures.length > 0 && (
        <Image.PreviewGroup>
          {result.pictures.map(({ id, file, caption }) => (
            <Image key={id} src={file.url} alt={caption || file.name} width={200} />
          ))}
        </Image.PreviewGroup>
      )}
    </>
  );
}

function Missing({ result }: { result: DossierResult }) {
  const t = useMessages(dossierMessages);
  const partName = usePartName();
  const missing = result.dossier?.missing ?? [];
  const rule = missing.find((part) => part.rule)?.rule;
  if (missing.length === 0) return null;
  const blocks = missing.some(({ blocksRegistration }) => blocksRegistration);
  return (
    <Alert
      type={blocks ? 'warning' : 'info'}
      showIcon
      style={{ marginBottom: 20 }}
      title={t(blocks ? 'missingTitle' : 'missingWished')}
      description={
        <>
          {missing.map(({ part }) => partName(part)).join(' · ')}
          {rule && <RuleQuote rule={rule} />}
        </>
      }
    />
  );
}

type Row = [label: string, value: ReactNode];

/** A text of several lines; nothing for none. */
const long = (text: string | null | undefined) => text && <div className={styles.text}>{text}</div>;

/** The label of a field without the word that it may be left empty. */
const bare = (label: string) => label.replace(/（[^）]*）$| \([^)]*\)$/, '');

function useGroups(result: DossierResult): { title: string; rows: Row[] }[] {
  const f = useMessages(disclosureMessages);
  const basics = useBasics(result);
  const terms = useTerms(result);
  return [
    { title: f('step_basics'), rows: basics },
    { title: f('step_rights'), rows: useRights(result) },
    { title: f('step_conversion'), rows: terms },
  ];
}

function useBasics(result: DossierResult): Row[] {
  const f = useMessages(disclosureMessages);
  const labels = useLabels();
  const sectorName = useSectorName();
  const regions = useRegions();
  const strategic = useStrategicIndustries();
  const industries = useIndustries();
  return [
    [f('summary'), long(result.summary)],
    [f('keywords'), result.keywords.join('、')],
    [f('sector'), result.sector && sectorName(result.sector)],
    [f('place'), regions.place(result.provinceCode, result.cityCode)],
    [f('strategicIndustry'), strategic.name(result.strategicIndustry)],
    [f('industry'), industries.name(result.industryDivision)],
    [f('ipc'), result.ipc],
    [f('trl'), <TrlBar key="trl" level={result.trl} large />],
    [f('stage'), result.stage && labels(`stage${result.stage}`)],
    [f('researchState'), long(result.researchState)],
    [f('marketProspects'), long(result.marketProspects)],
  ];
}

function useRights(result: DossierResult): Row[] {
  const f = useMessages(disclosureMessages);
  const t = useMessages(dossierMessages);
  const labels = useLabels();
  const rights = result.rights.map(
    (right): Row => [
      labels(`right${right.kind}`),
      <div key={right.id}>
        <span className="f-number">{right.number}</span> {right.holder}{' '}
        {right.obtainedOn && (
          <span className="f-quiet">
            {f('obtainedOn')} <Day value={right.obtainedOn} />
          </span>
        )}
        <div>
          {right.howKept ? (
            `${f('howKept')}：${right.howKept}`
          ) : right.certificate ? (
            <a href={right.certificate.url} target="_blank" rel="noreferrer">
              {right.certificate.name}
            </a>
          ) : (
            <span className="f-quiet">{t('noCertificate')}</span>
          )}
        </div>
      </div>,
    ],
  );
  const people = [...result.completers]
    .sort((a, b) => a.position - b.position)
    .map(
      (person) => `${person.position}. ${person.name}${person.representative ? f('isRepresentative') : ''}`,
    );
  return [
    ...rights,
    [f('completers'), people.join('　')],
    [f('coOwners'), result.coOwners.map(({ name }) => name).join('、')],
    [
      f('encumbrances'),
      result.encumbrances
        .map((burden) => [labels(`encumbrance${burden.kind}`), burden.holder].filter(Boolean).join(' '))
        .join('；'),
    ],
  ];
}

function useTerms(result: DossierResult): Row[] {
  const f = useMessages(disclosureMessages);
  const l = useMessages(listMessages);
  const t = useMessages(dossierMessages);
  const labels = useLabels();
  const priceText = usePriceText();
  const purposes = usePurposes();
  const { dossier } = result;
  const project = dossier?.project;
  const deadline = dossier?.deadlineState;
  return [
    [
      f('modes'),
      [
        ...result.modes.map((mode) => labels(`mode${mode}`)),
        ...(result.payAfterUse ? [labels('payAfterUse')] : []),
      ].join('、'),
    ],
    [f('price'), priceText(result.price)],
    [f('advantagesTechnical'), long(result.advantagesTechnical)],
    [f('advantagesEconomic'), long(result.advantagesEconomic)],
    [f('seeking'), long(result.seeking)],
    [f('purposes'), result.purposes.map((code) => purposes.name(code)).join('、')],
    [
      f('project'),
      project && (
        <>
          {project.name}{' '}
          {project.conversionDeadline && (
            <>
              · {f('conversionDeadline')} <Day value={project.conversionDeadline} />
            </>
          )}{' '}
          {deadline && deadline !== 'NONE' && `（${l(`deadline${deadline}`)}）`}
        </>
      ),
    ],
    [
      l('columnConversion'),
      <>
        {labels(`conversion${result.conversionStatus}`)} <Money value={dossier?.conversionValue} />
      </>,
    ],
    [
      t('source'),
      dossier?.importId && (
        <Link to={`/desk/import/${dossier.importId}`}>
          {t('sourceImport', { id: dossier.sourceId ?? '' })}
        </Link>
      ),
    ],
  ];
}
