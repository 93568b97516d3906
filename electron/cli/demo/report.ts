import type { Finding } from '../../../shared/contract/finding.ts';
import type { Speech } from '../words.ts';

/** One step as the report tells it. */
export interface ToldStep {
  readonly title: string;
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
}

/** What the demonstration did, step by step with every finding, as Markdown a person can read anywhere. */
export function demoReport(speech: Speech, steps: readonly ToldStep[], again: string): string {
  const parts = [`# ${speech.text('demo.reportTitle')}`, '', speech.text('demo.reportNote'), ''];
  steps.forEach((step, index) => {
    parts.push(`## ${index + 1}. ${step.title}`, '', ...step.lines.map((line) => `- ${line.trim()}`), '');
    if (step.findings.length === 0) return;
    for (const finding of step.findings) {
      const { what } = speech.words(finding.code, finding.params);
      parts.push(`  - ${speech.text(`severity.${finding.severity}`)} – ${finding.place}: ${what}`);
    }
    parts.push('');
  });
  parts.push(speech.text('demo.againTitle'), '', '```', again, '```', '');
  return parts.join('\n');
}
