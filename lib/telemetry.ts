/** Under which functions log and count (Powertools for AWS Lambda); metrics stand in the namespace of their stack. */
export const serviceName = 'get-mobile-id';
