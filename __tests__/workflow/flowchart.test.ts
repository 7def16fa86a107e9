import { flowchartOf, nodeId } from '../../workflow/flowchart';

const actions = {
  First: { type: 'Compose' },
  Block: {
    type: 'Scope',
    runAfter: { First: ['Failed', 'TimedOut'] },
    actions: { Inner: { type: 'Compose' } },
  },
  Choice: {
    type: 'Switch',
    runAfter: { Block: ['Succeeded'] },
    cases: { end: { case: 'a', actions: { Last: { type: 'Compose' } } } },
  },
};

test('actions are nodes, blocks are subgraphs, arrows say what they want', () => {
  expect(flowchartOf(actions)).toEqual([
    '  First["First"]',
    '  subgraph Block["Block"]',
    '      Inner["Inner"]',
    '  end',
    '  First -->|Failed, TimedOut| Block',
    '  subgraph Choice["Choice"]',
    '    subgraph Choice_end_["end"]',
    '      Last["Last"]',
    '    end',
    '  end',
    '  Block --> Choice',
  ]);
});

test('a folded block is one box, and boxes say what they are told to', () => {
  const lines = flowchartOf(actions, {
    isFolded: (name) => name === 'Block',
    labelOf: (name, of) => `${of} ${name}`,
  });
  expect(lines).toContain('  Block["action Block"]');
  expect(lines).toContain('    subgraph Choice_end_["branch end"]');
});

test.each([
  ['Read_ticket', 'Read_ticket'],
  ['Read ticket', 'Read_ticket'],
  ['end', 'end_'],
  ['Größe', 'Gr_f6_dfe'],
  ['a"];b', 'a_22_5d_3bb'],
  ['', '_'],
])('%s is the node %s', (name, id) => {
  expect(nodeId(name)).toBe(id);
});
