/**
 * The ACM PCA template of every certificate: what a certificate says comes from the API call and nothing but
 * the key from the CSR; basic constraints (CA:FALSE) are critical. The issuing role is pinned to it.
 * Template, then API, then CSR is the order in which PCA takes each extension:
 * https://docs.aws.amazon.com/privateca/latest/userguide/template-order-of-operations.html
 */
export const certificateTemplate = 'BlankEndEntityCertificate_CriticalBasicConstraints_APIPassthrough/V1';

/**
 * ARN of the template, for IAM and for the call.
 * @param partition AWS partition, such as `aws` or `aws-us-gov`
 */
export const certificateTemplateArn = (partition: string): string =>
  `arn:${partition}:acm-pca:::template/${certificateTemplate}`;
