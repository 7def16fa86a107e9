import dev from '../../../environments/dev';
import prod from '../../../environments/prod';
import { examine } from '../../../operate/doctor/doctor';
import { reportText } from '../../../operate/doctor/report';
import { deployed } from '../deployed';

test.each([dev, prod])('try', async (input) => {
  const it = await deployed(input);
  await it.clock.sleep(15 * 60_000);
  const report = await examine(it.access, it.world.stack);
  console.log(reportText(report));
  const run = it.world.state().runs.at(-1);
  console.log(JSON.stringify(run).slice(0, 300));
  const wf = it.world.runtime.workflow(it.world.stack.workflows.find(({ name }) => name.endsWith('reconcile'))!.id);
  console.log(it.clock.now(), wf?.runs.map((r) => [r.startTime, r.outputs]));
  await it.close();
});
