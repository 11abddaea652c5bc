import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { AdministratedDirectory } from '../../../bin/users/directory.ts';
import { Who } from '../../../bin/users/who.ts';
import { unmarshallOptions } from '../../../lambdas/aws/tables/tables.ts';
import { Clock } from '../../../local/clock.ts';
import { userPools } from '../../../local/cognito/user-pools.ts';
import { DynamoDb } from '../../../local/dynamodb/service.ts';
import { inProcess } from '../../local/in-process.ts';

/** Of the deployment's tokens. */
export const issuer = 'https://issuer.example.com';
const userPoolId = 'eu-central-1_Users';
const table = 'Directory';

const resource = (name: string, properties = {}) => ({ id: name, name, arn: '', type: '', properties });

/** A deployment without people, and who was invited. */
export const deployed = (place: Partial<ConstructorParameters<typeof Who>[0]> = {}, byMail = false) => {
  const clock = new Clock();
  const tables = [
    resource(table, {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'userId', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'userId', AttributeType: 'S' }],
    }),
  ];
  const invited: string[] = [];
  const signIn = {
    addUser: ({ name }: { readonly name: string }) => Promise.resolve(void invited.push(name)),
    removeUser: () => Promise.resolve(),
  };
  const dynamodb = new DynamoDBClient(inProcess(new DynamoDb(clock, tables)).options);
  const pools = userPools({ resources: () => [resource(userPoolId)] }, clock, signIn);
  const asked: object[] = [];
  const cognito = new CognitoIdentityProviderClient(inProcess(pools).options);
  cognito.middlewareStack.add(
    (next) => (call) => {
      asked.push(call.input);
      return next(call);
    },
    { step: 'initialize' },
  );
  const documents = DynamoDBDocumentClient.from(dynamodb, { unmarshallOptions: unmarshallOptions() });
  return {
    invited,
    asked,
    put: (Item: Readonly<Record<string, unknown>>) =>
      documents.send(new PutCommand({ TableName: table, Item })),
    directory: new AdministratedDirectory(documents, table),
    who: new Who({ issuer, userPoolId, userClaim: 'sub', ...place }, cognito, { byMail }),
  };
};
