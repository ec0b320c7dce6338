import type { Bareme } from './bareme.ts'

/** The 29 communes that share the Paris ceilings (with every arrondissement of Paris), by INSEE code. */
export const COMMUNES_LIMITROPHES: Bareme<readonly string[]> = {
  depuis: '2024-01-01',
  article: 'arrêté du 29 juillet 1987, annexe I',
  marque: 'V',
  source: 'TTA',
  valeurs: [
    '92012', '92024', '92040', '92044', '92046', '92049', '92051', '92062', '92064', '92073', '92075', '93001', '93006', '93045', '93048',
    '93055', '93061', '93066', '93070', '94018', '94033', '94037', '94041', '94042', '94043', '94052', '94067', '94069', '94080',
  ],
}
