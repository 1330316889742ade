import { Tag } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { Adoption, Amendment } from './adoption.tsx';
import { rulebookMessages } from './messages.ts';
import { Layers, Values } from './rule-values.tsx';
import styles from './rulebook.module.css';
import type { Rule, Rulebook } from './rulebook-page.tsx';

interface Props {
  rule: Rule;
  text: string;
  rulebook: Rulebook;
  onChanged: () => void;
}

/** One rule: what it asks with its values, where it comes from layer by layer, what a breach does, who adopted it. */
export function RuleRow({ rule, text, rulebook, onChanged }: Props) {
  const t = useMessages(rulebookMessages);
  const days = [
    rule.effectiveFrom && t('from', { date: rule.effectiveFrom }),
    rule.effectiveTo && t('until', { date: rule.effectiveTo }),
  ].filter(Boolean);
  return (
    <li id={rule.id}>
      <div className={styles.id}>{rule.id}</div>
      <div>
        <p className={styles.text}>{text}</p>
        <Values parameters={rule.parameters} />
        <div className="f-quiet">
          {rule.citation ?? t('authorityPLATFORM')}
          {days.length > 0 && ` · ${days.join(' ')}`}
        </div>
        <Layers rule={rule} />
      </div>
      <div className={styles.effect}>
        <span>
          <Tag>{t(`authority${rule.authority}`)}</Tag>{' '}
          {rule.kinds.map((kind) => (
            <Tag key={kind} variant="outlined">
              {t(`kind${kind}`)}
            </Tag>
          ))}
        </span>
        {rule.kinds.includes('BLOCK') && (
          <span className="f-quiet">{rule.blocks ? t('blocks') : t('warns')}</span>
        )}
        {rule.adoptable && rulebook.organization && (
          <Adoption
            rule={rule}
            rulebook={rulebook}
            organizationId={rulebook.organization.id}
            onChanged={onChanged}
          />
        )}
        <Amendment rule={rule} onChanged={onChanged} />
      </div>
    </li>
  );
}
