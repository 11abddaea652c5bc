/** The part of asl-validator 4.0.0 that is used; it comes without types. */
declare module 'asl-validator' {
  const validate: (definition: unknown) => {
    readonly isValid: boolean;
    readonly errorsText: () => string;
  };
  export = validate;
}
