/**
 * A value whose texts Terraform leaves as they are: `${` and `%{` would start a Terraform template.
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#string-templates
 */
export function asTerraformText<T>(value: T): T;
export function asTerraformText(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('${', '$${').replaceAll('%{', '%%{');
  if (Array.isArray(value)) return value.map((item: unknown) => asTerraformText(item));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => [key, asTerraformText<unknown>(item)]);
    return Object.fromEntries(entries);
  }
  return value;
}
