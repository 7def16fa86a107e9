import type { Analyst } from '../../../emulator/world/analyst';
import { GUID, Lifecycle } from '../lifecycle';
import type { Desk, Seen } from './desk';

/** An incident of medium severity with its ticket at a desk, and what people see of both. */
export class Scene {
  readonly analyst: Analyst;
  #life: Lifecycle;

  constructor(readonly desk: Desk) {
    this.analyst = desk.world.analyst;
    this.#life = new Lifecycle(desk.world);
  }

  /** Clears the world, and has the incident and its ticket come into being. */
  async begin(): Promise<void> {
    this.desk.world.reset();
    this.#life = new Lifecycle(this.desk.world);
    this.analyst.create(GUID, { severity: 'Medium' });
    await this.pass(7);
  }

  /** Lets minutes pass: by default enough for two runs of the schedule and what they start. */
  pass(minutes = 12): Promise<void> {
    return this.#life.pass(minutes);
  }

  /** Lets happen what events start at once, without the schedule. */
  settle(): Promise<void> {
    return this.desk.world.settle();
  }

  tickets(guid = GUID): readonly Seen[] {
    return this.desk.tickets(guid);
  }

  /** The newest ticket. */
  ticket(guid = GUID): Seen {
    const newest = this.tickets(guid).at(-1);
    if (newest === undefined) throw new Error(`incident '${guid}' has no ticket`);
    return newest;
  }

  incident(guid = GUID) {
    const record = this.desk.world.sentinel.get(guid);
    if (record === undefined) throw new Error(`there is no incident '${guid}'`);
    return record.incident.properties;
  }

  labels(): readonly string[] {
    return this.incident().labels.map(({ labelName }) => labelName);
  }

  /** What the incident's comments say, the oldest first. */
  comments(): readonly string[] {
    const { comments = [] } = this.desk.world.sentinel.get(GUID) ?? {};
    return comments.map(({ properties }) => properties.message);
  }

  /** The names of the playbooks whose runs have failed, one for each run. */
  failures(): readonly string[] {
    const { runs } = this.desk.world.state();
    return runs.filter(({ status }) => status === 'Failed').map(({ playbook }) => playbook);
  }
}

/** Those of some texts that hold certain words. */
export const holding = (texts: readonly string[], words: string): readonly string[] =>
  texts.filter((text) => text.includes(words));
