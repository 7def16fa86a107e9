import { report } from '../../playbooks/report';
import { TABLES } from '../../queries/tables';

test('every tracked property of a report has its column', () => {
  const tracked = report('Report', { system: 'ServiceNow', direction: 'out', outcome: 'opened' });
  const columns = Object.keys(tracked.trackedProperties ?? {}).map(
    (name) => `trackedProperties_${name}_s`,
  );
  expect(Object.keys(TABLES.AzureDiagnostics)).toEqual(expect.arrayContaining(columns));
});
