import { madeUpHex } from '../../stack/made-up';
import type { Secret, Vault } from '../../stack/model';

/** A version of a secret. */
export interface SecretVersion {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly value: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly enabled: boolean;
  /**
   * Seconds since 1970.
   * @default - it does not expire
   */
  readonly expires?: number;
  /** @default - none */
  readonly contentType?: string;
}

/** The secrets are taken to have been set when the stack was deployed, at the start of 2026. */
const DEPLOYED = Date.UTC(2026, 0, 1) / 1000;

/** What a vault has been deployed with. */
export interface DeployedSecrets {
  readonly vault: Vault;
  readonly secrets: readonly Secret[];
  /** The value of a secret by its name; undefined where the vault has none. */
  readonly valueOf: (name: string) => string | undefined;
  /** Whether someone has disabled a secret. */
  readonly disabled: (name: string) => boolean;
}

/** The versions of a vault's secrets: what it was deployed with, and what was written since. */
export class SecretVersions {
  readonly #written = new Map<string, readonly SecretVersion[]>();

  constructor(
    private readonly deployed: DeployedSecrets,
    private readonly now: () => number,
  ) {}

  /** The names of all secrets that have a value, in the order in which they came. */
  names(): readonly string[] {
    const declared = this.deployed.secrets.map(({ name }) => name);
    return [...new Set([...declared, ...this.#written.keys()])].filter(
      (name) => this.of(name).length > 0,
    );
  }

  /** The versions of a secret, the newest last. */
  of(name: string): readonly SecretVersion[] {
    const written = this.#written.get(name) ?? [];
    const { vault, secrets, valueOf, disabled } = this.deployed;
    const secret = secrets.find((known) => known.name === name);
    const value = valueOf(name);
    if (secret === undefined || value === undefined) return written;
    const { expires, contentType } = secret;
    const first: SecretVersion = {
      id: madeUpHex(`${vault.id}/${name}`),
      value,
      created: DEPLOYED,
      enabled: !disabled(name),
      ...(expires !== undefined && { expires: Date.parse(expires) / 1000 }),
      ...(contentType !== undefined && { contentType }),
    };
    return [first, ...written];
  }

  /** Adds a version. */
  write(name: string, version: Omit<SecretVersion, 'id' | 'created'>): SecretVersion {
    const earlier = this.of(name);
    const newest = earlier.at(-1)?.created ?? 0;
    const made: SecretVersion = {
      ...version,
      id: madeUpHex(`${this.deployed.vault.id}/${name}/${earlier.length}`),
      created: Math.max(Math.floor(this.now() / 1000), newest + 1),
    };
    this.#written.set(name, [...(this.#written.get(name) ?? []), made]);
    return made;
  }

  /** Forgets what was written. */
  reset(): void {
    this.#written.clear();
  }
}
