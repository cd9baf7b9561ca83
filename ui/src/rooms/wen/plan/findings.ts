/** What the rules say of days, told apart. */
import type { Finding } from '../../../bridge';

/** Whether it cannot be. */
export function isRefused(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'refusal');
}

/** The findings per line of what was sent, from fields such as `mornings.3.planned_on`; -1 for those of no line. */
export function byLine(findings: readonly Finding[]): Map<number, Finding[]> {
  const lines = new Map<number, Finding[]>();
  for (const finding of findings) {
    const line = Number(/\.(\d+)(?:\.|$)/.exec(finding.field)?.[1] ?? -1);
    lines.set(line, [...(lines.get(line) ?? []), finding]);
  }
  return lines;
}
