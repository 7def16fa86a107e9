import { type Finding, finding } from './finding';
import type { EnvironmentInput } from './schema';

/** What threat intelligence needs of the rest of an environment. */
export function threatIntelligenceFindings({
  threatIntelligence,
  serviceNow,
  azure,
}: Partial<EnvironmentInput>): readonly Finding[] {
  if (threatIntelligence === undefined) return [];
  const cloud = azure?.cloud ?? 'public';
  return [
    ...(serviceNow === undefined
      ? [
          {
            path: ['serviceNow'],
            message:
              'is missing, and threatIntelligence needs its instance and account; write it, or drop threatIntelligence',
          },
        ]
      : []),
    ...(cloud === 'public'
      ? []
      : [
          finding(
            ['azure', 'cloud'],
            cloud,
            'has no upload API for threat intelligence that is documented; drop threatIntelligence',
          ),
        ]),
  ];
}
