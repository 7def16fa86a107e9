/** A reference to another resource's attribute, for a body that otherwise holds no Terraform template. */
export class Reference {
  /** @param address the attribute's address, as `azurerm_user_assigned_identity.x.principal_id` */
  constructor(readonly address: string) {}
}
