import { MissingRemovalPolicies, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  CfnCertificate,
  CfnCertificateAuthority,
  CfnCertificateAuthorityActivation,
} from 'aws-cdk-lib/aws-acmpca';
import type { Construct } from 'constructs';
import { signingAlgorithms } from '../domain/certificates/signing-algorithms.ts';
import type { Configuration } from './configuration.ts';
import { CrlSite } from './crl-site.ts';
import { output } from './outputs.ts';
import type { AuthorityLocation } from './parameters.ts';

/** What the CA stack is made from. */
export interface CertificateAuthorityStackProps extends StackProps {
  readonly configuration: Configuration;
}

const years = (value: number) => ({ type: 'YEARS', value });

/**
 * A root CA and, below it, the CA that issues the mobile IDs' certificates: for organisations that have none.
 * Each costs hundreds of dollars a month as long as it exists, so nobody gets this stack without asking for it.
 * Everything outlives it: certificates in use name the CAs and the place of their revocation lists, and a CA whose
 * activation is deleted is disabled
 * (docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-acmpca-certificateauthorityactivation.html).
 * Only a first deploy that fails takes away what it made.
 */
export class CertificateAuthorityStack extends Stack {
  /** Where the issuing CA is, for stacks that import it. */
  readonly location: AuthorityLocation;
  readonly #configuration: Configuration;
  readonly #crls: CrlSite;

  constructor(scope: Construct, id: string, { configuration, ...props }: CertificateAuthorityStackProps) {
    super(scope, id, { description: 'Get mobile ID: certificate authority', ...props });
    this.#configuration = configuration;
    this.#crls = new CrlSite(this, 'Crls', configuration);
    const root = this.#authority('Root');
    const rootChain = this.#activateRoot(root);
    const issuing = this.#authority('Issuing');
    this.#activateIssuing(issuing, root, rootChain);
    this.location = {
      arn: this.exportValue(issuing.attrArn, { name: `${this.stackName}-Arn` }),
      crlBucketName: this.exportValue(this.#crls.bucket.bucketName, { name: `${this.stackName}-CrlBucket` }),
    };
    output(
      this,
      'RootCertificateAuthorityArn',
      'Relying parties trust the certificate of this CA',
      root.attrArn,
    );
    output(this, 'CertificateAuthorityArn', 'Issues the certificates of mobile IDs', issuing.attrArn);
    this.#outputHosts();
    MissingRemovalPolicies.of(this).apply(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  }

  #outputHosts(): void {
    const { host, distributionHost } = this.#crls;
    output(this, 'CrlHost', 'Serves the revocation lists over plain HTTP', host);
    if (host !== distributionHost)
      output(
        this,
        'CrlDistribution',
        `What the DNS name ${host} has to stand for (CNAME or alias)`,
        distributionHost,
      );
  }

  #authority(name: 'Root' | 'Issuing'): CfnCertificateAuthority {
    const { caName, caKeyAlgorithm } = this.#configuration;
    const authority = new CfnCertificateAuthority(this, name, {
      type: name === 'Root' ? 'ROOT' : 'SUBORDINATE',
      keyAlgorithm: caKeyAlgorithm,
      signingAlgorithm: signingAlgorithms[caKeyAlgorithm],
      subject: { commonName: `${caName} ${name} CA` },
      usageMode: 'GENERAL_PURPOSE',
      revocationConfiguration: { crlConfiguration: this.#crls.configuration },
    });
    // The CA writes its first list as it is made.
    authority.node.addDependency(this.#crls);
    return authority;
  }

  #activateRoot(root: CfnCertificateAuthority): CfnCertificateAuthorityActivation {
    const certificate = new CfnCertificate(this, 'RootCertificate', {
      ...this.#signWith(root, 'RootCACertificate/V1'),
      certificateSigningRequest: root.attrCertificateSigningRequest,
      validity: years(20),
    });
    return new CfnCertificateAuthorityActivation(this, 'RootActivation', {
      certificateAuthorityArn: root.attrArn,
      certificate: certificate.attrCertificate,
      status: 'ACTIVE',
    });
  }

  #activateIssuing(
    issuing: CfnCertificateAuthority,
    root: CfnCertificateAuthority,
    rootActivation: CfnCertificateAuthorityActivation,
  ): void {
    const certificate = new CfnCertificate(this, 'IssuingCertificate', {
      ...this.#signWith(root, 'SubordinateCACertificate_PathLen0/V1'),
      certificateSigningRequest: issuing.attrCertificateSigningRequest,
      validity: years(10),
    });
    // Nothing of the certificate refers to the activation, without which the root can't sign it.
    certificate.node.addDependency(rootActivation);
    new CfnCertificateAuthorityActivation(this, 'IssuingActivation', {
      certificateAuthorityArn: issuing.attrArn,
      certificate: certificate.attrCertificate,
      certificateChain: rootActivation.attrCompleteCertificateChain,
      status: 'ACTIVE',
    });
  }

  #signWith({ attrArn }: CfnCertificateAuthority, template: string) {
    return {
      certificateAuthorityArn: attrArn,
      signingAlgorithm: signingAlgorithms[this.#configuration.caKeyAlgorithm],
      templateArn: this.formatArn({
        service: 'acm-pca',
        region: '',
        account: '',
        resource: 'template',
        resourceName: template,
      }),
    };
  }
}
