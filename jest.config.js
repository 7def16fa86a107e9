/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // As many as there are cores: left to itself, jest keeps one for itself.
  maxWorkers: '100%',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/__tests__/run/setup.ts',
  globalTeardown: '<rootDir>/__tests__/run/teardown.ts',
  // Jest's own context finds globals slowly; these are handed to each module. (Others are names that some package declares for itself.)
  sandboxInjectedGlobals: [
    'Array',
    'BigInt',
    'Date',
    'JSON',
    'Math',
    'Object',
    'Reflect',
    'RegExp',
  ],
  transform: { '\\.ts$': '@swc/jest' },
};
