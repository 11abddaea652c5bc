import type * as v from 'valibot';

/**
 * What a page makes of an answer of the API. Its schemas are its own: the API's are strict and bring the server's model
 * along, and a page that was loaded before the API learned something new goes on working. So the compiler refuses a
 * schema that could not read every answer that the API may give.
 * @typeParam Answer what the API's own schema lets it answer
 */
export type Heard<Schema extends v.GenericSchema, Answer extends v.InferInput<Schema>> =
  Answer extends v.InferInput<Schema> ? v.InferOutput<Schema> : never;
