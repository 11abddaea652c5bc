import { X509Certificate } from 'node:crypto';
import { GetCertificateCommand, RevokeCertificateCommand } from '@aws-sdk/client-acm-pca';
import { DescribeExecutionCommand, ExecutionDoesNotExist } from '@aws-sdk/client-sfn';
import { DeleteCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { until } from '../../demo/actors/until.ts';
import { coordinationKeys } from '../../lambdas/aws/tables/coordination.ts';
import { findCertificates, type KnownCertificate } from './certificates.ts';
import { patience, type Reached } from './deployed.ts';
import { Unexpected } from './recorder.ts';

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** Waits until nothing works on an order any more. */
export const awaitProcessEnd = async (
  { machines, deployment: { stateMachineArn } }: Reached,
  orderId: string,
): Promise<string> => {
  const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${orderId}`;
  const status = async (): Promise<string> => {
    try {
      return (await machines.send(new DescribeExecutionCommand({ executionArn }))).status ?? 'unknown';
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return 'never begun';
      throw error;
    }
  };
  return until(status, (seen) => seen !== 'RUNNING', patience);
};

const readSerial = async (
  { pca, deployment }: Reached,
  { arn, serial }: KnownCertificate,
): Promise<string> => {
  if (serial !== undefined) return serial;
  const get = { CertificateAuthorityArn: deployment.authorityArn, CertificateArn: arn };
  const { Certificate = '' } = await pca.send(new GetCertificateCommand(get));
  return new X509Certificate(Certificate).serialNumber;
};

/** @returns whether it was valid till now */
const revoke = async ({ pca, deployment }: Reached, serial: string): Promise<boolean> => {
  try {
    await pca.send(
      new RevokeCertificateCommand({
        CertificateAuthorityArn: deployment.authorityArn,
        CertificateSerial: serial.toLowerCase(),
        RevocationReason: 'CESSATION_OF_OPERATION',
      }),
    );
    return true;
  } catch (error) {
    if (isNamed(error, 'RequestAlreadyProcessedException')) return false;
    throw error;
  }
};

/**
 * Revokes whatever was issued for an order. A list of revoked certificates may take half an hour; that the CA knows
 * it shows in its refusal to revoke again.
 * @throws {Unexpected} one is still valid
 */
export const revokeAll = async (reached: Reached, orderId: string): Promise<string> => {
  const serials: string[] = [];
  for (const known of await findCertificates(reached, orderId)) {
    const serial = await readSerial(reached, known);
    await revoke(reached, serial);
    if (await revoke(reached, serial)) throw new Unexpected(`The CA does not know that ${serial} is revoked`);
    serials.push(serial);
  }
  return serials.length === 0 ? 'none was issued' : `${serials.join(', ')}: the CA says so`;
};

const KeySchema = v.object({ keyId: v.string() });

/** Deletes what an order and its user left in the tables, but for the hashes of their public keys, which say nothing. */
export const deleteItems = async (
  { documents, deployment: { tables } }: Reached,
  userId: string,
  orderId: string | undefined,
): Promise<string> => {
  const remove = (TableName: string, Key: Readonly<Record<string, string>>) =>
    documents.send(new DeleteCommand({ TableName, Key }));
  const all = async (TableName: string): Promise<readonly Record<string, unknown>[]> => {
    const found: Record<string, unknown>[] = [];
    const of = { KeyConditionExpression: 'userId = :user', ExpressionAttributeValues: { ':user': userId } };
    for await (const { Items = [] } of paginateQuery({ client: documents }, { TableName, ...of }))
      found.push(...Items);
    return found;
  };
  for (const { keyId } of v.parse(v.array(KeySchema), await all(tables.encryptionKeys)))
    await remove(tables.encryptionKeys, { userId, keyId });
  for (const { mobileId } of v.parse(v.array(MobileIdKeySchema), await all(tables.mobileIds)))
    await remove(tables.mobileIds, { userId, mobileId });
  await remove(tables.coordination, { key: coordinationKeys.runningOrder(userId) });
  if (orderId !== undefined) await remove(tables.orders, { orderId });
  await remove(tables.directory, { userId });
  return 'directory, order, mobile ID';
};

const MobileIdKeySchema = v.object({ mobileId: v.string() });
