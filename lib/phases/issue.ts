import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import * as v from 'valibot';
import { RecoverableKeySchema } from '../../domain/certificates/encryption-key.ts';
import { timeLimits } from '../../domain/order/time-limits.ts';
import { beginning } from '../order-writes.ts';
import type { Capabilities } from './capabilities.ts';

type IssueProps = Pick<Capabilities, 'entryPoints' | 'store' | 'authority' | 'recovery'>;

const recoverableKey = v.keyof(RecoverableKeySchema).options;

/** The functions that get certificates from the CA. */
export class Issue extends Construct {
  constructor(scope: Construct, id: string, props: IssueProps) {
    super(scope, id);
    const { entryPoints, store, authority, recovery } = props;

    const beginIssuing = entryPoints.add(this, 'begin-issuing', {
      impact: 'orders fail after their approval, before anything is issued',
      failsToBeCalledAgain: true,
    });
    store.directory.grant(beginIssuing, 'get', 'check');
    store.mobileIds.grant(beginIssuing, 'check');
    store.orders.grant(beginIssuing, 'get');
    store.orders.grantWrite(beginIssuing, 'update', beginning);

    const issueCertificate = entryPoints.add(this, 'issue-certificate', {
      impact: 'orders fail when certificates are issued; what was issued is revoked',
      timeout: Duration.seconds(timeLimits.issueCertificate),
      failsToBeCalledAgain: true,
    });
    store.orders.grant(issueCertificate, 'get');
    store.orders.grantWrite(issueCertificate, 'update', ['state', 'certificates', 'encryptionKey']);
    store.publicKeys.grantWrite(issueCertificate, 'put', ['kind', 'orderId', 'userId', 'takenAt']);
    store.coordination.grantTakeTurn(issueCertificate);
    authority.grantIssueInTurn(issueCertificate);
    recovery.grantMake(issueCertificate);

    const collectCertificate = entryPoints.add(this, 'collect-certificate', {
      impact: 'orders fail although their certificates are issued; these are revoked',
      timeout: Duration.seconds(20),
      failsToBeCalledAgain: true,
    });
    store.orders.grant(collectCertificate, 'get');
    store.orders.grantWrite(collectCertificate, 'update', ['state', 'certificates', 'chain']);
    authority.grantCollect(collectCertificate);

    const checkCertificates = entryPoints.add(this, 'check-certificates', {
      impact: 'orders fail although their certificates are issued; these are revoked',
      failsToBeCalledAgain: true,
    });
    store.orders.grant(checkCertificates, 'get');
    addRecovery(this, props);
  }
}

const addRecovery = (scope: Construct, { entryPoints, store, recovery }: IssueProps): void => {
  const recoverCertificates = entryPoints.add(scope, 'recover-encryption-certificates', {
    impact:
      'orders fail because encryption keys cannot be given to the new phone; what was issued is revoked',
    timeout: Duration.seconds(30),
    failsToBeCalledAgain: true,
  });
  store.orders.grant(recoverCertificates, 'get');
  store.orders.grantWrite(recoverCertificates, 'update', ['state', 'recoveredKeys']);
  store.encryptionKeys.grant(recoverCertificates, 'query');
  store.encryptionKeys.grantWrite(recoverCertificates, 'put', recoverableKey);
  recovery.grantOpen(recoverCertificates);
};
