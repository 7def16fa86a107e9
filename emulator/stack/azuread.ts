import type { Block, Document } from './document';
import type { AppCredential, Application } from './model';
import type { Resolver } from './resolver';

const blocksOf = ({ blocks }: Document, wanted: string): Block[] =>
  [...blocks.values()].filter(({ type }) => type === wanted);

/** The application registrations of a stack, each with its service principal and what it can sign in with. */
export function readApplications(document: Document, resolver: Resolver): Application[] {
  return blocksOf(document, 'azuread_service_principal').flatMap((principal) => {
    const clientId = String(resolver.attribute(principal, 'client_id'));
    return blocksOf(document, 'azuread_application')
      .filter((block) => resolver.attribute(block, 'client_id') === clientId)
      .map((block) => ({
        address: block.address,
        name: String(resolver.attribute(block, 'display_name')),
        clientId,
        principalId: String(resolver.attribute(principal, 'object_id')),
        credentials: credentialsOf(document, resolver, String(resolver.attribute(block, 'id'))),
      }));
  });
}

function credentialsOf(document: Document, resolver: Resolver, application: string) {
  const of = (type: string): Block[] =>
    blocksOf(document, `azuread_application_${type}`).filter(
      (block) => resolver.attribute(block, 'application_id') === application,
    );
  const text = (block: Block, name: string) => String(resolver.attribute(block, name));
  return [
    ...of('password').map(({ address }): AppCredential => ({ kind: 'secret', address })),
    ...of('certificate').map((block): AppCredential => ({
      kind: 'certificate',
      address: block.address,
      // Whoever knows this certificate's key signs in.
      certificate: text(block, 'value'),
    })),
    ...of('federated_identity_credential').map((block): AppCredential => ({
      kind: 'federated',
      address: block.address,
      issuer: text(block, 'issuer'),
      subject: text(block, 'subject'),
      audiences: [resolver.attribute(block, 'audiences')].flat().map(String),
    })),
  ];
}
