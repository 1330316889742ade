import { Link } from 'react-router';

/** A rule by its number, leading to the rulebook. */
export function RuleLink({ ruleId }: { ruleId: string }) {
  return (
    <Link to={`/rulebook#${ruleId}`} className="f-number">
      {ruleId}
    </Link>
  );
}
