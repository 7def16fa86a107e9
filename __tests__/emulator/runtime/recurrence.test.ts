import type { TriggerJson } from '../../../workflow/schema';
import { HOUR } from '../../../emulator/runtime/duration';
import { compose, deploy } from './support/playbook';

const MAY = Date.UTC(2026, 4, 1);
const deployed = (recurrence: NonNullable<TriggerJson['recurrence']>) =>
  deploy({ A: compose(1) }, { rest: { triggers: { T: { type: 'Recurrence', recurrence } } } });

describe('Recurrence', () => {
  const times = async (recurrence: NonNullable<TriggerJson['recurrence']>, until: number) => {
    const { runtime, workflow } = deployed(recurrence);
    workflow.start();
    await runtime.scheduler.runUntil(until);
    return workflow.runs.map(({ startTime }) => startTime.slice(0, 16));
  };
  const at = (day: number, hour = 0, minute = 0) => Date.UTC(2026, 0, day, hour, minute);

  test('fires at once, then once each interval', async () => {
    expect(await times({ frequency: 'Minute', interval: 20 }, at(1, 1))).toStrictEqual([
      '2026-01-01T00:00',
      '2026-01-01T00:20',
      '2026-01-01T00:40',
      '2026-01-01T01:00',
    ]);
  });

  test.each([
    ['2026-01-01T06:30:00Z', ['2026-01-01T06:30', '2026-01-02T06:30']],
    ['2025-12-25T06:30:00', ['2026-01-01T06:30', '2026-01-02T06:30']],
  ])('from %s', async (startTime, expected) => {
    expect(await times({ frequency: 'Day', interval: 1, startTime }, at(3))).toStrictEqual(
      expected,
    );
  });

  test('by a schedule', async () => {
    expect(
      await times(
        {
          frequency: 'Week',
          interval: 1,
          schedule: { weekDays: ['Friday'], hours: [8, 17], minutes: [30] },
        },
        at(10),
      ),
    ).toStrictEqual([
      '2026-01-02T08:30',
      '2026-01-02T17:30',
      '2026-01-09T08:30',
      '2026-01-09T17:30',
    ]);
  });

  test('only on every second day, in every third week', async () => {
    expect(
      await times({ frequency: 'Day', interval: 2, schedule: { hours: [6] } }, at(7)),
    ).toStrictEqual(['2026-01-01T06:00', '2026-01-03T06:00', '2026-01-05T06:00']);
    expect(
      await times(
        { frequency: 'Week', interval: 3, schedule: { weekDays: ['Monday', 'Saturday'] } },
        at(31),
      ),
    ).toStrictEqual(['2026-01-03T00:00', '2026-01-19T00:00', '2026-01-24T00:00']);
  });

  test.each(['W. Europe Standard Time', 'Europe/Berlin'])(
    'by the clocks of %s, also when they change',
    async (timeZone) => {
      const schedule = { hours: [2], minutes: [30] };
      const all = await times({ frequency: 'Day', interval: 1, timeZone, schedule }, MAY);
      // On 29 March the clocks go from 02:00 to 03:00: half past two is half past three.
      expect(all.slice(86, 90)).toStrictEqual([
        '2026-03-28T01:30',
        '2026-03-29T01:30',
        '2026-03-30T00:30',
        '2026-03-31T00:30',
      ]);
      expect(all).toHaveLength(120);
    },
  );

  test('once where the clocks show a time twice', async () => {
    const schedule = { hours: [2], minutes: [30] };
    const all = await times(
      {
        frequency: 'Day',
        interval: 1,
        timeZone: 'Europe/Berlin',
        schedule,
        startTime: '2026-10-24',
      },
      Date.UTC(2026, 9, 28),
    );
    expect(all).toStrictEqual([
      '2026-10-24T00:30',
      '2026-10-25T00:30',
      '2026-10-26T01:30',
      '2026-10-27T01:30',
    ]);
  });

  test.each([
    ['2026-01-02T08:00:00', 'Tokyo Standard Time', '2026-01-01T23:00'],
    ['2026-01-02T08:00:00Z', 'Tokyo Standard Time', '2026-01-02T08:00'],
    ['2026-01-02T08:00:00+02:00', 'Tokyo Standard Time', '2026-01-02T06:00'],
  ])('a start at %s in %s is %s', async (startTime, timeZone, expected) => {
    expect((await times({ frequency: 'Hour', interval: 5, startTime, timeZone }, at(3)))[0]).toBe(
      expected,
    );
  });

  test('its parts may be parameters', async () => {
    const { runtime, workflow } = deploy(
      { A: compose(1) },
      {
        rest: {
          triggers: {
            T: {
              type: 'Recurrence',
              recurrence: { frequency: "@parameters('often')", interval: "@parameters('count')" },
            },
          },
          parameters: {
            often: { type: 'String', defaultValue: 'Hour' },
            count: { type: 'Int', defaultValue: 12 },
          },
        },
      },
    );
    workflow.start();
    await runtime.scheduler.runUntil(at(1, 23));
    expect(workflow.runs).toHaveLength(2);
  });

  test('by the month', async () => {
    expect(
      await times(
        { frequency: 'Month', interval: 2, startTime: '2026-01-15T00:00:00Z' },
        Date.UTC(2026, 5, 1),
      ),
    ).toStrictEqual(['2026-01-15T00:00', '2026-03-15T00:00', '2026-05-15T00:00']);
  });

  test('does not keep the emulation going, and stops with reset', async () => {
    const { runtime, workflow } = deployed({ frequency: 'Hour', interval: 1 });
    runtime.start();
    await runtime.settle();
    expect(workflow.runs).toHaveLength(0);
    await runtime.scheduler.runUntil(runtime.scheduler.now + HOUR);
    expect(workflow.runs).toHaveLength(2);
    runtime.reset();
    await runtime.scheduler.runUntil(runtime.scheduler.now + HOUR);
    expect(workflow.runs).toHaveLength(0);
  });

  test.each([
    [{ frequency: 'Fortnight', interval: 1 }, "the frequency 'fortnight' is none of"],
    [{ frequency: 'Day', interval: 0 }, "'interval' must be a whole number above 0"],
    [{ frequency: 'Day', interval: 501 }, 'it exceeds 500 days'],
    [{ frequency: 'Day', interval: 1, startTime: 'soon' }, "'startTime' is no time"],
    [
      { frequency: 'Day', interval: 1, timeZone: 'Nowhere Standard Time' },
      "the time zone 'Nowhere Standard Time' is neither one of Windows nor of IANA",
    ],
    [
      { frequency: 'Day', interval: 1, schedule: { hours: [24] } },
      "'schedule.hours' must hold whole numbers from 0 to 23",
    ],
    [
      { frequency: 'Week', interval: 1, schedule: { weekDays: ['Someday'] } },
      "'schedule.weekDays' has no day 'Someday'",
    ],
    ['hourly', 'it must be an object'],
  ])('%j is refused', (recurrence, message) => {
    const { workflow } = deployed(recurrence);
    expect(() => workflow.start()).toThrow(message);
  });
});
