import { Tag } from 'antd';
import { useBilingual, useMessages } from '../../app/i18n.tsx';
import { rulebookMessages } from './messages.ts';
import { useParameterText } from './parameter-text.ts';
import styles from './rulebook.module.css';
import type { Rule } from './rulebook-page.tsx';

type Parameter = Rule['parameters'][number];

/** Values of a rule as people read them. */
export function Values({ parameters }: { parameters: readonly Parameter[] }) {
  const words = useParameterText();
  if (parameters.length === 0) return null;
  return (
    <dl className={styles.values}>
      {parameters.map(({ name, value }) => (
        <div key={name}>
          <dt>{words.name(name)}</dt>
          <dd>{words.value(name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Every place that sets a rule, in the order of the layers, with what it alone asks. */
export function Layers({ rule }: { rule: Rule }) {
  const t = useMessages(rulebookMessages);
  const pick = useBilingual();
  return (
    <details className={styles.layers}>
      <summary>{t('layers', { count: rule.layers.length })}</summary>
      <ol>
        {rule.layers.map((layer) => (
          <li key={`${layer.layer} ${layer.citation ?? ''} ${layer.effectiveFrom ?? ''}`}>
            <Tag variant="outlined">{t(`layer${layer.layer}`)}</Tag>{' '}
            {layer.citation ?? t(`own${layer.layer}`)}{' '}
            <span className="f-quiet">
              {[
                layer.effectiveFrom && t('from', { date: layer.effectiveFrom }),
                layer.effectiveTo && t('until', { date: layer.effectiveTo }),
                rule.kinds.includes('BLOCK') && (layer.blocks ? t('layerBlocks') : t('layerWarns')),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {layer.text && <p>{pick({ zh: layer.text, en: layer.textEn ?? layer.text })}</p>}
            <Values parameters={layer.parameters} />
          </li>
        ))}
      </ol>
    </details>
  );
}
