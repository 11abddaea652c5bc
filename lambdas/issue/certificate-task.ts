import * as v from 'valibot';
import { certificateKinds } from '../shared/model/certificate-kinds.ts';
import { OrderTaskSchema } from '../shared/runtime/task.ts';

/** What a step is given that works for one certificate of an order. */
export const CertificateTaskSchema = v.object({
  ...OrderTaskSchema.entries,
  kind: v.picklist(certificateKinds),
});
