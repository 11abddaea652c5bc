/** The part of pngjs 7.0.0, which comes without types, that reads and writes a picture. */
declare module 'pngjs' {
  export const PNG: {
    readonly sync: {
      read(png: Uint8Array): { readonly width: number; readonly height: number; readonly data: Uint8Array };
      write(
        picture: { readonly width: number; readonly height: number; readonly data: Uint8Array },
        options?: {
          readonly colorType: 2;
          readonly inputHasAlpha: true;
          readonly filterType: number;
          readonly deflateLevel: number;
          readonly deflateStrategy: number;
        },
      ): Buffer;
    };
  };
}
