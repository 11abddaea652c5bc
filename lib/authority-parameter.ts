/**
 * The parameter that tells an administrator's tools which CA a deployment uses. It stands beside the options, not
 * among them: nobody changes it.
 * @param optionsPath path of the deployment's options, without a slash at its end
 */
export const authorityParameterName = (optionsPath: string): string => `${optionsPath}-certificate-authority`;
