import * as v from 'valibot';
import { only, type LocalCloud, type LocalCloudOptions, type Template } from '../local/index.ts';

/** The CA that a deployment is told of. */
const certificateAuthority = {
  arn: 'arn:aws:acm-pca:eu-central-1:000000000000:certificate-authority/1eaf0000-0000-4000-8000-000000000001',
  crlBucket: 'local-certificate-revocation-lists',
};

/** The client with which Self-Service signs users in. */
const clientId = 'self-service';

const Configuration = v.looseObject({ signOutUrl: v.string() });

/** What the pages are told, but for Cognito's own way to sign out: the local issuer has the standard's. */
const withoutSignOutUrl = (content: string): string => {
  const { signOutUrl: _, ...configuration } = v.parse(Configuration, JSON.parse(content));
  return JSON.stringify(configuration);
};

/** How this product is deployed to a local cloud. */
export const deployment = {
  parameters: {
    SenderAddress: 'mobile-id@example.com',
    CertificateAuthorityArn: certificateAuthority.arn,
    CrlBucketName: certificateAuthority.crlBucket,
  },
  certificateAuthority,
  clientId,
  siteFiles: { '/config.json': withoutSignOutUrl },
} as const satisfies Partial<LocalCloudOptions>;

/** Words for the project's tables. */
export type TableName =
  'Directory' | 'Orders' | 'MobileIds' | 'Coordination' | 'EncryptionKeys' | 'PublicKeys';

/** Where the parts of a deployment are, and what people and programs have to know to use it. */
export interface Endpoints {
  /** For the SDKs and the CLI of AWS. */
  readonly aws: string;
  /** The pages. */
  readonly site: string;
  /** The API's stage, as the pages call it. */
  readonly api: string;
  /** Where users sign in. */
  readonly issuer: string;
  readonly inbox: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly stateMachineArn: string;
  readonly lockStateMachineArn: string;
  readonly optionsPath: string;
  readonly tables: Readonly<Record<TableName, string>>;
}

const findTable = ({ resources }: Template, name: TableName): string => {
  const table = resources('AWS::DynamoDB::Table').find(({ id }) => id.startsWith(`Store${name}Table`));
  if (!table) throw new Error(`The template has no table ${name}`);
  return table.name;
};

const Client = v.object({ CallbackURLs: v.tupleWithRest([v.string()], v.string()) });
const Route = v.object({ AuthorizationScopes: v.tupleWithRest([v.string()], v.string()) });

/** Finds the parts of a deployment by its template. */
export const findEndpoints = ({
  endpoints,
  template,
}: Pick<LocalCloud, 'endpoints' | 'template'>): Endpoints => {
  const { aws, site = '', issuer = '', inbox = '' } = endpoints;
  const client = v.parse(Client, only(template, 'AWS::Cognito::UserPoolClient').properties);
  const [scope = ''] = template
    .resources('AWS::ApiGatewayV2::Route')
    .flatMap(({ properties }) => (v.is(Route, properties) ? properties.AuthorizationScopes : []));
  return {
    ...{ aws, site, api: `${site}/api`, issuer, inbox, clientId, scope },
    redirectUri: client.CallbackURLs[0],
    stateMachineArn: template.outputs['StateMachineArn'] ?? '',
    lockStateMachineArn: template.outputs['LockStateMachineArn'] ?? '',
    optionsPath: template.outputs['OptionsPath'] ?? '',
    tables: {
      Directory: findTable(template, 'Directory'),
      Orders: findTable(template, 'Orders'),
      MobileIds: findTable(template, 'MobileIds'),
      Coordination: findTable(template, 'Coordination'),
      EncryptionKeys: findTable(template, 'EncryptionKeys'),
      PublicKeys: findTable(template, 'PublicKeys'),
    },
  };
};
