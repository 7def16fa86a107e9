import { Reference } from './azapi/reference';

/** The same text, which Terraform leaves as it is: the sign doubles. */
export const terraformText = (value: string): string =>
  // In a replacement given as text, `$$` would stand for one sign.
  value.replace(/[$%](?=\{)/g, (sign) => sign + sign);

/**
 * The same value with texts that Terraform leaves as they are: `${` and `%{` would start a Terraform template. Only a `Reference` becomes one.
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#string-templates
 */
export function asTerraformText(value: unknown): unknown {
  if (typeof value === 'string') return terraformText(value);
  if (value instanceof Reference) return `\${${value.address}}`;
  if (Array.isArray(value)) return value.map(asTerraformText);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, asTerraformText(item)]),
    );
  }
  return value;
}
