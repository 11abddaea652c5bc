/** The part of pngjs 7.0.0, which comes without types, that reads a picture. */
declare module 'pngjs' {
  export const PNG: {
    readonly sync: {
      read(png: Uint8Array): { readonly width: number; readonly height: number; readonly data: Uint8Array };
    };
  };
}
