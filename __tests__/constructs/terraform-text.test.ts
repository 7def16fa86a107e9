import { asTerraformText } from '../../constructs/terraform-text';

test('Terraform’s templates are escaped wherever they stand, everything else stays', () => {
  expect(
    asTerraformText({ a: ['100%{ off } ${x}', 1, null], b: true, c: '$ % { }' }),
  ).toStrictEqual({
    a: ['100%%{ off } $${x}', 1, null],
    b: true,
    c: '$ % { }',
  });
});
