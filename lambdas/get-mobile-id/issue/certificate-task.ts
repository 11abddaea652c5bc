import * as v from 'valibot';
import { certificateKinds } from '../../../domain/certificates/certificate-kinds.ts';
import { OrderTaskSchema } from '../../runtime/task.ts';

/** What a step is given that works for one certificate of an order. */
export const CertificateTaskSchema = v.object({
  ...OrderTaskSchema.entries,
  kind: v.picklist(certificateKinds),
});
