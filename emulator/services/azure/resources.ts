import type { Json } from '../../../workflow/parameter';

/** A JSON object. */
export type JsonObject = Readonly<Record<string, Json>>;

/** A resource as Azure Resource Manager gives it. */
export interface AzureResource {
  readonly id: string;
  readonly name: string;
  /** As `Microsoft.Logic/workflows`. */
  readonly type: string;
  /** What stands beside id, name and type. */
  readonly rest: JsonObject;
}

/** The resources of a deployment as Azure tells them. What is changed here by hand changes what is told; playbooks run on as they were deployed. */
export class AzureResources {
  #resources: readonly AzureResource[];

  constructor(private readonly deployed: readonly AzureResource[]) {
    this.#resources = deployed;
  }

  /** A resource by its id, whatever its case. */
  find(id: string): AzureResource | undefined {
    return this.#resources.find((one) => one.id.toLowerCase() === id.toLowerCase());
  }

  /** The resources of a type that belong to another one. */
  under(parentId: string, type: string): readonly AzureResource[] {
    const start = `${parentId}/providers/`.toLowerCase();
    return this.#resources.filter(
      (one) =>
        one.type.toLowerCase() === type.toLowerCase() &&
        one.id.toLowerCase().startsWith(start) &&
        one.id.slice(start.length).split('/').length <= 3,
    );
  }

  add(resource: AzureResource): void {
    this.#resources = [...this.#resources, resource];
  }

  /** Changes the resources whose id ends so. @throws Error where none does */
  change(ending: string, edit: (rest: JsonObject) => JsonObject): void {
    const found = this.#ending(ending);
    this.#resources = this.#resources.map((one) =>
      found.includes(one) ? { ...one, rest: edit(one.rest) } : one,
    );
  }

  /** Deletes the resources whose id ends so. @throws Error where none does */
  remove(ending: string): void {
    const found = this.#ending(ending);
    this.#resources = this.#resources.filter((one) => !found.includes(one));
  }

  /** Goes back to what was deployed. */
  reset(): void {
    this.#resources = this.deployed;
  }

  #ending(ending: string): readonly AzureResource[] {
    const found = this.#resources.filter(({ id }) => id.endsWith(ending));
    if (found.length > 0) return found;
    throw new Error(
      `no resource's id ends in '${ending}'; there are ${this.#resources.map(({ id }) => id).join(', ')}`,
    );
  }
}
